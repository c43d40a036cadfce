"""Composes reports with gold from the pool of texts: eight layouts, several Bodies, three languages, always the same."""

from itertools import cycle
from pathlib import Path
from random import Random

from headway.engines.intake.readers.ordinals import ordinal
from headway.foundation.core.yaml import read_yaml
from tests.engines.intake.documents.reports.parts import Contents, Gold, Heading, Item, Para, Report, Scanned, Table

HERE = Path(__file__).parent
POOL = read_yaml((HERE / "pool.yaml").read_text())
STATES = {"XOR": ("Orsania", "Orsanian"), "XVL": ("Vellia", "Vellian")}


def upper(text):
    return text[0].upper() + text[1:]


class Composer:
    def __init__(self, spec):
        self.spec = spec
        self.random = Random(spec["name"])
        self.language = spec.get("language", "en")
        self.state, self.adjective = STATES[spec.get("state", "XOR")]
        pool = POOL if self.language == "en" else POOL[{"fr": "french", "es": "spanish"}[self.language]]
        self._recommendations = cycle(self.random.sample(pool["recommendations"], len(pool["recommendations"])))
        self._findings = cycle(self.random.sample(pool["findings"], len(pool["findings"])))
        self.areas = pool["areas"]
        self.report = Report(
            spec["name"], spec["layout"], spec["title"], spec.get("running", spec["title"]), self.language,
            2 if spec["layout"] == "two columns" else 1, "scanned" in spec, look=spec.get("look", {}),
        )  # fmt: skip
        self.paragraph = spec.get("first_paragraph", 1)
        self.seen = 0

    def put(self, *blocks):
        self.report.blocks.extend(blocks)

    def found(self, number, text, parts=(), paragraph=""):
        self.report.gold.append(Gold(number, text, list(parts), paragraph))

    def next(self):
        """A recommendation of the pool; told apart by a region when the pool begins again."""
        entry = next(self._recommendations)
        self.seen += 1
        entry = {"who": "", "do": entry} if isinstance(entry, str) else dict(entry)
        if self.seen > 48 or (self.language != "en" and self.seen > 12):
            places = ("northern", "southern", "eastern", "western", "central")
            entry["do"] += (
                f", beginning with the {places[self.seen % 5]} region in phase {ordinal(self.seen, 'decimal')}"
            )
            if self.language != "en":
                entry["do"] = entry["do"].split(", beginning")[0] + f" ({self.seen})"
        return entry

    def finding(self):
        return next(self._findings).format(State=self.state, adj=self.adjective)

    def findings(self, sentences):
        return " ".join(self.finding() for _ in range(sentences))

    def numbered(self, text, **more):
        self.put(Para(text, f"{self.paragraph}.", **more))
        self.paragraph += 1
        return str(self.paragraph - 1)

    def prose(self, paragraphs):
        for count in range(paragraphs):
            text = self.findings(self.random.randint(2, 5))
            note = POOL["notes"][count % 3] if count % 4 == 1 and self.language == "en" else ""
            if self.spec.get("numbered", True):
                self.numbered(text, note=note)
            else:
                self.put(Para(text, note=note))

    def should(self, entry):
        if self.language == "fr":
            return f"Les autorités devraient {entry['do']}."
        if self.language == "es":
            return f"Las autoridades deberían {entry['do']}."
        text = f"{upper(entry['who'])} should {entry['do']}."
        return f"{text} {entry['more']}" if "more" in entry else text

    def order(self, entry, end="."):
        while entry["do"].startswith("be "):
            entry = self.next()
        text = upper(entry["do"]) + end
        return f"{text} {entry['more']}" if "more" in entry and end == "." else text

    def that(self, entry):
        return f"that {entry['who']} {entry['do']}"

    def opening(self):
        spec = self.spec
        if spec.get("contents"):
            titles = [*self.areas, "Recommendation 1: on legislation", "Annex: list of recommendations"]
            self.put(Contents([(title, 3 + 2 * index) for index, title in enumerate(titles)]))
        if "announced" in spec:
            self.report.announced = spec["announced"]
        if spec.get("introduction"):
            self.put(Heading(1, {"en": "Introduction", "fr": "Introduction", "es": "Introducción"}[self.language]))
            for text in spec["introduction"]:
                self.numbered(text) if spec.get("numbered", True) else self.put(Para(text))

    def chapters(self):
        count = self.spec.get("chapters", 4)
        areas = [
            self.areas[index % len(self.areas)] + ("" if index < len(self.areas) else f" {index}")
            for index in range(count)
        ]
        for area in areas:
            self.put(Heading(1, area))
            yield area

    def numbers(self, style=str):
        """The numbers of the list, those left out kept as gaps."""
        spec, value = self.spec, self.spec.get("start", 1)
        missing = spec.get("missing", [])
        count = 0
        while count < spec["recommendations"]:
            if value in missing:
                self.report.gaps.append(style(value))
            else:
                count += 1
                yield value, style(value)
            value += 1


def compose(spec):
    composer = Composer(spec)
    composer.opening()
    WRITING.get(spec.get("writing"), LAYOUTS[spec["layout"]])(composer)
    return composer.report


def numbered_annex(c):
    for _ in c.chapters():
        c.prose(c.spec.get("paragraphs", 4))
    c.put(Heading(1, c.spec.get("annex", "Annex: List of recommendations")))
    if "lead" in c.spec:
        c.put(Para(c.spec["lead"]))
    roman = c.spec.get("roman")
    style = (lambda value: ordinal(value, "lowerRoman")) if roman else str
    areas = iter(c.areas)
    for count, (_, number) in enumerate(c.numbers(style)):
        if c.spec.get("grouped") and count % 6 == 0:
            c.put(Heading(2, next(areas, "Further matters")))
        entry = c.next()
        if roman:
            text = c.that(entry) + (f" (paragraph {3 + count});" if c.spec.get("refers") else ";")
        else:
            text = c.order(entry) if c.spec.get("wording") == "order" else c.should(entry)
        c.put(Item(text, f"{number}.") if roman else Para(text, f"{number}."))
        c.found(number, text)


def bold_in_text(c):
    total = c.spec["recommendations"]
    chapters = c.spec.get("chapters", 4)
    voices = {
        "en": "The delegation recommends that",
        "fr": "Il est recommandé aux autorités de",
        "es": "Se recomienda a las autoridades",
    }
    for area in c.chapters():
        if c.spec.get("lead_in"):
            c.put(Para(f"**{area} in general.** {c.findings(2)}"))
        c.prose(1)
        for count in range(total // chapters):
            entry = c.next()
            if c.language == "en":
                text = c.should(entry) if count % 2 else f"{voices['en']} {entry['who']} {entry['do']}."
            else:
                text = f"{voices[c.language]} {entry['do']}."
            if count % 3 == 2:
                paragraph = (
                    c.numbered(f"**{text}**") if c.spec.get("numbered", True) else c.put(Para(f"**{text}**")) or ""
                )
                c.found("", text, paragraph=paragraph)
            else:
                after = f" {c.finding()}" if count % 3 == 1 else ""
                words = f"{c.findings(2)} **{text}**{after}"
                paragraph = c.numbered(words) if c.spec.get("numbered", True) else c.put(Para(words)) or ""
                c.found("", text, paragraph=paragraph)
            c.prose(1)


def table(c):
    heads = c.spec["heads"]
    for _ in c.chapters():
        c.prose(c.spec.get("paragraphs", 3))
    c.put(Heading(1, "Status of recommendations made in 2009"))
    old = [["No.", "Recommendation", "Status"]]
    old += [[str(n), c.should(c.next()), "Implemented" if n % 2 else "Partly implemented"] for n in range(1, 5)]
    c.put(Table(old, [1, 6, 2]), Heading(1, c.spec.get("annex", "Recommendations")))
    priorities, dates = cycle(["High", "Medium", "Low"]), cycle(["June 2019", "December 2019", "Within two years"])
    rows = [heads]
    for count, (_, number) in enumerate(c.numbers()):
        if c.spec.get("banded") and count % 7 == 0:
            rows.append([c.areas[count // 7 % len(c.areas)]] + [""] * (len(heads) - 1))
        entry = c.next()
        text = c.order(entry) if c.spec.get("wording") == "order" else c.should(entry)
        cells = {
            "n": number,
            "t": text,
            "a": upper(entry["who"]),
            "p": next(priorities),
            "d": next(dates),
            "f": str(3 + count),
        }
        rows.append([cells[key] for key in c.spec["cells"]])
        c.found(number, text)
    c.put(Table(rows, c.spec["widths"]))
    c.put(Para(c.findings(2)))


def coded(c):
    counts = {"R": 0, "S": 0, "GP": 0}
    words = {"R": "Recommendation", "S": "Suggestion", "GP": "Good practice"}
    kinds = cycle(["R", "R", "S", "R", "GP"])
    done = 0
    while done < c.spec["recommendations"]:
        area = c.areas[done // 4 % len(c.areas)]
        c.put(Heading(1, f"{area}" if done < 4 * len(c.areas) else f"{area} (continued {done})"))
        c.prose(c.spec.get("paragraphs", 2))
        rows = [["RECOMMENDATIONS, SUGGESTIONS AND GOOD PRACTICES", ""]]
        rows.append([f"Observation: {c.finding()}", ""])
        rows.append(
            [
                "(1)",
                "BASIS: GSR Part 1 Requirement 4 states that the regulatory body should be effectively independent.",
            ]
        )
        for _ in range(3):
            kind = next(kinds)
            counts[kind] += 1
            value = counts[kind]
            if [kind, value] in c.spec.get("missing_codes", []):
                c.report.gaps.append(f"{kind}{value}")
                counts[kind] += 1
                value += 1
            entry = c.next()
            text = (
                c.should(entry)
                if kind != "GP"
                else f"The {entry['who'].removeprefix('the ')} keeps a register that others could learn from."
            )
            if kind != "GP":
                c.found(f"{kind}{value}", text)
                done += 1
            rows.append([f"{kind}{value}", f"{words[kind]}: {text}"])
        if c.spec.get("boxed", True):
            c.put(Table(rows, [1, 7], headed=False))
        else:
            c.put(
                *[
                    Para(f"{row[0]} {row[1]}" if row[0][:1] in "RSG" and row[1] else " ".join(row).strip())
                    for row in rows[1:]
                ]
            )


def nested(c):
    verbs = cycle(["recommends that", "urges", "encourages", "calls upon", "recommends that"])
    body = c.spec.get("body", "The Committee")
    count = 0
    for _ in c.chapters():
        for _ in range(c.spec["recommendations"] // c.spec.get("chapters", 4)):
            c.numbered(
                c.findings(2)
                + f" The {c.spec.get('organ', 'Committee')} is concerned that the law is not applied in every region."
            )
            verb = next(verbs)
            count += 1
            lead = f"{body} {verb} the State party" + ("" if verb == "recommends that" else " to")
            if count % 4 == 0:
                text = f"The State party should {c.next()['do'].removeprefix('be ')}. It should also inform the Committee of the result."
                number = c.numbered(text)
                c.found(number, text, paragraph=number)
                continue
            steps = [c.order(c.next(), "") for _ in range(2 + count % 3)]
            parts = [f"({chr(97 + n)})" for n in range(len(steps))]
            lines = [
                step + (";" if n < len(steps) - 2 else "; and" if n == len(steps) - 2 else ".")
                for n, step in enumerate(steps)
            ]
            number = c.numbered(lead + ":")
            for label, line in zip(parts, lines, strict=True):
                c.put(Item(line, label, 1))
            c.found(
                number, " ".join([lead + ":", *(f"{a} {b}" for a, b in zip(parts, lines, strict=True))]), parts, number
            )


def repeated(c):
    entries = [(number, c.next()) for _, number in c.numbers()]
    texts = {number: c.should(entry) for number, entry in entries}
    c.put(Heading(1, "Executive summary"), Para(c.findings(3)), Para("The main recommendations are as follows:"))
    for number, text in texts.items():
        said = text if int(number) % 3 else text.replace("should", "should promptly", 1)
        c.put(Para(said, f"{number}."))
    entries_of = iter(texts.items())
    per = -(-len(texts) // c.spec.get("chapters", 4))
    for _ in c.chapters():
        c.prose(2)
        for _ in range(per):
            number, text = next(entries_of, ("", ""))
            if not text:
                break
            c.numbered(c.findings(2))
            if c.spec.get("chapter_form", "label") == "label":
                c.put(Para(f"**Recommendation {number}:** {text}"))
            else:
                c.put(Para(f"**{text}**"))
    c.put(Heading(1, "Annex I: Consolidated list of recommendations"))
    c.put(Table([["No.", "Recommendation", "Chapter"], *[[n, t, "II"] for n, t in texts.items()]], [1, 7, 1]))
    for number, text in texts.items():
        c.found(number, text)


def two_columns(c):
    chapters = c.spec.get("chapters", 4)
    numbers = c.numbers()
    for _ in c.chapters():
        c.prose(2)
        for _ in range(c.spec["recommendations"] // chapters):
            _, number = next(numbers)
            entry = c.next()
            text = c.should(entry)
            if c.spec.get("label", "line") == "line":
                c.put(Heading(3, f"{c.spec.get('word', 'Recommendation')} {number}"), Para(text))
            else:
                c.put(Para(f"{c.spec.get('word', 'Recommendation')} {number}: {text}"))
            c.found(number, text)
            c.prose(1)


def partly_scanned(c):
    for _ in c.chapters():
        c.prose(c.spec.get("paragraphs", 3))
    c.put(Heading(1, "Recommendations"))
    hidden = c.spec["scanned"]
    count, value, lost = 0, c.spec.get("start", 1), []
    while count < c.spec["recommendations"]:
        entry = c.next()
        text = c.should(entry)
        if value in hidden:
            lost.append(Para(text, f"{value}."))
            c.report.gaps.append(str(value))
            if value == hidden[-1]:
                c.put(Scanned([lost]))
        else:
            count += 1
            c.put(Para(text, f"{value}."))
            c.found(str(value), text)
        value += 1
    c.put(Heading(1, "Closing remarks"), Para(c.findings(3)))


def per_chapter(c):
    """Each chapter ends with its own list under a heading; numbers begin anew, or carry the chapter's number."""
    heading = {"en": c.spec.get("heading", "Recommended actions"), "fr": "Recommandations", "es": "Recomendaciones"}[
        c.language
    ]
    chapters = c.spec.get("chapters", 4)
    for place, _ in enumerate(c.chapters(), start=1):
        c.prose(c.spec.get("paragraphs", 3))
        c.put(Heading(2, heading))
        style = c.spec.get("style", "plain")
        for value in range(1, c.spec["recommendations"] // chapters + 1):
            if [place, value] in c.spec.get("missing_of", []):
                c.report.gaps.append(f"{place}.{value}" if style == "chapter" else str(value))
                continue
            entry = c.next()
            text = c.order(entry) if c.spec.get("wording") == "order" else c.should(entry)
            if c.language != "en" and c.spec.get("wording") == "order":
                text = upper(entry["do"]) + "."
            if style == "letter":
                c.put(Item(text, f"{chr(96 + value)})", 0, auto=False))
                number = chr(96 + value)
            elif style == "bullet":
                c.put(Item(text, "•"))
                number = ""
            elif style == "chapter":
                c.put(Para(text, f"{place}.{value}"))
                number = f"{place}.{value}"
            else:
                c.put(Para(text, f"{value}."))
                number = str(value)
            c.found(number, text)


def pointed(c):
    """UPR: points of two numbers, each with the State that made it."""
    countries = cycle(POOL["countries"])
    for _ in c.chapters():
        c.prose(2)
    c.put(Heading(1, "Conclusions and/or recommendations"))
    first = c.paragraph
    count, leads = (
        0,
        [
            "The following recommendations enjoy the support of {}:",
            "The following recommendations will be examined by {}:",
        ],
    )
    for lead in leads:
        c.put(Para(lead.format(c.state), f"{c.paragraph}."))
        for point in range(1, c.spec["recommendations"] // 2 + 1):
            number = f"{c.paragraph}.{point}"
            if [c.paragraph - first, point] in c.spec.get("missing_points", []):
                c.report.gaps.append(number)
                continue
            count += 1
            text = c.order(c.next(), f" ({next(countries)});")
            c.put(Para(text, number, auto=False))
            c.found(number, text)
        c.paragraph += 1
    c.put(
        Para(
            "All conclusions and/or recommendations contained in the present report reflect the position of the submitting States and should not be construed as endorsed by the Working Group as a whole.",
            f"{c.paragraph}.",
        )
    )


LAYOUTS = {
    "numbered annex": numbered_annex, "bold in text": bold_in_text, "table": table, "coded": coded, "nested": nested,
    "repeated summary": repeated, "two columns": two_columns, "partly scanned": partly_scanned,
}  # fmt: skip
WRITING = {"per chapter": per_chapter, "points": pointed}
