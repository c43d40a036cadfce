"""Replies that other hands wrote, scored: which answers went to their question, and which questions were told to be open."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from headway.engines.intake.documents.replies.questions import of_a_list
from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked, Reply
from headway.engines.intake.layer import PROSE, Document
from headway.engines.intake.readers.reading import read

HERE = Path(__file__).parent / "other-hands"
LOTS = sorted(folder.name for folder in HERE.iterdir() if folder.is_dir())
_BEGINS, _LABEL, _LONG = 40, 30, 30


@dataclass(slots=True)
class Scored:
    """How many answers there are, how many went to their question, and how many as a whole; of how many replies the questions
    without an answer were told right; what went wrong; and which paragraphs are told nowhere."""

    answers: int = 0
    right: int = 0
    whole: int = 0
    replies: int = 0
    open_told: int = 0
    faults: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def score(lot: str, *, as_sent: bool = False) -> Scored:
    """A lot read with the questions as they should be, or `as_sent`: read from the questionnaire."""
    found = Scored()
    for gold in sorted((HERE / lot).glob("*.gold.json")):
        _add(found, gold, json.loads(gold.read_text("utf-8")), as_sent=as_sent)
    return found


def _add(found: Scored, path: Path, gold: dict, *, as_sent: bool) -> None:
    name = path.name.split(".")[0]
    reply = next(path.parent.glob(f"{name}.reply.*"))
    keys = {_squeezed(question["text"]): question["key"] for question in gold["questions"]}
    asked = [*_as_sent(path.parent / f"{name}.questions.docx", keys)] if as_sent else [*_as_put(gold)]
    document = read(reply.read_bytes(), name=reply.name)
    told = read_reply(document, [question for question, _ in asked])
    found.lost += [f"{name}: {text[:80]!r}" for text in _lost(document, told, list(keys))]
    key_of = dict(asked)
    said: dict[str, list[str]] = {}
    for answer in told.answers:
        said.setdefault(key_of[answer.question], []).append(_plain(answer.text))
    for answer in gold["answers"]:
        for key in (answer["question"], *answer.get("also", [])):
            own = said.get(key, [])
            found.answers += 1
            if any(_plain(answer["text_begins"])[:_BEGINS] in text for text in own):
                found.right += 1
                found.whole += _plain(answer["text"]) in (*own, " ".join(own))
            else:
                found.faults.append(f"{name} {key}: {answer['text_begins']!r}")
    found.replies += 1
    found.open_told += sorted(filter(None, map(key_of.get, told.unanswered))) == sorted(gold["unanswered"])


def _lost(document: Document, told: Reply, questions: Sequence[str]) -> Iterator[str]:
    """The longer paragraphs of which, questions and labels ahead aside, not every letter is told somewhere."""
    parts = (*told.answers, *told.unmatched, *told.left_over)
    words = _squeezed(" ".join(text for one in parts for text in (one.text, one.repeated, *one.beside)))
    for block in document.blocks:
        own = _squeezed(document.of(block))
        for question in questions:
            own = own.replace(question, "")
        if block.kind in PROSE and len(own) > _LABEL + _LONG and own[_LABEL:] not in words:
            yield document.of(block)


def _as_put(gold: dict) -> Iterator[tuple[Asked, str]]:
    """The questions with their keys; a key without a digit is an id."""
    for question in gold["questions"]:
        key = question["key"]
        counts = re.search(r"\d|^[IVX]+$", key)
        yield Asked("" if counts else key, key if counts else "", question["text"]), key


def _as_sent(questionnaire: Path, keys: dict[str, str]) -> Iterator[tuple[Asked, str]]:
    """The questions as they are read from what was sent, with the key of the one whose words each has ("" where of none)."""
    for question in of_a_list(read(questionnaire.read_bytes(), name=questionnaire.name)):
        words = _squeezed(question.text)
        near = (key for text, key in keys.items() if text in words or (len(words) > 15 and words in text))
        yield question, keys.get(words) or next(near, "")


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _plain(text: str) -> str:
    for curly, straight in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("• ", ""), ("– ", ""), ("\u00ad", "")):
        text = text.replace(curly, straight)
    return " ".join(text.split())
