"""What a person should know of how a file was read, a sentence each."""

from collections.abc import Iterator

from headway.engines.intake.layer import Document


def remarks_on(document: Document) -> Iterator[str]:
    """Pages that are pictures, heads of pages that were left out, macros that were passed over, and parts of the file that lie outside it."""
    silent = document.metadata.get("pages_without_text", "")
    if silent:
        several = "," in silent or "–" in silent
        yield f"{'Pages' if several else 'Page'} {silent} {'have' if several else 'has'} no text: read by eye, or run text recognition (OCR)."
    seen = document.metadata.get("pages_read_by_machine", "")
    if seen:
        yield f"Read by machine, to be compared with the scan: page{'s' if ',' in seen or '–' in seen else ''} {seen}. Nothing of this is stored."
    pictured = document.metadata.get("pictures_without_text", "")
    if pictured:
        several = "," in pictured or "–" in pictured
        yield f"{'Pictures' if several else 'Picture'} {pictured} {'hold pages' if several else 'holds a page'} that no text gives: read by eye, or run text recognition (OCR)."
    pictured = document.metadata.get("pictures_read_by_machine", "")
    if pictured:
        yield f"Read by machine, to be compared with the file: picture{'s' if ',' in pictured or '–' in pictured else ''} {pictured}. Nothing of this is stored."
    if "left_out" in document.metadata:
        yield f"Left out, as it stands on page after page: {document.metadata['left_out']}"
    if "macros" in document.metadata:
        yield "The file has macros; they were not read."
    outside = int(document.metadata.get("places_outside", 0))
    if outside:
        yield f"{outside} part{'s' if outside > 1 else ''} of the file {'lie' if outside > 1 else 'lies'} outside it; nothing was fetched."
