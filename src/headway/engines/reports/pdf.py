"""A laid-out report as tagged PDF, set by typst. The data travels as JSON: no character of it is read as markup."""

from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import fontpkg_amiri
import orjson
import typst
from django.utils.translation import gettext as _

from headway.engines.reports.files import read_data
from headway.engines.reports.layout import Layout
from headway.engines.reports.marks import SCALE

FONTS = Path(fontpkg_amiri.__file__).parent / "files"
CJK = {"zh", "ja", "ko"}
STANDARD: Literal["ua-1"] = "ua-1"


class NoFont(ValueError):
    """The language of a report needs a font that is not installed here; the message says how to install it."""


def render(layout: Layout, template: Path | None = None) -> bytes:
    """The report as PDF/UA-1, with outline, title and language. Raises NoFont, TypstError on a broken template.

    `template` replaces data/reports/report.typ; it reads `json(bytes(sys.inputs.report))`.
    """
    source = template.read_bytes() if template else read_data("report.typ")
    made = typst.compile(
        source,
        format="pdf",
        sys_inputs={"report": as_json(layout).decode()},
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=fonts_for(layout.report.language)),
        pdf_standards=[STANDARD],
    )
    assert isinstance(made, bytes)
    return made


def fonts_for(language: str) -> list[Path]:
    """The folders of fonts that a language is set in; all come in wheels. Raises NoFont."""
    if language.partition("-")[0] not in CJK:
        return [FONTS]
    found = find_spec("noto_cjk_sans_otc")
    if found is None or found.origin is None:
        raise NoFont(_("A PDF in Chinese needs its font, which is an extra: pip install 'headway[cjk]'."))
    return [FONTS, Path(found.origin).parent]


def as_json(layout: Layout) -> bytes:
    """The layout as the template reads it: each block with its `kind`, notes as text by number."""
    report = layout.report
    blocks = [{"kind": type(block).__name__.removeprefix("Laid").lower(), "block": block} for block in layout.blocks]
    page = {
        "title": report.title,
        "subtitle": report.subtitle,
        "state": report.state,
        "marking": report.marking,
        "dated": report.dated,
        "status": "" if report.status == "cleared" else _("Draft"),
        "words": {
            "contents": _("Contents"),
            "figure": _("Figure"),
            "when": _("When"),
            "range": _("Range"),
            "as_said": _("As said"),
        },
        "language": report.language,
        "direction": report.direction,
        "scale": SCALE,
        "blocks": blocks,
        "notes": [note.text for note in layout.notes],
    }
    return orjson.dumps(page, default=_plain)


def _plain(value: object) -> object:
    raise TypeError(f"a layout holds plain values only, not {type(value).__name__}")
