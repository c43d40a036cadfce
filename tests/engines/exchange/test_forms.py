"""Forms with answer boxes go out and come back: saved again, retyped, boxes broken; each answer finds its item."""

import io
import zipfile

import pytest
from lxml import etree

from headway.engines.exchange.forms.reading import read_form
from headway.engines.exchange.forms.values import Form, FormItem, Matched
from headway.engines.exchange.forms.writing import EMPTY, TEXT, write_form
from headway.engines.reports.docx_xml import W

NS = {"w": W}
CHOICES = (("planned", "Planned"), ("implemented", "Implemented"), ("nil", "Nothing to report"))
ASKED = (
    "Adopt a comprehensive national strategy against terrorism.",
    "Connect all border crossing points to the databases of INTERPOL.",
    "Make the financing of terrorism an offence in its own right.",
    "Freeze without delay the assets of persons on the lists of the Council.",
    "Train prosecutors and judges in the use of electronic evidence.",
    "Collect advance passenger information from all airlines.",
    "Set up a joint centre of the services that deal with threats.",
    "Protect witnesses and victims in trials of terrorist acts.",
    "Review how risk assessments are made in the prison service.",
    "Accede to the instruments against terrorism not yet ratified.",
    "Work with communities and schools to prevent recruitment.",
    "Exchange information on stolen and lost travel documents.",
)
FORM = Form(
    "Response table",
    "Please answer each recommendation.",
    tuple(
        FormItem(f"XOR-2009-{n}", f"XOR-2009-{n}", text, choices=CHOICES if n % 2 else ())
        for n, text in enumerate(ASKED, 1)
    ),
)


class Answering:
    """Somebody who fills in the form in a word processor."""

    def __init__(self, data=None):
        data = data or write_form(FORM)
        self.files = {name: z.read(name) for z in [zipfile.ZipFile(io.BytesIO(data))] for name in z.namelist()}
        self.tree = etree.fromstring(self.files["word/document.xml"])
        self.said = {}

    def rows(self):
        return self.tree.xpath("//w:tbl/w:tr[position()>1]", namespaces=NS)

    def write(self, place, text, choice=""):
        """Write into the boxes of one row."""
        row, item = self.rows()[place], FORM.items[place]
        for p in row.xpath("./w:tc[last()]//w:p", namespaces=NS):
            mark = p.xpath("./w:bookmarkStart/@w:name", namespaces=NS)[0]
            t = p.find(".//w:t", NS)
            if mark.startswith(TEXT):
                t.text = text or EMPTY
            elif choice:
                t.text = dict(CHOICES)[choice]
        self.said[item.id] = (text, choice)

    def write_all(self):
        for place, item in enumerate(FORM.items):
            if place == 4:
                continue  # silence
            choice = ("implemented", "nil", "planned")[place % 3] if item.choices else ""
            self.write(place, "" if choice == "nil" else f"Done by the ministry in 20{10 + place}.", choice)
        return self

    def break_boxes(self, every=1):
        """Answers are pasted over their boxes: controls and bookmarks go."""
        for row in self.rows()[::every]:
            for sdt in row.xpath(".//w:sdt", namespaces=NS):
                content = sdt.find("w:sdtContent", NS)
                for child in list(content):
                    sdt.addprevious(child)
                sdt.getparent().remove(sdt)
            for mark in row.xpath(".//w:bookmarkStart|.//w:bookmarkEnd", namespaces=NS):
                mark.getparent().remove(mark)
        return self

    def lose_numbers(self):
        """Numbers are taken out, and questions are retyped a little."""
        for row in self.rows():
            first, second = row.xpath("./w:tc", namespaces=NS)[:2]
            for t in first.iter(f"{{{W}}}t"):
                t.text = ""
            for t in second.iter(f"{{{W}}}t"):
                t.text = t.text.replace("the ", "").replace(".", ":")
        return self

    def without_table(self):
        """All of it is typed anew as paragraphs: number, question, then the answer below."""
        body = self.tree.find("w:body", NS)
        table = body.find("w:tbl", NS)
        for row in self.rows():
            number, asked, answer = ("".join(c.itertext()) for c in row.xpath("./w:tc", namespaces=NS))
            answers = ["".join(p.itertext()) for p in row.xpath("./w:tc[last()]//w:p", namespaces=NS)]
            for text in (f"{number}. {asked}", *answers):
                p = etree.Element(f"{{{W}}}p")
                r = etree.SubElement(p, f"{{{W}}}r")
                etree.SubElement(r, f"{{{W}}}t").text = text
                table.addprevious(p)
            assert answer
        body.remove(table)
        return self

    def add(self, cell, text):
        """A paragraph typed below whatever stands in a cell, outside of any box."""
        p = etree.SubElement(cell, f"{{{W}}}p")
        etree.SubElement(etree.SubElement(p, f"{{{W}}}r"), f"{{{W}}}t").text = text

    def say_outside(self, column):
        """Boxes stay as they left; answers are typed below the boxes, or below the questions."""
        for place, item in enumerate(FORM.items):
            if place == 4:
                continue  # silence
            choice = ("implemented", "planned")[place % 2] if item.choices else ""
            self.said[item.id] = (f"Done by the ministry in 20{10 + place}.", choice)
            cell = self.rows()[place].xpath("./w:tc", namespaces=NS)[column]
            for text in filter(None, (dict(CHOICES).get(choice, ""), self.said[item.id][0])):
                self.add(cell, text)
        return self

    def with_a_column(self, head="Remarks", text="See our letter of May."):
        """Somebody put one more column at the end, with a word in it here and there."""
        for place, row in enumerate(self.tree.xpath("//w:tbl/w:tr", namespaces=NS)):
            cell = etree.SubElement(row, f"{{{W}}}tc")
            self.add(cell, (head if not place else text if place == 2 else ""))
        return self

    def without_row(self, place):
        row = self.rows()[place]
        row.getparent().remove(row)
        self.said.pop(FORM.items[place].id, None)
        return self

    def with_rows_moved(self):
        rows = self.rows()
        rows[0].getparent().append(rows[0])
        rows[3].getparent().append(rows[3])
        return self

    def saved(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
            for name, data in self.files.items():
                z.writestr(name, etree.tostring(self.tree) if name == "word/document.xml" else data)
        return out.getvalue()


WAYS = {
    "filled in": lambda: Answering().write_all(),
    "boxes broken": lambda: Answering().write_all().break_boxes(),
    "some boxes broken": lambda: Answering().write_all().break_boxes(every=2),
    "numbers gone, questions retyped": lambda: Answering().write_all().break_boxes().lose_numbers(),
    "typed anew without a table": lambda: Answering().write_all().without_table(),
}


ODD = {
    "filled in": lambda: Answering().write_all(),
    "boxes broken": lambda: Answering().write_all().break_boxes(every=2),
    "typed below the boxes": lambda: Answering().say_outside(-1),
    "typed below the questions": lambda: Answering().say_outside(1),
    "rows in another order": lambda: Answering().write_all().with_rows_moved(),
}


@pytest.mark.parametrize("way", ODD)
@pytest.mark.parametrize("again", [False, True], ids=["as written", "through ODT"])
def test_an_answer_is_found_outside_its_box_in_another_order_and_after_another_format(libre, way, again):
    somebody = ODD[way]()
    data = libre.through_odt(somebody.saved())[0] if again else somebody.saved()

    read = read_form(data, FORM)

    assert {one.item.id: (one.text, one.choice) for one in read.answers} == somebody.said
    assert [item.id for item in read.unanswered] == ["XOR-2009-5"]
    assert (read.conflicts, read.unmatched) == ((), ())


def test_a_row_that_was_deleted_is_not_answered_and_the_others_are():
    somebody = Answering().write_all().without_row(6)

    read = read_form(somebody.saved(), FORM)

    assert {one.item.id: (one.text, one.choice) for one in read.answers} == somebody.said
    assert [item.id for item in read.unanswered] == ["XOR-2009-5", "XOR-2009-7"]


def test_a_column_that_somebody_added_takes_no_answer_away_and_what_it_says_is_shown():
    somebody = Answering().write_all().with_a_column()

    read = read_form(somebody.saved(), FORM)

    assert {one.item.id: (one.text, one.choice) for one in read.answers} == somebody.said
    assert read.unmatched == ("See our letter of May.",)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("again", [False, True], ids=["as written", "saved again by LibreOffice"])
def test_every_answer_finds_its_question(libre, way, again):
    somebody = WAYS[way]()
    data = somebody.saved()
    if again:
        (data,) = libre.saved_again(data)

    read = read_form(data, FORM)

    assert {one.item.id: (one.text, one.choice) for one in read.answers} == somebody.said
    assert [item.id for item in read.unanswered] == ["XOR-2009-5"]
    assert (read.conflicts, read.unmatched) == ((), ())


def test_what_stood_in_the_form_and_was_not_touched_is_known_as_unchanged():
    item = FormItem("q1", "1", "What was done?", text="A law was adopted.", choice="planned", choices=CHOICES)
    form = Form("Questions", "Please answer.", (item,))

    (answer,) = read_form(write_form(form), form).answers

    assert (answer.is_unchanged, answer.how) == (True, Matched.ID)


def test_an_empty_form_answers_nothing():
    read = read_form(write_form(FORM), FORM)

    assert read.answers == ()
    assert len(read.unanswered) == len(FORM.items)


def test_two_answers_to_one_question_are_shown_as_a_conflict():
    somebody = Answering()
    somebody.write(0, "It was adopted.")
    row = somebody.rows()[0]
    again = etree.fromstring(etree.tostring(row))
    row.addnext(again)
    somebody.write(1, "It was not adopted.")

    read = read_form(somebody.saved(), FORM)

    assert [(item.id, said) for item, said in read.conflicts] == [
        ("XOR-2009-1", ("It was adopted.", "It was not adopted."))
    ]


def test_a_row_copied_over_another_answers_the_question_whose_number_it_has():
    somebody = Answering()
    somebody.write(0, "Copied here.")
    row, other = somebody.rows()[0], somebody.rows()[2]
    copy = etree.fromstring(etree.tostring(row))
    copy.xpath("./w:tc[1]//w:t", namespaces=NS)[0].text = "XOR-2009-3"
    other.addprevious(copy)
    other.getparent().remove(other)

    read = read_form(somebody.saved(), FORM)

    assert {one.item.id: one.how for one in read.answers} == {
        "XOR-2009-1": Matched.ID,
        "XOR-2009-3": Matched.NUMBER,
    }


def test_an_answer_written_with_recorded_changes_counts_as_written():
    somebody = Answering()
    somebody.write(1, "It was adopted.")
    t = somebody.rows()[1].xpath("./w:tc[last()]//w:t", namespaces=NS)[0]
    run = t.getparent()
    came = etree.Element(f"{{{W}}}ins", {f"{{{W}}}id": "1", f"{{{W}}}author": "A"})
    new = etree.SubElement(etree.SubElement(came, f"{{{W}}}r"), f"{{{W}}}t")
    new.text = " In 2017."
    run.addnext(came)

    (answer,) = read_form(somebody.saved(), FORM).answers

    assert answer.text == "It was adopted. In 2017."


def test_a_text_in_a_box_that_matches_nothing_is_shown():
    somebody = Answering()
    somebody.write(0, "Something quite different.")
    row = somebody.rows()[0]
    somebody.break_boxes()
    for cell, words in zip(row.xpath("./w:tc", namespaces=NS), ("77", "Which colour is it?"), strict=False):
        for t in cell.iter(f"{{{W}}}t"):
            t.text = words

    read = read_form(somebody.saved(), FORM)

    assert read.unmatched == ("77 Something quite different.",)


def over_the_boxes(*lines):
    """The first row's cell typed over, no box left: each of these is a paragraph, with breaks in it several lines."""
    somebody = Answering()
    cell = somebody.rows()[0].xpath("./w:tc[last()]", namespaces=NS)[0]
    for child in list(cell):
        cell.remove(child)
    for line in lines:
        run = etree.SubElement(etree.SubElement(cell, f"{{{W}}}p"), f"{{{W}}}r")
        for place, text in enumerate(line.split("\n")):
            if place:
                etree.SubElement(run, f"{{{W}}}br")
            etree.SubElement(run, f"{{{W}}}t").text = text
    return read_form(somebody.saved(), FORM).answers[0]


@pytest.mark.parametrize(
    ("typed", "choice", "text"),
    [
        ("Implemented\nThe Centre has 14 staff.", "implemented", "The Centre has 14 staff."),
        ("Implemented. The Centre has 14 staff.", "implemented", "The Centre has 14 staff."),
        ("Fully implemented\nThe Centre has 14 staff.", "implemented", "Fully implemented\nThe Centre has 14 staff."),
        ("Pleinement mise en œuvre\nLa loi existe.", "implemented", "Pleinement mise en œuvre\nLa loi existe."),
        ("Not yet implemented.", "", "Not yet implemented."),
        ("Implemented, except for the mandate.", "", "Implemented, except for the mandate."),
        ("Rien à signaler.", "nil", ""),
        ("لا شيء", "nil", ""),
        ("The plan is implemented by the Centre.", "", "The plan is implemented by the Centre."),
    ],
)  # fmt: skip
def test_a_level_typed_over_a_box_is_read_and_never_more_than_it_says(typed, choice, text):
    answer = over_the_boxes(typed)

    assert (answer.choice, answer.text) == (choice, text)
