"""What kind of file it is: by its first bytes, by its name only where those leave it open."""

import re
from enum import Enum
from io import BytesIO
from zipfile import is_zipfile

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.engines.intake.readers.limits import Unreadable


class FileKind(Enum):
    """The kinds of file that are read."""

    PLAIN = "plain"
    WEB = "web"
    WORD = "word"
    PORTABLE = "portable"


_WEB = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_PICTURE = gettext_noop("This is a picture: run text recognition (OCR) on it and give the PDF with text.")
_REFUSED = (
    (b"{\\rtf", gettext_noop("This is an RTF file: open it in a word processor, save it as DOCX and give that.")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OTHER_NAMES = re.compile(
    r"\.(?:xlsx?|pptx?|odt|ods|rtf|jpe?g|png|gif|tiff?|mp[34]|epub|zip|7z|rar|gz|eml|msg|json|csv)$", re.IGNORECASE
)


def kind_of(data: bytes, name: str) -> FileKind:
    """The kind of a file. Raises Unreadable, saying what to do, for what is not read."""
    for magic, sentence in _REFUSED:
        if data.startswith(magic):
            raise Unreadable(_(sentence))
    if data.startswith(_OLE):
        raise Unreadable(_ole_sentence(data))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if name.lower().endswith(".zip") and not is_zipfile(BytesIO(data)):
            raise Unreadable(_("The ZIP is damaged: pack it again and give that."))
        if name.lower().endswith((".xlsx", ".xlsm")) and not is_zipfile(BytesIO(data)):
            raise Unreadable(
                _(
                    "The spreadsheet is damaged: open it in a spreadsheet program, which may repair it, and save it again."
                )
            )
        return FileKind.WORD
    if b"%PDF-" in data[:1024]:
        return FileKind.PORTABLE
    lowered = name.lower()
    if lowered.endswith(".docx"):
        raise Unreadable(_("The Word file is damaged (it does not begin like one): save or copy it again."))
    if lowered.endswith(".pdf"):
        raise Unreadable(_("The PDF is damaged (it does not begin like one): save or copy it again."))
    return _text_kind(data, lowered)


def _text_kind(data: bytes, name: str) -> FileKind:
    head = (
        data[:65_536]
        .replace(b"\0", b"")
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    if b"<!ENTITY" in head and head.lstrip().startswith(b"<"):
        raise Unreadable(_("The file declares XML entities, which are not read: save it without them, or as PDF."))
    if _WEB.match(head) or (name.endswith((".html", ".htm", ".xhtml")) and b"<" in head):
        return FileKind.WEB
    if head.lstrip().startswith(b"<?xml"):
        raise Unreadable(_("This is an XML file of a kind that is not read: give the text as TXT, HTML, DOCX or PDF."))
    if _is_binary(data) or _OTHER_NAMES.search(name):
        raise Unreadable(_("This kind of file is not read: give the text as TXT, HTML, DOCX or PDF."))
    return FileKind.PLAIN


def _ole_sentence(data: bytes) -> str:
    if _ENCRYPTED_PACKAGE in data:
        return _("The Office file is encrypted: open it with its password, save it without one and give that.")
    return _(
        "This is a file of an old Office format (such as .doc or .xls): save it as DOCX, a spreadsheet as XLSX, and give that."
    )


def _is_binary(data: bytes) -> bool:
    """Bytes no text has, in a file that is not UTF-16 or UTF-32 either."""
    head = data[:4096]
    controls = len(_CONTROLS.findall(head))
    zeros = head.count(0)
    wide = zeros and max(head[0::2].count(0), head[1::2].count(0)) > 0.8 * zeros and zeros > len(head) / 5
    return controls > len(head) / 50 and not wide and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
