"""Reports on the site: for whom they may be written, sentences that open, files to take away."""

import re
from io import BytesIO

import pytest
from docx import Document

from headway.engines.demo.personas import demo_actor
from tests import make

LIST = "/assessments/XOR-2018/reports/"


@pytest.fixture
def client_of(loaded, reading_as):
    return lambda persona="": reading_as(demo_actor(persona, today=make.TODAY, door="web") if persona else None)


@pytest.mark.parametrize(
    ("persona", "readers"),
    [
        ("assessor", {"body", "shared", "partners", "public"}),
        ("focal-point", {"state", "shared", "partners", "public"}),
        ("partner", {"partners", "public"}),
        ("committee-member", {"public"}),
        ("", {"public"}),
    ],
)
def test_each_side_may_have_reports_for_its_own_readers(client_of, persona, readers):
    client = client_of(persona)
    offered = set(
        re.findall(r"reports/follow-up/(body|state|shared|partners|public)/\"", client.get(LIST).content.decode())
    )

    assert offered == readers
    for audience in ("body", "state", "shared", "partners", "public"):
        status = client.get(f"{LIST}follow-up/{audience}/").status_code
        assert status == (200 if audience in readers else 404)


@pytest.mark.parametrize(
    ("persona", "told"), [("assessor", True), ("focal-point", True), ("partner", False), ("committee-member", False)]
)
def test_only_those_who_draft_are_led_to_drafts_and_told_what_was_left_out(client_of, persona, told):
    page = client_of(persona).get(LIST).content.decode()

    assert ("/drafts/" in page, "is told to you and never to them" in page) == (told, told)


@pytest.mark.parametrize("address", ["gossip/public/", "communique/body/", "follow-up/own/", "follow-up/public.exe"])
def test_a_report_that_there_is_not_is_not_there(client_of, address):
    assert client_of("assessor").get(LIST + address).status_code == 404


def test_a_sentence_opens_its_source_at_the_passage_it_rests_on(client_of):
    client = client_of("assessor")
    page = client.get(f"{LIST}follow-up/shared/").content.decode()
    links = re.findall(r'<a class="cite" href="(/sources/[^"]+#[^"]+)"', page)

    assert len(links) > 100
    for address in links[:: len(links) // 12]:
        path, _, anchor = address.replace("&amp;", "&").partition("#")
        source = client.get(path).content.decode()
        assert f'id="{anchor}"' in source


def test_a_table_s_numbers_lead_to_the_list_of_sources(client_of):
    page = client_of("assessor").get(f"{LIST}follow-up/shared/").content.decode()

    assert set(re.findall(r'href="#(source-\d+)"', page)) <= set(re.findall(r'id="(source-\d+)"', page))


def test_what_was_left_out_is_told_to_the_drafter_and_is_in_no_file(client_of):
    client = client_of("assessor")
    page = client.get(f"{LIST}follow-up/public/").content.decode()
    file = client.get(f"{LIST}follow-up/public.md").content.decode()

    assert re.search(r"Left out for these readers: \d+", page)
    assert "Left out" not in file
    assert "Left out" not in client_of().get(f"{LIST}follow-up/public/").content.decode()


def test_wider_readers_get_nothing_that_narrower_ones_do_not(client_of):
    client = client_of("assessor")
    codes = {a: set(re.findall(r"XOR-2009-\d+", client.get(f"{LIST}follow-up/{a}.md").content.decode())) for a in
             ("body", "shared", "partners", "public")}  # fmt: skip

    assert codes["public"] < codes["shared"] <= codes["body"]
    assert codes["public"] <= codes["partners"]


@pytest.mark.parametrize(
    ("form", "begins"), [("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("pdf", b"%PDF-"), ("md", b"#")]
)
def test_files_come_in_every_format_under_a_name_that_tells_what_they_are(client_of, form, begins):
    answer = client_of("assessor").get(f"{LIST}follow-up/shared.{form}")

    assert answer.content.startswith(begins)
    assert f'filename="XOR-2018-follow-up-shared.{form}"' in answer.headers["Content-Disposition"]


def test_the_word_file_has_real_headings_and_footnotes(client_of):
    data = client_of("assessor").get(f"{LIST}follow-up/shared.docx").content
    document = Document(BytesIO(data))

    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert "How things stand" in headings
    assert any("footnotes" in part.partname for part in document.part.package.iter_parts())


def test_the_communique_is_drawn_from_public_rows_alone(client_of):
    by_assessor = client_of("assessor").get(f"{LIST}communique/public.md").content
    by_public = client_of().get(f"{LIST}communique/public.md").content

    assert by_assessor == by_public
    assert b"has carried out a follow-up visit to Orsania" in by_public
