"""Every main page can be read by everybody: axe-core finds nothing serious, whoever reads, in light and in the dark."""

import pytest

from tests.browser.pages import DOCUMENTS, addresses

pytestmark = pytest.mark.browser

DENSE = [
    "/",
    "/states/XOR/",
    "/assessments/XOR-2018/then-and-now/",
    "/assessments/XOR-2018/reports/follow-up/shared/",
    "/recommendations/XOR-2009-12/",
    "/sources/new/",
]
SERIOUS = {"serious", "critical"}


def faults_on(page, axe):
    """What axe-core calls serious or worse, as rule and place."""
    found = axe.run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found if one["impact"] in SERIOUS for node in one["nodes"]]


@pytest.fixture(scope="session")
def axe():
    return pytest.importorskip("axe_playwright_python.sync_playwright").Axe()


def faults_of(page, axe, pages):
    """The faults of some pages, by address; nothing for a page without."""
    faults = {}
    for address in pages:
        page.goto(address)
        faults[address] = faults_on(page, axe)
    return {address: found for address, found in faults.items() if found}


@pytest.mark.parametrize("persona", ["assessor", "public"])
def test_no_page_shuts_anybody_out(reading_as, axe, persona):
    page = reading_as(persona)

    assert faults_of(page, axe, addresses(page, persona)) == {}


@pytest.mark.parametrize(("width", "scheme", "locale"), [(390, "dark", "en-GB"), (1440, "light", "ar")])
def test_nor_in_the_dark_on_a_phone_or_from_right_to_left(reading_as, axe, width, scheme, locale):
    page = reading_as("focal-point", width=width, scheme=scheme, locale=locale)

    assert faults_of(page, axe, [*DENSE, *DOCUMENTS]) == {}


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_whoever_one_reads_as_stands_in_sight_on_a_phone(reading_as, locale):
    page = reading_as("public", width=390, locale=locale)

    chosen = page.locator(".persona button[aria-pressed=true]").bounding_box()

    assert (chosen["x"] >= 0, chosen["x"] + chosen["width"] <= 390) == (True, True)
