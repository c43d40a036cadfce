"""A reply as JSON and as lines to read."""

from typing import Any

from headway.engines.intake.documents.annexes import Promise
from headway.engines.intake.documents.laws.citations import LawCited
from headway.engines.intake.documents.replies.values import Answered, Asked, Reply


def reply_as_json(reply: Reply) -> dict[str, Any]:
    """Answers, what was not answered, what answers nothing that was asked, and what stands in no answer."""
    return {
        "answers": [{"question": one.question.key if one.question else None, **_answer(one)} for one in reply.answers],
        "unanswered": [_asked(question) for question in reply.unanswered],
        "unmatched": [_answer(one) for one in reply.unmatched],
        "left_over": [
            {"text": one.text, "page": one.page, "start": one.start, "end": one.end} for one in reply.left_over
        ],
    }


def reply_as_text(reply: Reply) -> str:
    """A line an answer, then what is missing."""
    lines = []
    for one in reply.answers:
        key = one.question.key if one.question else ""
        lines.append(f"{key:14} {one.how.value:8} {one.confidence:.2f}  {' '.join(one.text.split())[:90]}")
    lines += [f"{question.key:14} unanswered     {question.text[:90]}" for question in reply.unanswered]
    lines += [f"{one.number or '-':14} unmatched      {' '.join(one.text.split())[:90]}" for one in reply.unmatched]
    lines += [f"{'-':14} in no answer   {' '.join(one.text.split())[:90]}" for one in reply.left_over]
    return "\n".join(lines)


def _answer(one: Answered) -> dict[str, Any]:
    return {
        "how": one.how.value or None,
        "confidence": round(one.confidence, 2),
        "number": one.number or None,
        "question_as_repeated": one.repeated or None,
        "reason": one.reason,
        "text": one.text,
        "also_answers": list(one.also),
        "beside": list(one.beside),
        "figures": [{"text": q.text, "subject": q.subject, "start": q.start, "end": q.end} for q in one.figures],
        "laws": [law_as_json(law) for law in one.laws],
        "undertakings": [_promise(promise) for promise in one.undertakings],
        "page": one.page,
        "start": one.start,
        "end": one.end,
    }


def law_as_json(law: LawCited) -> dict[str, Any]:
    """A reference to a law."""
    return {
        "text": law.text,
        "law": law.law or None,
        "articles": list(law.articles),
        "start": law.start,
        "end": law.end,
    }


def _promise(promise: Promise) -> dict[str, Any]:
    return {
        "type": promise.type,
        "annex": promise.annex or None,
        "state": "met" if promise.here else "open",
        "text": promise.text,
        "start": promise.start,
        "end": promise.end,
    }


def _asked(question: Asked) -> dict[str, Any]:
    return {"question": question.key, "number": question.number or None, "text": question.text}
