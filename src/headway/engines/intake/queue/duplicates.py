"""The same bytes, the same text in another format, nearly the same: found only among what the person asking may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from headway.casework.evidence.models import Source
from headway.engines.intake.models import TextBand, TextSketch
from headway.engines.intake.queue.sketch import bands, likeness, sketch
from headway.foundation.core.actors import Actor

ALIKE = 0.8
"""Less is another text about the same thing."""
MOST = 200


@dataclass(frozen=True, slots=True)
class Twin:
    """A source that another one repeats, and how: "the same file", "the same text", "98 % the same"."""

    source: Source
    how: str
    share: float


def remember_text(source: Source, text: str) -> None:
    """Keep the sketch of a source's text, so that the next like it is noticed."""
    signature = sketch(text)
    if source.reading_id is None or not signature:
        return
    kept = TextSketch.objects.create(file_id=source.reading_id, signature=signature)
    TextBand.objects.bulk_create([TextBand(sketch=kept, band=band) for band in bands(signature)])


def twins_of(sources: Iterable[Source], actor: Actor) -> dict[UUID, Twin]:
    """For each of these sources the one before it that it most repeats, among those this person may see.

    A handful of questions to the database, however many sources.
    """
    asked = {source.pk: source for source in sources if source.reading_id or source.file_id}
    signatures = _signatures(source.reading_id for source in asked.values())
    wanted = {band for signature in signatures.values() for band in bands(signature)}
    candidates = list(
        TextBand.objects.filter(band__in=wanted).values_list("sketch_id", flat=True).distinct().order_by()[: MOST * 10]
    )
    seen = Source.objects.visible_to(actor).select_related("file")
    digests = {source.file.sha256 for source in asked.values() if source.file}
    same_file = list(seen.filter(file__sha256__in=digests)[:MOST]) if digests else []
    same_text = list(seen.filter(reading__in=candidates)[:MOST]) if candidates else []
    others = {source.pk: source for source in (*same_file, *same_text)}
    known = signatures | _signatures(source.reading_id for source in others.values())
    found = {}
    for source in asked.values():
        twins = [twin for other in others.values() if (twin := _compared(source, other, known)) is not None]
        if twins:
            found[source.pk] = max(twins, key=lambda twin: (twin.share, str(twin.source.pk)))
    return found


def twin_by_bytes(sha256: str, actor: Actor) -> Source | None:
    """A source that this person may see and that came in as the very same file."""
    return Source.objects.visible_to(actor).filter(file__sha256=sha256).order_by("id").first() if sha256 else None


def _signatures(files: Iterable[UUID | None]) -> dict[UUID, bytes]:
    rows = TextSketch.objects.filter(pk__in=[file for file in files if file is not None])
    return {key: bytes(signature) for key, signature in rows.values_list("pk", "signature")}


def _compared(source: Source, other: Source, known: dict[UUID, bytes]) -> Twin | None:
    if other.pk == source.pk or other.pk > source.pk:
        return None
    if source.file and other.file and source.file.sha256 == other.file.sha256:
        return Twin(other, "the same file", 2.0)
    one, two = (known.get(each.reading_id or each.pk, b"") for each in (source, other))
    share = likeness(one, two)
    if one and one == two:
        return Twin(other, "the same text", 1.5)
    return Twin(other, f"{min(99, round(share * 100))} % the same", share) if share >= ALIKE else None
