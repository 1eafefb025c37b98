"""A letter as plain text, and what its headers promise."""

import pytest
from django.utils import translation

from portal.intake.outbox.layout import lay_out
from portal.intake.outbox.parts import Fact, Paragraph, Quotation, Way
from portal.styleguide.letters import look_of

ADDRESS = "https://programs.example.org/receipt/" + "x" * 90


def test_plain_text_is_broken_at_spaces_and_addresses_never():
    with translation.override("en"):
        look = lay_out(
            "Subject",
            [
                Paragraph(f"{'Many words. ' * 20}\n\nThe address is {ADDRESS} and more."),
                Fact("Day", "Monday"),
                Fact("Time", "noon"),
                Way("See your receipt", ADDRESS),
                Quotation("You wrote", f"{'They said this. ' * 10}\n\n-- \n<b>{ADDRESS}</b>"),
            ],
            "https://programs.example.org/",
        )
    lines = look.text.split("\n")
    assert {len(line) for line in lines if len(line) > 72} == {
        len(ADDRESS),
        len(f"> <b>{ADDRESS}</b>"),
    }
    assert "Day: Monday\nTime: noon\n\n" in look.text
    assert f"See your receipt:\n{ADDRESS}\n" in look.text
    # What somebody else wrote cannot be taken for us, nor end the letter with a signature.
    assert lines.count("-- ") == 1
    assert all(line.startswith(">") for line in lines if "They said" in line)
    assert "<b>" not in look.html


@pytest.mark.django_db
def test_staff_see_every_letter_on_the_style_page(staff, client):
    page = staff.get("/admin/style/").content.decode()
    assert '/admin/style/letters/notice-ar.html"' in page
    shown = staff.get("/admin/style/letters/notice-ar.html").content.decode()
    assert shown == look_of("notice", "ar").html
    assert staff.get("/admin/style/letters/notice-ar.txt")["Content-Type"].startswith("text/plain")
    assert staff.get("/admin/style/letters/notice-xx.html").status_code == 404
    assert staff.get("/admin/style/letters/none-en.html").status_code == 404
    client.logout()
    assert client.get("/admin/style/letters/notice-ar.html").status_code == 302
