"""Fills the stock project with what texts.json holds; run by its manage.py shell."""

import json
from io import BytesIO
from pathlib import Path

from django.core.files.images import ImageFile
from PIL import Image as Picture
from wagtail.images import get_image_model

from home.models import ArticlePage, HomePage

HUES = ("#0b5345", "#154360", "#7b241c", "#7d6608", "#4a235a", "#1b2631")

front = HomePage.objects.get()
for number, text in enumerate(json.loads(Path("texts.json").read_text())):
    drawn = BytesIO()
    Picture.new("RGB", (1600, 1200), HUES[number % len(HUES)]).save(drawn, "JPEG")
    image = get_image_model().objects.create(
        title=text["title"], file=ImageFile(drawn, name=f"{number}.jpg")
    )
    front.add_child(
        instance=ArticlePage(
            title=text["title"],
            intro=text["intro"],
            body=text["body"],
            image=image,
            show_in_menus=number < 6,
        )
    )
print(ArticlePage.objects.first().get_url_parts()[2])
