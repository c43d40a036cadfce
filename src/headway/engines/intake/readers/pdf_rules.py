"""What a PDF page draws beside its letters: the borders of its tables, and where its bold type stands."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

_MOST = 6_000
"""A page that draws more is a chart or a map."""
_THIN = 2.5
_SHORTEST = 7.0

Span = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Rules:
    """Level lines as (left, right, height) and upright ones as (low, high, place), in points; touching ones are one."""

    level: tuple[Span, ...] = ()
    upright: tuple[Span, ...] = ()

    def seen_from_the_right(self, width: float) -> "Rules":
        """The same lines on a page so wide whose places are counted from its right edge."""
        return Rules(
            tuple((width - right, width - left, height) for left, right, height in self.level),
            tuple((low, high, width - place) for low, high, place in self.upright),
        )


@dataclass(frozen=True, slots=True)
class Drawn:
    """The rules of a page, and the heights (low, high) at which bold type stands; `unsure`: it may stand anywhere.

    `unseen`: all its letters are, as those are that a machine lays over a picture.
    """

    rules: Rules = Rules()
    bold: tuple[tuple[float, float], ...] = ()
    unsure: bool = False
    unseen: bool = False

    def may_be_bold(self, height: float) -> bool:
        return self.unsure or any(low - 1 <= height <= high + 1 for low, high in self.bold)

    @property
    def may_hold_a_table(self) -> bool:
        return len(self.rules.upright) > 1 or len(self.rules.level) > 2


def drawn_on(page: object) -> Drawn:
    """The level and upright lines of a page, whether drawn as strokes or as thin rectangles, and its bold type."""
    count = int(pdfium.FPDFPage_CountObjects(page))
    if count > _MOST:
        return Drawn(unsure=True)
    level: list[Span] = []
    upright: list[Span] = []
    bold: list[tuple[float, float]] = []
    unsure, seen = False, False
    known: dict[int | None, bool] = {}
    for index in range(count):
        one = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            for left, low, right, high in _boxes(one):
                _sort_in(left, low, right, high, level, upright)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            seen = seen or pdfium.FPDFTextObj_GetTextRenderMode(one) != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            font = pdfium.FPDFTextObj_GetFont(one)
            address = ctypes.cast(font, ctypes.c_void_p).value
            if address not in known:
                known[address] = is_bold(pdfium.FPDFFont_GetWeight(font), _name_of(font))
            if known[address]:
                bold.append(_heights(one))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            unsure = True
    return Drawn(Rules(tuple(joined(level)), tuple(joined(upright))), tuple(bold), unsure, not (seen or unsure))


def is_bold(weight: int, name: bytes) -> bool:
    """By the weight a font says it has, or by its name where it says none."""
    return weight >= _BOLD or any(word in name for word in (b"Bold", b"bold", b"Black", b"Heavy"))


_BOLD = 600


def _name_of(font: object) -> bytes:
    name = ctypes.create_string_buffer(120)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    return name.value


def _heights(one: object) -> tuple[float, float]:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(one, *edges)
    return edges[1].value, edges[3].value


def _sort_in(left: float, low: float, right: float, high: float, level: list[Span], upright: list[Span]) -> None:
    wide, tall = right - left, high - low
    if tall <= _THIN and wide >= _SHORTEST:
        level.append((left, right, (low + high) / 2))
    elif wide <= _THIN and tall >= _SHORTEST:
        upright.append((low, high, (left + right) / 2))
    elif wide >= _SHORTEST and tall >= _SHORTEST:
        level += [(left, right, low), (left, right, high)]
        upright += [(low, high, left), (low, high, right)]


def _boxes(path: object) -> Iterator[tuple[float, float, float, float]]:
    """Each straight piece of a path; a filled shape as a whole, since only its edges count."""
    segments = int(pdfium.FPDFPath_CountSegments(path))
    if segments < 2 or segments > 400:
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    begun: tuple[float, float] | None = None
    corners = []
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = here
        elif before is not None:
            corners.append((before, here))
        if begun is not None and pdfium.FPDFPathSegment_GetClose(segment):
            corners.append((here, begun))
        before = here
    if _is_thin(corners):
        yield _around(corners)
        return
    for one, two in corners:
        yield min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])


Corner = tuple[tuple[float, float], tuple[float, float]]


def _around(corners: list[Corner]) -> tuple[float, float, float, float]:
    xs = [point[0] for pair in corners for point in pair]
    ys = [point[1] for pair in corners for point in pair]
    return min(xs), min(ys), max(xs), max(ys)


def _is_thin(corners: list[Corner]) -> bool:
    if not corners:
        return False
    left, low, right, high = _around(corners)
    return min(right - left, high - low) <= _THIN


def joined(spans: Iterable[Span], *, gap: float = 3.0, near: float = 1.6) -> list[Span]:
    """Spans at nearly the same place that touch become one."""
    rows: list[list[Span]] = []
    for span in sorted(spans, key=lambda one: one[2]):
        if rows and span[2] - rows[-1][0][2] <= near:
            rows[-1].append(span)
        else:
            rows.append([span])
    found: list[Span] = []
    for row in rows:
        place = row[0][2]
        row.sort()
        first, last = row[0][0], row[0][1]
        for one, two, _ in row[1:]:
            if one <= last + gap:
                last = max(last, two)
            else:
                found.append((first, last, place))
                first, last = one, two
        found.append((first, last, place))
    return found
