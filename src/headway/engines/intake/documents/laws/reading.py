"""A document read as a law."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from headway.engines.intake.dates import find_dates
from headway.engines.intake.documents.laws.citations import find_laws
from headway.engines.intake.documents.laws.heads import Head, article_head, numbered_head, part_head
from headway.engines.intake.documents.laws.paragraphs import paragraphs_of
from headway.engines.intake.documents.laws.values import Article, Candidate, Law, Said, Version
from headway.engines.intake.documents.printed_numbers import plain_number
from headway.engines.intake.documents.replies.words import alternatives
from headway.engines.intake.documents.tabular import grids
from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.linking import link
from headway.engines.intake.tables import table
from headway.foundation.language.identify import language_of
from headway.foundation.language.sentences import sentence_spans
from headway.foundation.language.words import folded

_FEWEST = 2
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+")
_FEW = 3
_CANDIDATES = 2
_LONGEST_SENTENCE = 800
_TITLE_WORDS = 12
_LETTERED = re.compile(r"\d{1,3}[A-Z]{1,2}\.\s+[A-Z]")
"""A section that was put in later, "4A. Travel": no form of list counts it."""
_BLOCK = re.compile(r"[^\n\t]+")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    kind: Kind


def read_law(document: Document) -> Law:
    """The articles in order, each with its paragraphs, what it stands in, and what the law says of itself."""
    streams = list(_streams(document)) or [_flow(document)]
    versions = [version for stream in streams for version in _versions(document, stream)]
    versions = [version for version in versions if version.articles]
    versions = versions[:2]
    law = Law(
        title=document.title,
        versions=tuple(versions),
        in_force=tuple(_in_force(document.text)),
        amended_by=tuple(_amending(document.text[: versions[0].articles[0].start])) if versions else (),
        missing=tuple(_missing(versions[0].articles)) if versions else (),
    )
    return replace(law, candidates=tuple(_candidates(document.text, law)))


def align(original: Law, translation: Law) -> list[tuple[Article, Article | None]]:
    """Each article of one law beside the same article of another text of it; None where that has none."""
    others = {article.number: article for article in translation.articles}
    return [(article, others.get(article.number)) for article in original.articles]


def _flow(document: Document) -> list[_Line]:
    kept = (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING, Kind.SUBTITLE, Kind.QUOTE, Kind.CAPTION, Kind.TITLE)
    tables = [(block.start, block.end) for block in document.blocks if block.kind is Kind.TABLE]
    return [
        line
        for block in document.blocks
        if block.kind in kept and not any(start <= block.start < end for start, end in tables)
        for line in _parted(document.of(block), block.start, block.kind)
    ]


def _parted(text: str, at: int, kind: Kind) -> Iterator[_Line]:
    """A block in which a further article begins after a sentence's end: no empty line set them apart."""
    cuts = [hit.end() for hit in _SENTENCE_END.finditer(text) if _begins_an_article(text[hit.end() : hit.end() + 60])]
    for first, last in pairwise([0, *cuts, len(text)]):
        piece = text[first:last].rstrip()
        if piece:
            yield _Line(at + first, at + first + len(piece), piece, kind)


def _begins_an_article(text: str) -> bool:
    if _LETTERED.match(text):
        return True
    head = article_head(text)
    return head is not None and text[len(head.printed) :].lstrip()[:1] in (".", ":", "–", "—")


def _streams(document: Document) -> Iterator[list[_Line]]:
    """Two columns of a table that set the original beside its translation, each as a text of its own."""
    for column in (0, 1):
        lines = [
            line
            for grid in grids(document)
            if grid.columns == _FEWEST
            for row in grid.rows
            if (cell := row.at(column))
            for line in _lines_of_cell(cell.text, cell.start)
        ]
        if sum(1 for line in lines if article_head(line.text)) >= _FEWEST:
            yield lines


def _lines_of_cell(text: str, at: int) -> Iterator[_Line]:
    for piece in text.split("\n"):
        if piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            yield _Line(start, start + len(piece.strip()), piece.strip(), Kind.PARAGRAPH)
        at += len(piece) + 1


def _versions(document: Document, lines: Sequence[_Line]) -> Iterator[Version]:
    """One version, or two where the count begins again in another language."""
    articles = _articles(document, lines)
    split = next(
        (
            i
            for i in range(_FEWEST, len(articles))
            if articles[i].number == articles[0].number
            and _language(document, articles[i:]) != _language(document, articles[:i])
        ),
        len(articles),
    )
    for part in (articles[:split], articles[split:]):
        if part:
            yield Version(_language(document, part), tuple(part))


def _language(document: Document, articles: Sequence[Article]) -> str:
    return language_of(" ".join(document.text[a.body : a.end] for a in articles[:12])[:1_500])


def _articles(document: Document, lines: Sequence[_Line]) -> list[Article]:
    heads = {i: head for i, line in enumerate(lines) if (head := article_head(line.text))}
    heads = _of_one_kind(_counted(heads))
    by_number = len(heads) < _FEW
    if by_number:
        numbered = _by_number(lines)
        heads = numbered if len(numbered) > len(heads) else heads
    heads = _raised(heads)
    sections = any(head.word.startswith("sect") or head.word == "" for head in heads.values())
    within: list[tuple[int, str]] = []
    found: list[Article] = []
    ordered = sorted(heads)
    for index, line in enumerate(lines):
        if index in heads:
            last = ordered[ordered.index(index) + 1] if index != ordered[-1] else len(lines)
            found.append(_article(document, lines, index, last, heads[index], [title for _, title in within], sections))
        elif part := part_head(line.text, sections_are_articles=sections):
            within = [(rank, title) for rank, title in within if rank < part.rank]
            within.append((part.rank, _with_title(lines, index, heads, part.title)))
    return found


def _counted(heads: dict[int, Head]) -> dict[int, Head]:
    """Heads that are sure, and those that come next in the count."""
    found: dict[int, Head] = {}
    last = 0
    for index, head in sorted(heads.items()):
        value = int(head.number) if head.number.isdigit() else 0
        if head.sure or value == last + 1 or (value == 1 and last):
            found[index] = head
            last = value or last
    return found


def _of_one_kind(heads: dict[int, Head]) -> dict[int, Head]:
    """Where articles are counted, sections and § are parts of the text and none of their own."""
    plain = [i for i, head in heads.items() if not head.word.startswith(("sect", "sec", "§", "paragraphe"))]
    return {i: heads[i] for i in plain} if len(plain) >= _FEWEST else heads


def _by_number(lines: Sequence[_Line]) -> dict[int, Head]:
    """Sections of an Act that only a number begins: "12. (1) A person who …", counted up."""
    found: dict[int, Head] = {}
    last = 0
    for index, line in enumerate(lines):
        match = re.match(r"(?P<number>\d{1,3}[A-Z]{0,2})\.\s*", line.text)
        if not match or not numbered_head(match["number"], line.text[match.end() :]):
            continue
        value = int(re.sub(r"\D", "", match["number"]))
        if value in (last, last + 1) or (last and last < value <= last + 5):
            number = plain_number(match["number"]).replace("(", "").replace(")", "")
            found[index] = Head(number, match["number"], "", match.end())
            last = value
    return found


def _raised(heads: dict[int, Head]) -> dict[int, Head]:
    """ "Article 214¹" that lost its raised figure reads 2141: it stands after 214 and before 215."""
    found: dict[int, Head] = {}
    base = ""
    for index, head in sorted(heads.items()):
        number = head.number
        if (
            base
            and number.isdigit()
            and len(number) > len(base)
            and number.startswith(base)
            and int(number) > int(base) + 50
        ):
            found[index] = replace(head, number=f"{base}.{number[len(base) :]}")
            continue
        found[index] = head
        base = number if number.isdigit() else base
    return found


def _with_title(lines: Sequence[_Line], index: int, heads: dict[int, Head], title: str) -> str:
    """A chapter's title may stand on the line below its number."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    bare = len(title.split()) <= _FEW
    if (
        bare
        and following
        and index + 1 not in heads
        and following.kind in (Kind.HEADING, Kind.SUBTITLE, Kind.PARAGRAPH)
    ):
        short = len(following.text) < 120 and following.text[-1] not in ".;:,"
        if short and part_head(following.text, sections_are_articles=False) is None:
            return f"{title} {' '.join(following.text.split())}"
    return title


def _article(
    document: Document, lines: Sequence[_Line], first: int, last: int, head: Head, within: Sequence[str], sections: bool
) -> Article:
    while last > first + 1 and _belongs_to_the_next(lines, last, sections):
        last -= 1
    line = lines[first]
    body = line.start + head.body
    end = lines[last - 1].end
    heading, body = _heading(lines, first, last, head, body)
    text = document.text[body:end]
    return Article(
        number=head.number,
        printed=head.printed,
        heading=heading,
        start=line.start,
        end=end,
        body=min(body, end),
        within=tuple(within),
        paragraphs=paragraphs_of(document.text, min(body, end), end),
        amended_by=tuple(_amending(document.text[line.start : end])),
        repealed=_repealed().search(folded(text[:120] or heading)) is not None and len(text) < 200,
        page=document.page_at(line.start),
    )


def _belongs_to_the_next(lines: Sequence[_Line], last: int, sections: bool) -> bool:
    """Headings of a part or chapter that stand between two articles."""
    line = lines[last - 1]
    if part_head(line.text, sections_are_articles=sections):
        return True
    before = lines[last - 2] if last >= 2 else None
    short = len(line.text) < 120 and line.text[-1] not in ".;:,"
    return bool(before and short and part_head(before.text, sections_are_articles=sections)) or (
        line.kind in (Kind.HEADING, Kind.TITLE)
        and article_head(line.text) is None
        and line.text.rstrip()[-1] not in ".;]"
        and not _repealed().match(folded(line.text).lstrip(" (["))
    )


def _heading(lines: Sequence[_Line], first: int, last: int, head: Head, body: int) -> tuple[str, int]:
    """The article's own title: the rest of its first line where more follows, or a short line below it."""
    line = lines[first]
    rest = line.text[head.body :].strip()
    if rest and last > first + 1 and len(rest) <= 140 and not re.search(r"[.;,:]$", rest) and not rest.startswith("("):
        return rest, lines[first + 1].start
    titled = rest.endswith(".") and len(rest.split()) <= _FEW and rest[:1].isupper()
    if titled and last > first + 1 and not _repealed().match(folded(rest)):
        return rest.rstrip("."), lines[first + 1].start
    split = re.match(r"(?P<title>[^.\n(—]{3,120})(?:\.\s?[—–-]\s?|\.\n|\n|\s—\s)", line.text[head.body :])
    sentence = split is not None and split[0].endswith(".\n") and len(split["title"].split()) > _TITLE_WORDS
    if split and not sentence and line.text[head.body :][split.end() :].strip():
        return split["title"].strip(), line.start + head.body + split.end()
    if not rest and last > first + 1:
        following = lines[first + 1]
        titled = len(following.text) <= 120 and not re.search(r"[.;,:]$", following.text)
        if titled and last > first + 2 and not re.match(r"[(\d]", following.text):
            return following.text.strip(), lines[first + 2].start
        return "", following.start
    return "", body


def _in_force(text: str) -> Iterator[Said]:
    for block in _BLOCK.finditer(text):
        for first, last in sentence_spans(block[0]):
            sentence = block[0][first:last]
            hit = _force().search(folded(sentence)) if len(sentence) < _LONGEST_SENTENCE else None
            if hit:
                dates = sorted(find_dates(sentence), key=lambda one: (one.start < hit.start(), one.start))
                at = block.start()
                yield Said(sentence, dates[0].period.text if dates else "", at + first, at + last)


def _amending(text: str) -> Iterator[str]:
    """The laws that a text says it was amended by, each once."""
    seen: set[str] = set()
    plain = folded(text)
    for hit in _amended().finditer(plain):
        window = text[hit.end() : hit.end() + 160].split("\n")[0]
        stop = re.search(r"[)\];]|\.\s(?=[^\W\d])", window)
        window = window[: stop.start()] if stop else window
        named = [law.text for law in find_laws(window)] or [window.strip(" .,:")[:100]]
        for law in named:
            if law and law not in seen:
                seen.add(law)
                yield law


def _missing(articles: Sequence[Article]) -> Iterator[str]:
    numbers = [int(a.number) for a in articles if a.number.isdigit()]
    if not numbers or numbers[-1] - numbers[0] > 3 * len(numbers) + 10:
        return
    have = set(numbers)
    yield from (str(n) for n in range(numbers[0], max(numbers)) if n not in have)


def _candidates(text: str, law: Law) -> Iterator[Candidate]:
    """Provisions an article may bear on, from its English text; where there is none, nothing is proposed."""
    version = next((v for v in law.versions if v.language == "en"), None)
    if version is None:
        return
    texts = [f"{a.heading}. {text[a.body : a.end]}"[:1_500] for a in version.articles]
    for article, (_, provisions) in zip(version.articles, link(texts, []), strict=True):
        if not article.repealed:
            yield from (Candidate(article.number, one) for one in provisions[:_CANDIDATES])


@cache
def _force() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in table("laws")["in_force"]))


@cache
def _amended() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in table("laws")["amended"]) + r"\s?(?:the\s)?")


@cache
def _repealed() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{alternatives(table('laws')['repealed'])})(?![^\W_])")
