"""The demo's pictures draw, stay the same, and say in words what they show."""

import io

import pytest
from PIL import Image

from portal.demo.pictures import MOTIFS, draw

SMALL = (320, 200)


@pytest.mark.parametrize("name", MOTIFS)
def test_each_motif_draws_a_picture_with_words_and_colors(name):
    motif = MOTIFS[name]
    assert motif.title
    assert len(motif.alt) > 15
    assert motif.alt.endswith(".")

    picture = Image.open(io.BytesIO(draw(name, SMALL)))

    assert (picture.format, picture.size, picture.mode) == ("JPEG", SMALL, "RGB")
    assert len(picture.quantize(16).getcolors()) == 16, "a picture of one color is a grey box"


def test_a_picture_is_the_same_each_time_and_unlike_the_others():
    once = {name: draw(name, SMALL) for name in MOTIFS}

    assert once == {name: draw(name, SMALL) for name in MOTIFS}
    assert len(set(once.values())) == len(MOTIFS)


def test_a_square_cuts_the_sides_and_an_unknown_motif_is_refused():
    assert Image.open(io.BytesIO(draw("unity", (150, 150)))).size == (150, 150)
    with pytest.raises(KeyError):
        draw("nothing")
