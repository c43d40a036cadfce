"""Signs of a reply, a response table, ratings and a law that only their own readers see; each a few words, or ""."""

import re

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.laws.heads import article_head
from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.ratings.reading import read_ratings
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.lines import lines_of
from headway.engines.intake.documents.replies.tables import table_units
from headway.engines.intake.documents.response_tables.columns import columns_of
from headway.engines.intake.documents.tabular import grids
from headway.engines.intake.layer import Document, Kind
from headway.foundation.core.messages import Message
from headway.foundation.language.words import folded

NO_SIGN = Message("")
BESIDE_EACH = Message(gettext_noop("a table sets what was done beside each recommendation"))
_FEW = 2
_SEVERAL = 5
_SECTION = re.compile(r"\d{1,3}[A-Z]?\.\s+\S")
_THIS_ACT = re.compile(r"\b(?:this (?:act|law|code|decree)|commits an offence|is liable to)\b")


def sign_of_a_response_table(document: Document) -> Message:
    """A table with a column of recommendations or their numbers, and one of what was done."""
    for grid in grids(document):
        found = columns_of(grid)
        recommends = found and (found[1].recommendation is not None or found[1].status is not None)
        if found and recommends and found[1].response and len(grid.rows) > found[0]:
            return BESIDE_EACH
    return NO_SIGN


def sign_of_ratings(document: Document) -> Message:
    """Several Recommendations or Outcomes with a rating each."""
    ratings = read_ratings(document).ratings
    if len(ratings) < _SEVERAL:
        return NO_SIGN
    return Message(gettext_noop("ratings stand in it: %(n)s"), n=len(ratings))


def sign_of_a_law(document: Document) -> Message:
    """Articles in the cells of a table, or numbered sections of what calls itself an Act."""
    cells = [
        line for grid in grids(document) for row in grid.rows for cell in row.cells for line in cell.text.split("\n")
    ]
    articles = sum(1 for text in cells if article_head(text))
    if articles > _FEW and articles >= len(cells) * 0.15:
        return Message(gettext_noop("articles stand in its table: %(n)s"), n=articles)
    blocks = [document.of(block) for block in document.blocks if block.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM)]
    sections = sum(1 for text in blocks if _SECTION.match(text))
    own = len(_THIS_ACT.findall(folded(document.text)))
    if sections <= _FEW or own < _FEW:
        return NO_SIGN
    return Message(gettext_noop("it speaks of itself as law, in numbered sections: %(n)s"), n=sections)


def sign_of_a_reply(document: Document) -> Message:
    """Paragraphs or rows that name the questions they answer, or questions in bold."""
    lines = lines_of(document, ())
    named = {number for line in lines if not line.weak for number in (*line.numbers, *line.phrase)}
    if len(named) >= _FEW:
        return Message(gettext_noop("questions that it names and answers: %(n)s"), n=len(named))
    nothing = Likeness([], english=False)
    rows = sum(len(table_units(grid, (), nothing, ())) for grid in grids(document))
    if rows > _FEW:
        return Message(gettext_noop("a table sets answers beside questions: %(n)s"), n=rows)
    bold = sum(1 for line in lines if line.bold and words.asks(line.text))
    asked = sum(1 for line in lines if line.number and line.text.rstrip().endswith(("?", "؟")))
    if asked > _FEW:
        return Message(gettext_noop("numbered questions stand in it: %(n)s"), n=asked)
    return Message(gettext_noop("questions in bold stand in it: %(n)s"), n=bold) if bold > _FEW else NO_SIGN
