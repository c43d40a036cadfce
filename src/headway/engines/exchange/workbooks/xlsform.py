"""The questionnaire as an XLSForm, which field tools read (xlsform.org): questions, choices, when each is asked."""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from headway.casework.questionnaires.values import STATUSES, YES_NO, lines_of
from headway.foundation.catalogue.questions import Question

TYPES = {"number": "text", "text": "text", "date": "text", "evidence": "text"}
SURVEY = ("type", "name", "label", "hint", "relevant")


def write_xlsform(title: str, form_id: str, version: str, questions: Iterable[Question]) -> bytes:
    """An XLSForm. A figure is asked for as text, since it is kept as it is said: “about 150”."""
    asked = list(questions)
    workbook = Workbook()
    survey: Any = workbook.active
    survey.title = "survey"
    _rows(survey, [SURVEY, *(row for question in asked for row in _survey(question, {q.id for q in asked}))])
    lists = [("status", _name(name), label) for name, label in STATUSES]
    lists += [("yes_no", _name(name), label) for name, label in YES_NO]
    for question in asked:
        lists += [(_name(question.id), _name(o.id), o.label) for o in question.options if o.until is None]
    _rows(workbook.create_sheet("choices"), [("list_name", "name", "label"), *lists])
    head = ("form_title", "form_id", "version")
    _rows(workbook.create_sheet("settings"), [head, (title, _name(form_id), version)])
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _survey(question: Question, asked: set[str]) -> list[tuple[str, ...]]:
    name, relevant = _name(question.id), _relevant(question, asked)
    rows: list[tuple[str, ...]] = [("begin_group", f"g_{name}", question.id, "", relevant)]
    for line in lines_of(question):
        key = f"{name}__{_name(line.part)}" if line.part else name
        label = f"{line.label} ({line.unit})" if line.unit else line.label
        hint = "" if line.part else question.guidance
        if line.answer == "yes_no":
            kind = "select_one yes_no"
        elif line.answer == "choice" and not line.part:
            kind = f"select_one {name}"
        else:
            kind = TYPES.get(line.answer, "text")
        rows.append((kind, key, label, hint, ""))
        if kind.startswith("select_one"):
            rows.append(("text", f"{key}__words", f"{question.id}: remark", "", ""))
    rows.append(("select_one status", f"{name}__status", f"{question.id}: how it is given", "", ""))
    rows.append(("end_group", "", "", "", ""))
    return rows


def _relevant(question: Question, asked: set[str]) -> str:
    rule = question.follows_if
    if rule is None or rule.question not in asked:
        return ""
    sign, value = ("=", rule.equals) if rule.equals else ("!=", rule.not_equals)
    return f"${{{_name(rule.question)}}} {sign} '{_name(value)}'"


def _name(key: str) -> str:
    """An id as XML allows it for a name."""
    return re.sub(r"[^A-Za-z0-9_]", "_", key)


def _rows(sheet: Any, rows: Iterable[tuple[str, ...]]) -> None:
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(row=number, column=column)
            if text:
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
                cell.data_type = "s"
