"""Builds the letter templates shipped in data/letters: `python -m headway.engines.letters.making`."""

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from headway.engines.letters.templates import SHIPPED

OPENINGS = {
    "request": (
        "I have the honour to send you what is recommended to you in {{assessment}}:",
        "I should be grateful for your written answer on each of them {{due}}.",
    ),
    "reminder": (
        "I have the honour to recall what is still owed in connection with {{assessment}}:",
        "I should be grateful for your answer {{due}}.",
    ),
    "notes": (
        "I have the honour to list what was asked for or promised in our meetings, {{assessment}}:",
        "I should be grateful if you could send it, or say how it stands, {{due}}.",
    ),
}


def build(name: str) -> None:
    """Write one template: an A4 letter with the words that are filled in."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(11.5)
    opening, closing = OPENINGS[name]
    document.add_paragraph("{{from}}").runs[0].bold = True
    document.add_paragraph("No. {{number}}")
    document.add_paragraph("{{date}}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("To: {{to}}")
    document.add_paragraph("Subject: {{subject}}").runs[0].bold = True
    document.add_paragraph("Excellency,")
    document.add_paragraph(opening)
    document.add_paragraph("{{items}}", style="List Number")
    document.add_paragraph(closing)
    document.add_paragraph("Accept, Excellency, the assurances of my highest consideration.")
    document.add_paragraph("{{signed_by}}")
    properties = document.core_properties
    properties.author = properties.comments = properties.title = ""
    document.save(str(SHIPPED / f"{name}.docx"))


if __name__ == "__main__":
    for each in OPENINGS:
        build(each)
