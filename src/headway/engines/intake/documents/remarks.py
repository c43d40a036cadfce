"""What a person should know of how a file was read, a sentence each."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop

from headway.engines.intake.layer import Document
from headway.foundation.core.messages import Message


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
    yield from of_the_file(document)


def of_the_file(document: Document) -> Iterator[Message]:
    """What lies in or about the file and was passed over: macros, and parts that lie elsewhere."""
    if "macros" in document.metadata:
        yield Message(gettext_noop("The file has macros; they were not read."))
    outside = int(document.metadata.get("places_outside", 0))
    if outside == 1:
        yield Message(gettext_noop("1 part of the file lies outside it; nothing was fetched."))
    elif outside:
        yield Message(gettext_noop("%(n)s parts of the file lie outside it; nothing was fetched."), n=outside)
