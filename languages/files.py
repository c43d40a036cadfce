"""Message files: taken from templates and code, brought up to date in five languages, compiled. Without GNU gettext.

A message lies in the file of the first area that says it (AREAS, in their order), so that two people who wrap pages of
two areas write two files. English is the language of the messages themselves.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from fnmatch import fnmatch
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

import headway
from languages.direction import laid_out
from languages.words import CONTEXT, system_words

PACKAGE = Path(headway.__file__).resolve().parent
LOCALE = PACKAGE / "locale"
LANGUAGES = {"ar": "ar", "zh-hans": "zh_Hans", "fr": "fr", "ru": "ru", "es": "es"}
RIGHT_TO_LEFT = frozenset(("ar",))
"""Our five languages beside English, and their folders."""

BEGUN = datetime(2026, 11, 26, tzinfo=UTC)
"""The date in every file's head, always the same: a date that moves makes conflicts and tells nothing."""

WORDS = "words"
AREAS = {
    "frame": (
        *("doors/web/templates/web/base.html", "doors/web/templates/web/parts/*", "doors/web/templates/[0-9]*.html"),
        *("doors/web/templates/web/home.html", "doors/web/templates/web/states.html"),
        *("doors/web/templates/web/work.html", "doors/web/templates/web/token.html"),
        *("doors/web/context.py", "doors/web/personas.py", "doors/web/parts/*", "doors/web/templatetags/*"),
        *("engines/keeping/*", "foundation/core/*"),
    ),
    "people": (
        *("doors/web/templates/account/*", "doors/web/templates/mfa/*", "doors/web/templates/people/*"),
        *("doors/web/templates/socialaccount/*", "doors/web/people/*", "foundation/access/*"),
    ),
    "documents": (
        *("doors/web/templates/web/intake/*", "doors/web/templates/web/source*", "doors/web/templates/web/letters/*"),
        *("doors/web/intake/*", "doors/web/letters/*", "engines/intake/*", "engines/letters/*", "casework/evidence/*"),
    ),
    "recommendations": (
        *("doors/web/templates/web/recommendation*", "doors/web/templates/web/measure*"),
        *("doors/web/templates/web/plan*", "doors/web/templates/web/following/*"),
        *("doors/web/templates/web/assistance/*", "doors/web/templates/web/flow*"),
        *("doors/web/recommendations/*", "doors/web/plans/*", "doors/web/assistance/*"),
        *("casework/recommendations/*", "casework/plans/*", "casework/assistance/*"),
        *("engines/exchange/iati/*", "engines/flows/*", "engines/matching/*"),
    ),
    "reports": (
        *("doors/web/templates/web/report*", "doors/web/templates/web/drafts/*", "doors/web/templates/web/outline*"),
        *("doors/web/templates/web/publications/*", "doors/web/reports/*", "engines/reports/*"),
    ),
    "questionnaires": (
        *("doors/web/templates/web/questionnaires/*", "doors/web/templates/web/forms/*"),
        *("doors/web/templates/web/organisations/*", "doors/web/templates/web/told*"),
        *("doors/web/questionnaires/*", "doors/web/organisations/*"),
        *("casework/questionnaires/*", "engines/exchange/*", "engines/work/*"),
    ),
    "assessing": (
        *("doors/web/templates/web/judging/*", "doors/web/templates/web/visits/*", "doors/web/templates/web/notes/*"),
        *("doors/web/templates/web/assessment*", "doors/web/templates/web/stage*", "doors/web/templates/web/open_*"),
        *("doors/web/templates/web/followup*", "doors/web/templates/web/state/*"),
        *("doors/web/assessments/*", "doors/web/judging/*", "doors/web/visits/*"),
        *("casework/assessments/*", "casework/visits/*", "engines/procedures/*", "engines/followup/*"),
    ),
    "rest": ("*",),
}


def area_of(path: Path) -> str:
    """The area of a file by the first pattern that it meets."""
    name = path.relative_to(PACKAGE).as_posix()
    return next(area for area, patterns in AREAS.items() if any(fnmatch(name, one) for one in patterns))


def sources() -> list[Path]:
    """Everything that may say something: templates and code, no migrations."""
    templates = [*PACKAGE.rglob("templates/**/*.html"), *PACKAGE.rglob("templates/**/*.txt")]
    code = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]
    return sorted(path for path in [*templates, *code] if path.is_file())


def scripts() -> list[Path]:
    """Our own scripts, which have no messages: a page hands them their words."""
    return sorted(PACKAGE.rglob("static/headway/*.js"))


def messages() -> dict[str, Catalog]:
    """Every message there is, by area; a message of two areas lies in the first."""
    found: dict[str, Catalog] = {WORDS: Catalog(domain="django"), **{area: Catalog(domain="django") for area in AREAS}}
    for word in system_words():
        found[WORDS].add(word, context=CONTEXT)
    by_area: dict[str, list[Path]] = {area: [] for area in AREAS}
    for path in sources():
        by_area[area_of(path)].append(path)
    seen: set[tuple[str, str | None]] = {(word, CONTEXT) for word in system_words()}
    for area, paths in by_area.items():
        said = [(key, plural, path) for path in paths for key, plural in messages_of(path)]
        for (text, context), plural, path in said:
            if (text, context) not in seen:
                place = [(path.relative_to(PACKAGE).as_posix(), 0)]
                found[area].add((text, plural) if plural else text, context=context, locations=place)
        seen |= {key for key, _, _ in said}
    return found


def messages_of(path: Path) -> Iterator[tuple[tuple[str, str | None], str]]:
    """The messages of one file: (text, context) and its plural, if it has one."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    keywords = ("_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "pgettext", "pgettext_lazy", "npgettext")
    options = {"encoding": "utf-8"}
    for _line, function, given, _comments in extract_python(BytesIO(text.encode()), keywords, (), options):
        parts = [part for part in (given if isinstance(given, tuple) else (given,)) if isinstance(part, str)]
        context = parts.pop(0) if parts and "pgettext" in function else None
        if not parts:  # of a value, which is a message somewhere else
            continue
        yield (parts[0], context), parts[1] if function in ("ngettext", "npgettext") else ""


def po_file(area: str, language: str) -> Path:
    return LOCALE / area / LANGUAGES[language] / "LC_MESSAGES" / "django.po"


def read(area: str, language: str) -> Catalog:
    """The message file of an area in a language, empty where there is none yet."""
    file = po_file(area, language)
    if not file.exists():
        return Catalog(locale=LANGUAGES[language], domain="django")
    return read_po(StringIO(file.read_text(encoding="utf-8")), locale=LANGUAGES[language], domain="django")


def update() -> None:
    """Bring every message file up to date and compile it. A translation is kept where its message moves to another."""
    wanted = messages()
    for language in LANGUAGES:
        kept: dict[tuple[object, str | None], Message] = {}
        for area in wanted:
            for message in read(area, language):
                if message.id and is_translated(message):
                    kept.setdefault((_key(message), message.context), message)
        for area, template in wanted.items():
            put_down(area, language, _filled(template, language, kept))


def put_down(area: str, language: str, catalog: Catalog) -> None:
    """Write a message file and what it compiles to; an area that says nothing has none."""
    file = po_file(area, language)
    if not len(catalog):
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    if language in RIGHT_TO_LEFT:
        _begin(catalog)
    file.write_bytes(as_text(catalog))
    file.with_suffix(".mo").write_bytes(compiled(catalog))


def _begin(catalog: Catalog) -> None:
    for message in catalog:
        if message.id:
            forms = message.string
            message.string = tuple(map(laid_out, forms)) if isinstance(forms, (list, tuple)) else laid_out(forms or "")


def as_text(catalog: Catalog) -> bytes:
    """A message file as it is written: sorted, without a date or a line number that only makes conflicts."""
    written = BytesIO()
    write_po(written, catalog, width=0, sort_output=True, omit_header=False, include_lineno=False)
    return written.getvalue()


def compiled(catalog: Catalog) -> bytes:
    written = BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def is_translated(message: Message) -> bool:
    """Whether every form of a message has words."""
    words = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return bool(words) and all(words)


def _key(message: Message) -> object:
    return message.id[0] if isinstance(message.id, (list, tuple)) else message.id


def _filled(template: Catalog, language: str, kept: dict[tuple[object, str | None], Message]) -> Catalog:
    made = Catalog(
        locale=LANGUAGES[language],
        domain="django",
        project="Headway",
        version="its own",
        header_comment="# Headway in another language. See docs/decisions/0013-languages.md.",
        creation_date=BEGUN,
        revision_date=BEGUN,
        last_translator="The makers of Headway",
        language_team="The makers of Headway",
        fuzzy=False,
    )
    for message in template:
        if not message.id:
            continue
        before = kept.get((_key(message), message.context))
        same = before is not None and isinstance(before.id, str) == isinstance(message.id, str)
        made.add(
            message.id,
            string=before.string if before is not None and same else None,
            context=message.context,
            locations=message.locations,
        )
    return made


def values_in(text: str) -> set[str]:
    """The values a message leaves places for, and its bold marks."""
    return set(re.findall(r"%\(\w+\)s|\{\w+\}|</?b>", text))
