"""Things to look at, listen to or keep: pictures, films, files."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import DescribedPicture, FileChooser, PictureChooser

MEDIA = _("Pictures and files")


class PictureBlock(blocks.StructBlock):
    """A picture with its words."""

    image = DescribedPicture(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=250, required=False)
    width = blocks.ChoiceBlock(
        label=_("Width"),
        choices=[("text", _("As wide as the text")), ("wide", _("Wider than the text"))],
        default="text",
        search_index=False,
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        group = MEDIA
        plain = True
        template = "blocks/picture.html"
        description = _("A picture with a caption. Its credit comes from the picture library.")
        preview_template = "blocks/previews/picture.html"
        preview_value = {"caption": _("Neighbors plan their next meeting."), "width": "text"}


class DownloadBlock(blocks.StructBlock):
    """A file for visitors to keep."""

    document = FileChooser(label=_("File"))
    note = blocks.CharBlock(label=_("What it is for"), max_length=200, required=False)

    class Meta:
        icon = "download"
        label = _("File to download")
        group = MEDIA
        template = "blocks/download.html"
        description = _("A file with its language, format and size beside it.")
        preview_template = "blocks/previews/download.html"
        preview_value = {"note": _("For your first meeting with a partner.")}


class FilmBlock(blocks.StructBlock):
    """A film on another site, with its text here."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    url = blocks.URLBlock(
        label=_("Web address"),
        help_text=_("Visitors go there when they choose to. Nothing loads from there before."),
    )
    image = PictureChooser(label=_("Picture"), required=False)
    duration = blocks.CharBlock(
        label=_("Length"), max_length=40, required=False, help_text=_("For example: 12 minutes")
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        required=False,
        help_text=_("For people who cannot hear or play the film."),
    )

    class Meta:
        icon = "media"
        label = _("Film")
        group = MEDIA
        plain = True
        template = "blocks/film.html"
        description = _("A film on another site, with its transcript on this page.")
        preview_value = {
            "title": _("Power 101"),
            "url": "https://video.example.org/power-101",
            "duration": _("58 minutes"),
            "transcript": "<p>Welcome, everyone.</p>",
        }
