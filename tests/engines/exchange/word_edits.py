"""Edits a draft that was sent the way Word writes edits, and says what each of them is."""

import copy
import io
import random
import re
import zipfile
from dataclasses import dataclass, replace

from lxml import etree

from headway.engines.reports.docx_marks import BLOCK
from headway.engines.reports.docx_xml import W

NS = {"w": W}
WORDS = "border agency adopted parliament register quarterly funding unit review liaison officers training".split()
BY = {f"{{{W}}}author": "Somebody", f"{{{W}}}date": "2026-02-20T10:00:00Z"}
COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


def w(name, /, **attributes):
    return etree.Element(f"{{{W}}}{name}", {f"{{{W}}}{k}": v for k, v in attributes.items()})


@dataclass(frozen=True)
class Edit:
    """What was done: in which block, the words before and after, or what a comment says."""

    key: str
    before: str
    after: str = ""
    text: str = ""


class Draft:
    """A DOCX that is being edited by hand, so to speak."""

    def __init__(self, data, seed=1):
        self.files = {name: z.read(name) for z in [zipfile.ZipFile(io.BytesIO(data))] for name in z.namelist()}
        self.tree = etree.fromstring(self.files["word/document.xml"])
        self.random = random.Random(seed)
        self.edits = []
        self.comments = []
        self.number = 900

    def paragraphs(self, shortest=12):
        """Marked paragraphs of running text, with their keys."""
        for p in self.tree.iter(f"{{{W}}}p"):
            key = self.key(p)
            if key and len(self.words(p).split()) >= shortest:
                yield key, p

    def key(self, p):
        names = p.xpath("./w:bookmarkStart/@w:name", namespaces=NS)
        return next((n.removeprefix(BLOCK) for n in names if n.startswith(BLOCK)), "")

    def words(self, p):
        return "".join(p.xpath(".//w:t/text()", namespaces=NS))

    def run(self, p, shortest=8):
        """The longest run of a paragraph."""
        runs = p.xpath("./w:r[w:t]", namespaces=NS)
        run = max(runs, key=lambda r: len(r.findtext("w:t", "", NS)))
        return run if len(run.findtext("w:t", "", NS).split()) >= shortest else None

    def by(self, name):
        self.number += 1
        return etree.Element(f"{{{W}}}{name}", {f"{{{W}}}id": str(self.number), **BY})

    def text(self, words, deleted=False):
        run = w("r")
        t = etree.SubElement(run, f"{{{W}}}{'delText' if deleted else 't'}")
        t.text = words
        t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return run

    def cut(self, run, first, last):
        """Cut a run in three at its words; returns the middle one and its text."""
        t = run.find("w:t", NS)
        words = t.text.split(" ")
        before, middle, after = (" ".join(part) for part in (words[:first], words[first:last], words[last:]))
        head, body, tail = self.text(f"{before} "), self.text(middle), self.text(f" {after}")
        for part in (tail, body, head):
            run.addnext(part)
        run.getparent().remove(run)
        return body, middle

    def pick(self, run, length=2):
        size = len(run.findtext("w:t", "", NS).split(" "))
        first = self.random.randrange(2, max(3, size - length - 1))
        return self.cut(run, first, first + length)

    def fresh(self, count=3):
        return " ".join(self.random.choice(WORDS) for _ in range(count)) + f" {self.random.randrange(1000)}"

    # what people do

    def replace(self, p, key):
        body, middle = self.pick(self.run(p))
        gone, came, words = self.by("del"), self.by("ins"), self.fresh()
        body.addnext(came)
        body.addnext(gone)
        gone.append(self.text(middle, deleted=True))
        came.append(self.text(words))
        body.getparent().remove(body)
        self.edits.append(Edit(key, middle, words))

    def insert(self, p, key):
        body, _ = self.pick(self.run(p))
        words = f" {self.fresh()}"
        first, second = words[:6], words[6:]
        for part in (second, first):  # Word writes several elements for one insertion
            came = self.by("ins")
            came.append(self.text(part))
            body.addnext(came)
        self.edits.append(Edit(key, "", words))

    def delete(self, p, key):
        body, middle = self.pick(self.run(p), 3)
        gone = self.by("del")
        body.addnext(gone)
        gone.append(self.text(middle, deleted=True))
        body.getparent().remove(body)
        self.edits.append(Edit(key, middle))

    def remark(self, p, key):
        body, _ = self.pick(self.run(p))
        number, words = str(len(self.comments)), f"Please check: {self.fresh()}"
        body.addprevious(w("commentRangeStart", id=number))
        reference = w("r")
        reference.append(w("commentReference", id=number))
        body.addnext(reference)
        body.addnext(w("commentRangeEnd", id=number))
        self.comments.append(words)
        self.edits.append(Edit(key, "", "", words))

    def strike(self, p, key):
        """The whole paragraph goes, its end too."""
        words = self.words(p)
        for run in p.xpath("./w:r[w:t]", namespaces=NS):
            gone = self.by("del")
            run.addprevious(gone)
            gone.append(run)
            for t in run.findall("w:t", NS):
                t.tag = f"{{{W}}}delText"
        self.mark(p, "del")
        self.edits.append(Edit(key, words))

    def add_paragraph(self, p, key):
        new, words = w("p"), f"It was also said that {self.fresh(6)}."
        came = self.by("ins")
        came.append(self.text(words))
        new.append(came)
        self.mark(new, "ins")
        p.addnext(new)
        self.edits.append(Edit(key, "", words))

    def mark(self, p, name):
        properties = p.find("w:pPr", NS)
        if properties is None:
            properties = w("pPr")
            p.insert(0, properties)
        run = properties.find("w:rPr", NS)
        if run is None:
            run = etree.SubElement(properties, f"{{{W}}}rPr")
        run.insert(0, self.by(name))

    def split_tracked(self, p, key):
        self.halve(p)
        self.mark(p, "ins")
        self.edits.append(Edit(key, "", "\n"))

    def halve(self, p):
        """Two paragraphs of one: nothing says so."""
        run = self.run(p)
        size = len(run.findtext("w:t", "", NS).split(" "))
        body, _ = self.cut(run, size // 2, size // 2 + 1)
        new = copy.deepcopy(p)
        for child in list(new):
            if child.tag != f"{{{W}}}pPr":
                new.remove(child)
        moving = [body, *body.itersiblings()]
        p.addnext(new)
        for child in moving:
            new.append(child)
        return new

    def join(self, first, second):
        """One paragraph of two: nothing says so, the marks stay where they were."""
        first.append(self.text(" "))
        for child in list(second):
            if child.tag != f"{{{W}}}pPr":
                first.append(child)
        second.getparent().remove(second)

    def retype(self, p, key):
        """A word typed over without a record."""
        t = self.run(p).find("w:t", NS)
        words = t.text.split(" ")
        place = self.random.randrange(2, len(words) - 2)
        old, new = words[place], self.fresh(1).replace(" ", "")
        words[place] = new
        t.text = " ".join(words)
        self.edits.append(Edit(key, old.strip(".,;:“”()"), new))

    def unmark(self, p):
        for element in p.xpath("./w:bookmarkStart|./w:bookmarkEnd", namespaces=NS):
            p.remove(element)

    def shift_marks(self):
        """Every mark slips to the next paragraph, as happens when paragraphs are sorted or pasted."""
        starts = [e for e in self.tree.iter(f"{{{W}}}bookmarkStart") if e.get(f"{{{W}}}name", "").startswith(BLOCK)]
        names = [e.get(f"{{{W}}}name") for e in starts]
        for element, name in zip(starts, [names[-1], *names[:-1]], strict=True):
            element.set(f"{{{W}}}name", name)

    def accept_all(self):
        """Somebody accepted every change before sending the file back: nothing in it says what was changed."""
        self.edits = [replace(edit, before=self.unnumbered(edit.before)) for edit in self.edits]
        for p in self.tree.xpath("//w:p[w:pPr/w:rPr/w:del]", namespaces=NS):
            if not p.xpath("./w:r|./w:ins", namespaces=NS):
                p.getparent().remove(p)
        for gone in self.tree.xpath("//w:del|//w:moveFrom", namespaces=NS):
            gone.getparent().remove(gone)
        for came in self.tree.xpath("//w:ins|//w:moveTo", namespaces=NS):
            for child in list(came):
                came.addprevious(child)
            came.getparent().remove(came)
        return self

    def move(self, p, behind):
        """A paragraph cut out and pasted elsewhere, its mark with it; nothing says so."""
        behind.addnext(p)

    def move_tracked(self, p, behind, key):
        """A paragraph moved as Word records it."""
        words = self.words(p)
        new = w("p")
        came = self.by("moveTo")
        came.append(self.text(words))
        new.append(came)
        self.mark(new, "moveTo")
        behind.addnext(new)
        for run in p.xpath("./w:r[w:t]", namespaces=NS):
            gone = self.by("moveFrom")
            run.addprevious(gone)
            gone.append(run)
        self.mark(p, "moveFrom")
        self.edits += [Edit(key, words), Edit(self.key(behind), "", words)]

    def rewrite(self, p, key):
        """Every word of a paragraph is another one now; its mark stays."""
        before, new = self.words(p), self.fresh(14)
        first, *others = p.xpath(".//w:t", namespaces=NS)
        first.text = new
        for t in others:
            t.text = ""
        self.edits.append(Edit(key, self.unnumbered(before), new))

    def unnumbered(self, words):
        return re.sub(r"^(?:\d+\.|\([a-z]+\))\s+", "", words)

    def is_marked(self, row):
        """Whether every cell with words has a key of its own."""
        return all(self.key(p) for p in row.iter(f"{{{W}}}p") if self.words(p).strip())

    def drop_row(self, row):
        """A row of a table is deleted without a record."""
        for p in row.iter(f"{{{W}}}p"):
            if self.key(p) and self.words(p).strip():
                self.edits.append(Edit(self.key(p), self.unnumbered(self.words(p))))
        row.getparent().remove(row)

    def drop_row_tracked(self, row):
        """A row deleted as Word records it: the row, and every word in it."""
        properties = row.find("w:trPr", NS)
        if properties is None:
            properties = w("trPr")
            row.insert(0, properties)
        properties.append(self.by("del"))
        for p in row.iter(f"{{{W}}}p"):
            if not self.words(p).strip():
                continue
            if self.key(p):
                self.edits.append(Edit(self.key(p), self.words(p)))
            for run in p.xpath("./w:r[w:t]", namespaces=NS):
                gone = self.by("del")
                run.addprevious(gone)
                gone.append(run)
                for t in run.findall("w:t", NS):
                    t.tag = f"{{{W}}}delText"

    def saved(self):
        files = dict(self.files)
        files["word/document.xml"] = etree.tostring(self.tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self.comments:
            root = etree.Element(f"{{{W}}}comments", nsmap={"w": W})
            for number, words in enumerate(self.comments):
                comment = etree.SubElement(root, f"{{{W}}}comment", {f"{{{W}}}id": str(number), **BY})
                p = etree.SubElement(comment, f"{{{W}}}p")
                p.append(self.text(words))
            files["word/comments.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            kinds = files["[Content_Types].xml"].decode()
            override = f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS}"/></Types>'
            files["[Content_Types].xml"] = kinds.replace("</Types>", override).encode()
            related = files["word/_rels/document.xml.rels"].decode()
            relation = f'<Relationship Id="rIdC" Type="{RELATION}" Target="comments.xml"/></Relationships>'
            files["word/_rels/document.xml.rels"] = related.replace("</Relationships>", relation).encode()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
            for name, data in files.items():
                z.writestr(name, data)
        return out.getvalue()
