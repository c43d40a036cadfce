"""A form as DOCX: a row for each item, an answer box with a locked id in each (ECMA-376 part 1, 17.5.2).

A box carries its id twice: as the tag of a content control, which Word keeps, and as a bookmark, which LibreOffice
keeps too. The control itself cannot be deleted; what is in it can be written over.
"""

import io
import unicodedata
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document
from docx.oxml import parse_xml

from headway.engines.exchange.forms.values import Form, FormItem
from headway.engines.exchange.forms.words import CHOOSE, EMPTY, HEADS
from headway.engines.reports.docx_marks import CallForComments, Marks
from headway.engines.reports.docx_xml import W, Writer, attribute, clean
from headway.engines.reports.files import read_data
from headway.foundation.core.days_said import say_day

TEXT, CHOICE = "_hwa_", "_hwc_"
WIDTHS = (1400, 3750, 3920)
FIRST = 6_000


def write_form(form: Form) -> bytes:
    """The form as a Word file in its language, in the template of reports."""
    with override(form.language):
        return _written(form)


def _written(form: Form) -> bytes:
    document = Document(io.BytesIO(read_data("template.docx")))
    styles = {(s.name or "").lower(): s.style_id for s in document.styles}
    rtl = form.direction == "rtl"
    writer = Writer(styles, rtl=rtl)
    body = document.element.body
    section = body.sectPr
    for child in list(body):
        body.remove(child)
    xml = "".join(_parts(form, writer))
    body.extend(list(parse_xml(f'<w:body xmlns:w="{W}">{xml}</w:body>')))
    if section is not None:
        body.append(section)
    words = {"title": form.title, "state": "", "marking": form.marking, "dated": "", "status": ""}
    for part in (p for s in document.sections for p in (s.header, s.first_page_header, s.footer, s.first_page_footer)):
        for text in part._element.iter(f"{{{W}}}t"):
            for name, value in words.items():
                text.text = (text.text or "").replace(f"{{{{{name}}}}}", value)
            text.text = (text.text or "").strip(" ·") if "·" in (text.text or "") else text.text
        for properties in part._element.iter(f"{{{W}}}pPr") if rtl else ():
            properties.append(parse_xml(f'<w:bidi xmlns:w="{W}"/>'))
    document.core_properties.title = form.title[:255]
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _parts(form: Form, write: Writer) -> Iterator[str]:
    call = CallForComments(form.version, form.request) if form.version else None
    yield write.paragraph("Title", Marks(write, on=call is not None).version(call, write.text(form.title)))
    if form.institution:
        yield write.paragraph("Subtitle", write.text(_("For: %(institution)s") % {"institution": form.institution}))
    yield write.paragraph("Remark", write.text(form.request))
    rows = [_row(item, n, write) for n, item in enumerate(form.items)]
    yield write.table(WIDTHS, tuple(map(_, HEADS)), rows, form.title)
    yield write.paragraph("Table Text", "")


def _row(item: FormItem, place: int, write: Writer) -> str:
    number = write.paragraph("Table Text", write.text(item.number))
    asks = Writer(write.styles, rtl=_runs_from_the_right(item.prompt))
    prompt = asks.paragraph("Table Text", asks.text(item.prompt))
    return write.row(WIDTHS, (number, prompt, "".join(_boxes(item, place, write))))


def _runs_from_the_right(words: str) -> bool:
    """Which way words run that nobody may have translated: as their first letter does."""
    return next((unicodedata.bidirectional(sign) != "L" for sign in words if sign.isalpha()), False)


def _boxes(item: FormItem, place: int, write: Writer) -> Iterator[str]:
    if item.choices:
        labels, named = dict(item.choices), _("Choice %(number)s") % {"number": item.number}
        listed = "".join(f"<w:listItem w:displayText={attribute(w)} w:value={attribute(v)}/>" for v, w in item.choices)
        yield _box(
            f"{CHOICE}{item.key}", 2 * place, named, f"<w:dropDownList>{listed}</w:dropDownList>",
            labels.get(item.choice, _(CHOOSE)), write, empty=not item.choice,
        )  # fmt: skip
    words = item.text or _(EMPTY)
    yield _box(
        f"{TEXT}{item.key}",
        2 * place + 1,
        _("Answer %(number)s") % {"number": item.number},
        "",
        words,
        write,
        empty=not item.text,
    )


def _box(name: str, place: int, alias: str, kind: str, words: str, write: Writer, *, empty: bool) -> str:
    number = FIRST + place
    shown = "<w:showingPlcHdr/>" if empty else ""
    lines = words.split("\n")
    inner = "<w:r><w:br/></w:r>".join(write.text(line) for line in lines)
    marked = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
    properties = (
        f"<w:sdtPr><w:alias w:val={attribute(clean(alias))}/><w:tag w:val={attribute(name)}/>"
        f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/>{shown}{kind}</w:sdtPr>'
    )
    return f"<w:sdt>{properties}<w:sdtContent>{write.paragraph('Table Text', marked)}</w:sdtContent></w:sdt>"


def on_paper() -> str:
    """What a form says that is filled in on paper."""
    return _(
        "Write your answer beside each question. A box left as it is says nothing. Sign and return it to the focal "
        "point."
    )


def asked_back_by(day: date | None) -> str:
    """The sentence of a form that says when it is due, after what it asks for; "" where nothing was set."""
    return f" {_('Please return it by %(day)s.') % {'day': say_day(day)}}" if day else ""
