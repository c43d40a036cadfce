"""Intake: 500 varied items of 3 kB, and a 300-page PDF beside what pypdfium2 alone needs for its text.

Times are of the processor, all threads added up: what one core takes, also where others use the machine.
"""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from time import process_time

import pypdfium2
import typst

from bench.rows import Row
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read

ITEMS = 500
SIZE = 3_000
PAGES = 300
STATES = (
    "Orsania",
    "Velland",
    "Norway",
    "Namibia",
    "Chad",
    "Jordan",
    "Sri Lanka",
    "Côte d'Ivoire",
    "the Republic of Korea",
)
MONTHS = ("January", "March", "May", "July", "September", "November")
SENTENCES = (Path(__file__).parent / "sentences.txt").read_text().splitlines()


def run() -> Iterator[Row]:
    """Warm up once, then the items one after another, then the PDF."""
    texts = list(items())
    propose(read(texts[0], name="warm.txt"))
    began = process_time()
    for text in texts:
        propose(read(text, name="item.txt"))
    took = process_time() - began
    speed = sum(map(len, texts)) / took / 1000
    yield Row(
        f"intake of {ITEMS} varied items of 3 kB, one core",
        f"{speed:.0f} kB/s, {ITEMS / took:.0f} items/s",
        "300 kB/s, 100 items/s",
        speed >= 300,
    )
    yield from of_a_long_pdf()


def of_a_long_pdf() -> Iterator[Row]:
    data = pdf()
    began = process_time()
    characters = bare(data)
    alone = process_time() - began
    began = process_time()
    document = read(data, name="report.pdf")
    propose(document)
    took = process_time() - began
    speed = len(document.text) / took / 1000
    yield Row(
        f"intake of a {PAGES}-page PDF ({characters / 1000:.0f} kB of text)",
        f"{speed:.0f} kB/s",
        "300 kB/s",
        speed >= 300,
    )
    yield Row(
        "… as a multiple of pypdfium2 extracting its text", f"{took / alone:.1f} ×", "at most 15 ×", took <= 15 * alone
    )


def items() -> Iterator[bytes]:
    """Items that differ in State, date, numbers and the order of their sentences."""
    for n in range(ITEMS):
        yield article(n, SIZE).encode()


def article(n: int, size: int) -> str:
    state, month, year = STATES[n % len(STATES)], MONTHS[n % len(MONTHS)], 2005 + n % 19
    day = 1 + n % 20
    lines = [f"Delegation visits {state}", ""]
    written = 0
    for place, sentence in enumerate(islice(cycle(SENTENCES), n % len(SENTENCES), None)):
        line = sentence.format(
            state=state, day=day, last=day + 3, month=month, year=year, number=40 + (n * 7 + place) % 900
        )
        lines.append(line if place % 3 else f"{line}\n")
        written += len(line) + 1
        if written >= size:
            return "\n".join(lines)
    return ""


def pdf() -> bytes:
    """A report of three hundred pages: headings, numbered paragraphs, a running head."""
    pages = []
    for n in range(PAGES):
        body = article(n, 2_600).replace("“", '"').replace("”", '"').split("\n", 2)[2]
        escaped = (
            body.replace("#", r"\#").replace("@", r"\@").replace("$", r"\$").replace("*", r"\*").replace("_", r"\_")
        )
        pages.append(f"= Chapter {n + 1}\n\n{escaped}\n")
    source = (
        '#set page(header: [Restricted report], numbering: "1")\n#set text(size: 10pt)\n'
        + "\n#pagebreak()\n".join(pages)
    )
    return bytes(typst.compile(source.encode()))


def bare(data: bytes) -> int:
    """What pypdfium2 alone takes: the text of every page."""
    document = pypdfium2.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_bounded()) for page in document)
