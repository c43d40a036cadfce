"""Somebody at a ministry who fills in an answer form in a word processor."""

from copy import deepcopy

from tests.engines.exchange.test_forms import NS, Answering


def filled(data, answers, *, again=()):
    """The bytes of a form with answers in its boxes: printed number → choice in words and text.

    Rows whose number is in `again` are copied below themselves with another text: answered twice.
    """
    somebody = Answering(data)
    for row in list(somebody.rows()):
        number = "".join(row.xpath("./w:tc[1]//w:t/text()", namespaces=NS))
        if number in answers:
            _write(row, *answers[number])
        if number in again:
            row.addnext(deepcopy(row))
            _write(row.getnext(), "", "Something else was done.")
    return somebody.saved()


def _write(row, choice, text):
    for p in row.xpath("./w:tc[last()]//w:p", namespaces=NS):
        name = p.xpath(".//w:bookmarkStart/@w:name", namespaces=NS)[0]
        said = text if name.startswith("_hwa_") else choice
        first, *rest = p.xpath(".//w:t", namespaces=NS)
        if said:
            first.text = said
            for other in rest:
                other.text = ""
