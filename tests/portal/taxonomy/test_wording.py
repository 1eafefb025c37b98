"""Two spellings are one word where a plain rule can tell, in each language by its own rules."""

import pytest

from portal.taxonomy.wording import key_of, parts_of


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Child care", "child  CARE"),
        ("en", "Clinics", "clinic"),
        ("en", "Food pantries", "food pantry"),
        ("en", "Rent boxes", "Rent box"),
        ("en", "Base-building group", "base building groups"),
        ("en", "LGBTQ+", "lgbtq"),
        ("es", "Educación", "educacion"),
        ("es", "Padres", "padre"),
        ("es", "Las redes", "la red".replace("la", "las")),
        ("es", "Voces", "voz"),
        ("fr", "Foyers", "foyer"),
        ("fr", "Réseaux locaux", "reseau local"),
        ("ar", "العدالة البيئيّة", "العدالـة البيئية"),
    ],
)
def test_spellings_of_one_word(language, one, other):
    assert key_of(one, language) == key_of(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Housing", "House"),
        ("en", "Bus", "Bu"),
        ("en", "News", "Newt"),
        ("fr", "Sans", "Sang"),
        ("hi", "दिल", "दल"),
        ("th", "ดิน", "ดน"),
        ("es", "Clínicas", "Clinics"),
    ],
)
def test_words_that_stay_two(language, one, other):
    assert key_of(one, language) != key_of(other, language)


def test_what_stands_inside_a_name():
    assert parts_of("early child care") == {"early", "child", "care", "early child", "child care"}
    assert parts_of("housing") == set()
    assert key_of("+", "en") == "+", "a name of signs alone is still a name"
