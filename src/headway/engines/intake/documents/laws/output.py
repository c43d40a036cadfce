"""A law as JSON and as lines to read."""

from typing import Any

from headway.engines.intake.documents.laws.values import Article, Law


def law_as_json(law: Law, text: str) -> dict[str, Any]:
    """Every article with its paragraphs and its translation; provisions as candidates only."""
    by_article: dict[str, list[dict[str, Any]]] = {}
    for one in law.candidates:
        entry = {"provision": one.provision.key, "score": round(one.provision.score, 2), "reason": one.provision.reason}
        by_article.setdefault(one.article, []).append(entry)
    return {
        "law": {
            "title": law.title,
            "languages": [version.language for version in law.versions],
            "in_force": [
                {"text": s.text, "date": s.date or None, "start": s.start, "end": s.end} for s in law.in_force
            ],
            "amended_by": list(law.amended_by),
            "missing": list(law.missing),
        },
        "articles": [
            {
                **_article(article, text),
                "translation": _translation(law, article, text),
                "candidates": by_article.get(article.number, []),
            }
            for article in law.articles
        ],
    }


def law_as_text(law: Law) -> str:
    """A line an article, then what the law says of itself."""
    lines = [
        f"{a.number:9} {a.heading[:60]:60} {len(a.paragraphs) or '':>3}  {' > '.join(a.within)[:60]}"
        for a in law.articles
    ]
    lines += [f"In force   {said.date or 'no date'}: {' '.join(said.text.split())[:90]}" for said in law.in_force]
    lines += [f"Amended by {name}" for name in law.amended_by]
    lines += [f"Missing    {number}" for number in law.missing]
    return "\n".join(line.rstrip() for line in lines)


def _article(article: Article, text: str) -> dict[str, Any]:
    return {
        "number": article.number,
        "printed": article.printed,
        "heading": article.heading or None,
        "within": list(article.within),
        "text": text[article.body : article.end],
        "paragraphs": [{"path": p.name, "start": p.start, "end": p.end} for p in article.paragraphs],
        "amended_by": list(article.amended_by),
        "repealed": article.repealed,
        "page": article.page,
        "start": article.start,
        "end": article.end,
    }


def _translation(law: Law, article: Article, text: str) -> dict[str, Any] | None:
    found = law.translation_of(article.number)
    if found is None:
        return None
    language, other = found
    return {
        "language": language,
        "heading": other.heading or None,
        "text": text[other.body : other.end],
        "start": other.start,
        "end": other.end,
    }
