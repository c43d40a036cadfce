"""What was shared of figures, as a document of its own: so that a masked figure, too, opens to where it stands."""

from collections.abc import Sequence
from datetime import datetime

from headway.casework.evidence.models import Figure, Passage, Source
from headway.foundation.access.marking import scheme
from headway.foundation.ledger.changes import Change
from headway.foundation.ledger.files import store_file
from headway.foundation.ledger.scanning import written_here

TITLE = "Figures shared with small numbers masked"


def write_table(figures: Sequence[Figure], *, change: Change, at: datetime) -> list[Passage]:
    """One line for each figure, as it was shared, and the passage of that line. Part of another act.

    The document lies where the figures do, with their holder, recipients and highest marking.
    """
    first = figures[0]
    sight = {
        "compartment": first.compartment,
        "holder_id": first.holder_id,
        "audience": first.audience,
        "circle": first.circle,
    }
    title = f"{TITLE}, {at:%Y-%m-%d}"
    lines = [f"{figure.subject}: {figure.as_said}" for figure in figures]
    text = "\n\n".join([title, *lines])
    clean = written_here(text.encode())
    file = store_file(change, clean, name="figures.txt", media_type="text/plain", compartment=first.compartment)
    source = Source(
        type=Source.Kind.SUBMISSION,
        title=title,
        originator=first.holder.name[:200],
        dated=at.date().isoformat(),
        language="en",
        file=file,
        reading=file,
        characters=len(text),
        marking=max((figure.marking for figure in figures), key=scheme().rank),
        **sight,
    )
    change.add(source)
    passages, start = [], len(title) + 2
    for line in lines:
        end = start + len(line)
        passages.append(Passage(source=source, start=start, end=end, quote=line, marking=source.marking, **sight))
        start = end + 2
    return change.add_all(passages)
