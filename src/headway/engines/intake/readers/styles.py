"""What Word's styles and numbering say of a paragraph: a heading, and how deep; a list item, and its number."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from headway.engines.intake.readers.ordinals import ordinal


def local(name: str) -> str:
    """A name without its namespace, since Word writes two sets of namespaces for the same elements."""
    return name.rpartition("}")[2]


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that local name."""
    return next(children(element, name), None)


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that local name."""
    return (one for one in (element if element is not None else ()) if local(one.tag) == name)


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    return next((text for key, text in element.attrib.items() if local(key) == name), None)


def number(element: Element | None, otherwise: int) -> int:
    """An attribute `val` as a whole number."""
    text = value(element) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


@dataclass(frozen=True, slots=True)
class Style:
    """A style: name in small letters, outline level (0 highest), numbering, bold or not; inherited or own."""

    name: str = ""
    outline: int | None = None
    list_id: str | None = None
    depth: int = 0
    bold: bool = False


def is_on(properties: Element | None, name: str, otherwise: bool) -> bool:
    """A switch such as bold among a run's properties: there without a value it is on."""
    switch = child(properties, name)
    return otherwise if switch is None else value(switch) not in ("0", "false", "off")


def read_styles(tree: Element | None) -> dict[str, Style]:
    """Styles by their id, each with what it inherits."""
    raw = {value(one, "styleId") or "": one for one in children(tree, "style")}
    return {key: _style(raw, key) for key in raw}


def _style(raw: dict[str, Element], key: str) -> Style:
    name = (value(child(raw[key], "name")) or "").lower()
    outline, list_id, depth = None, None, 0
    bold: bool | None = None
    seen: set[str] = set()
    while key in raw and key not in seen:
        seen.add(key)
        properties = child(raw[key], "pPr")
        if outline is None and (found := child(properties, "outlineLvl")) is not None:
            outline = number(found, 9)
        numbering = child(properties, "numPr")
        if list_id is None and numbering is not None:
            list_id, depth = value(child(numbering, "numId")), number(child(numbering, "ilvl"), 0)
        if bold is None and child(child(raw[key], "rPr"), "b") is not None:
            bold = is_on(child(raw[key], "rPr"), "b", False)
        key = value(child(raw[key], "basedOn")) or ""
    return Style(name, outline, list_id, depth, bool(bold))


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    pattern: str
    legal: bool = False
    restarts_below: int | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a document, counting as its paragraphs go by."""

    lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, list_id: str, depth: int) -> str | None:
        """The printed number of the next item; "" for a bullet, None where the paragraph is in no list."""
        if list_id not in self.lists:
            return None
        family, levels, overrides = self.lists[list_id]
        level = levels.get(depth)
        if level is None or level.style == "none":
            return None
        counts = self.counts.setdefault(family, {})
        if depth in overrides and (list_id, depth) not in self.begun:
            counts[depth] = overrides[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self.begun.add((list_id, depth))
        for deeper in [one for one in counts if one > depth]:
            if _begins_anew(levels.get(deeper), depth):
                del counts[deeper]
        return "" if level.style == "bullet" else _printed(level, levels, counts)


def _begins_anew(level: _Level | None, counted: int) -> bool:
    """Whether a level counts from its start again once a level above it, `counted`, has counted on."""
    return level is None or level.restarts_below is None or counted < level.restarts_below


def _printed(level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    text = level.pattern
    for depth in range(9):
        place = f"%{depth + 1}"
        if place in text and depth in levels:
            style = "decimal" if level.legal and levels[depth].style != "decimalZero" else levels[depth].style
            text = text.replace(place, ordinal(counts.get(depth, levels[depth].start), style))
    return text.strip()


def read_numbering(tree: Element | None) -> Numbering:
    """The lists of numbering.xml."""
    families = {value(one, "abstractNumId") or "": _levels(one) for one in children(tree, "abstractNum")}
    lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
    for one in children(tree, "num"):
        family = value(child(one, "abstractNumId")) or ""
        levels, overrides = dict(families.get(family, {})), {}
        for override in children(one, "lvlOverride"):
            depth = int(value(override, "ilvl") or 0)
            levels.update(_levels(override))
            if (start := child(override, "startOverride")) is not None:
                overrides[depth] = number(start, 1)
        lists[value(one, "numId") or ""] = (family, levels, overrides)
    return Numbering(lists)


def _levels(element: Element) -> dict[int, _Level]:
    return {
        int(value(one, "ilvl") or 0): _Level(
            number(child(one, "start"), 1),
            value(child(one, "numFmt")) or "decimal",
            value(child(one, "lvlText")) or "",
            is_on(one, "isLgl", False),
            None if child(one, "lvlRestart") is None else number(child(one, "lvlRestart"), 0),
        )
        for one in children(element, "lvl")
    }
