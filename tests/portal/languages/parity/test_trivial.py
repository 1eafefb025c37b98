"""What readers need not be told of, and what they always are."""

import pytest

from portal.languages.parity.trivial import is_trivial

LONG = (
    "Local health departments and community power-building organizations apply together. They "
    "describe the place, the people who live there and what they want to change, and they say "
    "what each of them brings. Nobody has to recieve money to apply."
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("How to apply.", "How to apply"),
        ("How  to apply", "How to Apply!"),
        ("“Yes”, she said", '"Yes," she said'),
        ("The call closes on March 1.", "The call closes on March 1"),
        (LONG, LONG.replace("recieve", "receive")),
        (LONG, LONG.replace("organizations", "organisations")),
    ],
)
def test_trivial(old, new):
    assert is_trivial(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Apply by March 1.", "Apply by March 2."),
        ("2.5 years", "25 years"),
        ("At 9:30", "At 93:0"),
        ("Anybody may apply.", "Anybody may not apply."),
        ("color", "colour"),
        (LONG, LONG.replace("Nobody has", "Everybody has")),
        (LONG, LONG.replace("to apply.", "to apply now.")),
        (LONG, LONG.replace("money", "funds")),
        (LONG, LONG.replace("what they want", "how they want")),
        ("", "New"),
        ("Gone", ""),
    ],
)
def test_never_trivial(old, new):
    assert not is_trivial(old, new)
