from headway.engines.reports.render import render
from headway.engines.reports.values import Paragraph
from tests.engines.reports.samples import a_full_report, a_report, said


def test_paragraphs_are_numbered_and_cite_in_notes() -> None:
    text = render(a_report(Paragraph((said("Posts were connected."),))), "md").decode()

    assert "1\\. Posts were connected.[^1]" in text
    assert "[^1]: the Directorate, Report on the initial visit to Orsania, October 2009, p. 12:" in text


def test_data_is_never_read_as_markup() -> None:
    text = render(a_report(Paragraph((said("*bold* [link](x) <b> | # `code`"),))), "md").decode()

    assert r"\*bold\* \[link\](x) \<b\> \| \# \`code\`" in text


def test_every_block_is_written() -> None:
    text = render(a_full_report(), "md").decode()

    for words in (
        "**RESTRICTED**",
        "## Summary",
        "### Borders",
        "| XOR-2009-01 |",
        "- (a) first",
        "0 to 365",
        "> **Note**",
    ):
        assert words in text
