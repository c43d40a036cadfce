"""Bytes to text: Unicode first, then the three single-byte code pages that reports still arrive in."""

import codecs
import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.engines.intake.readers.limits import Unreadable

_UNDECODABLE = gettext_noop(
    "The text is in an encoding that cannot be told: save it again as UTF-8 and give that file."
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ud800-\udfff]")
_MOJIBAKE = re.compile("[ÂÃÐÑØÙ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")
_COMMON_CYRILLIC = re.compile("[оеаинтсрвлкмдпу]")
_COMMON_ARABIC = re.compile("[اليمنوترب]")


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises Unreadable where no encoding fits."""
    text, encoding = _decoded(data)
    if _CONTROL.search(text):
        raise Unreadable(_(_UNDECODABLE))
    return text, encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding), encoding.removesuffix("-sig")
    if b"\0" in data[:1000]:
        return _strict(data, _utf16_without_mark(data)), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _single_byte(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(_(_UNDECODABLE)) from error


def _utf16_without_mark(data: bytes) -> str:
    head = data[:1000]
    return "utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le"


def _single_byte(data: bytes) -> tuple[str, str]:
    letters = sum(byte > 0xBF for byte in data[:20_000])
    plain = sum(65 <= byte <= 122 for byte in data[:20_000])
    candidates = ["cp1252"]
    if letters > plain / 3:
        candidates = ["cp1251", "cp1256"]
        if _hits(_COMMON_ARABIC, data, "cp1256") > _hits(_COMMON_CYRILLIC, data, "cp1251"):
            candidates.reverse()
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _MOJIBAKE.search(text) or letters > plain / 3:
            return text, encoding.replace("cp", "windows-")
    raise Unreadable(_(_UNDECODABLE))


def _hits(common: re.Pattern[str], data: bytes, encoding: str) -> int:
    return len(common.findall(data[:20_000].decode(encoding, "ignore")))
