"""A form with an answer box for each paragraph of a draft: for those who would rather not write into the draft."""

from collections.abc import Sequence

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from headway.engines.exchange.every_language import in_every_language
from headway.engines.exchange.forms.reading import read_form
from headway.engines.exchange.forms.values import Form, FormItem, Matched
from headway.engines.exchange.forms.writing import TEXT
from headway.engines.exchange.values import How, Piece, Preview, Proposed, SentBlock

HOW = {Matched.ID: How.MARK, Matched.NUMBER: How.NUMBER, Matched.MEANING: How.LIKENESS}
REQUEST = gettext_noop("Write your comment beside the paragraph it is on. A box left as it is says nothing.")


def comment_form(title: str, blocks: Sequence[SentBlock], *, version: str) -> Form:
    """One item for each numbered paragraph of a version."""
    items = tuple(FormItem(block.key, f"¶ {block.number}", block.text) for block in blocks if block.number.isdigit())
    return Form(title, _(REQUEST), items, version=version, language=get_language() or "en")


def is_form(pieces: Sequence[Piece]) -> bool:
    """Whether a file that came back is such a form, and not the draft itself."""
    return any(name.startswith(TEXT) for piece in pieces for _, name in piece.marks) or _has_its_head(pieces)


def _has_its_head(pieces: Sequence[Piece]) -> bool:
    asked = in_every_language(REQUEST)
    return any(piece.text.strip().startswith(tuple(asked)) for piece in pieces)


def preview_form(data: bytes, blocks: Sequence[SentBlock]) -> Preview:
    """What was written in the boxes, each a remark on its paragraph. Raises Unreadable."""
    form = comment_form("", blocks, version="")
    read = read_form(data, form)
    by_key = {block.key: block for block in blocks}
    placed = [
        Proposed("remark", "", text=one.text, block=by_key[one.item.id], how=HOW[one.how]) for one in read.answers
    ]
    loose = [Proposed("remark", "", text=text) for text in read.unmatched]
    warnings = [f"{item.number} is answered more than once: {' / '.join(said)}" for item, said in read.conflicts]
    return Preview((*placed, *loose), tuple(warnings))
