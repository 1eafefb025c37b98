"""The ways in which the demo's texts are written."""

from portal.demo.words import lines, prose


def test_prose_becomes_paragraphs_and_lists():
    html = prose(
        """
        First <b>test</b>
        paragraph.

        - A test entry with <a href="page:about">a link</a>
        - Another test
          entry
        """
    )
    assert html == (
        "<p>First <b>test</b> paragraph.</p>"
        '<ul><li>A test entry with <a href="page:about">a link</a></li>'
        "<li>Another test entry</li></ul>"
    )


def test_entries_stand_each_on_a_line():
    assert lines("one,  two words, three") == "one\ntwo words\nthree"
    assert lines("") == ""
