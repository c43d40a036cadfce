"""Nothing is left untranslated: what pages say is found, and every message has its words in five languages."""

import gettext
import re

import pytest

from headway.doors.web.parts.statuses import ORDERED
from headway.doors.web.record.payloads import columns_said
from headway.foundation.catalogue.values import load_catalogue
from languages import counting, files
from languages.words import system_words

AREAS = [area for area in (files.WORDS, *files.AREAS) if (files.LOCALE / area).is_dir()]


def test_no_file_says_anything_in_english_only():
    """`python -m languages wrap FILE…` wraps plain words, `left` tells what is left for a person."""
    assert counting.in_english_only() == {}


@pytest.fixture(scope="module")
def wanted():
    """Every message there is, by area."""
    return files.messages()


@pytest.mark.parametrize("language", files.LANGUAGES)
def test_every_message_has_its_words_in_every_language(wanted, language):
    missing = [
        (area, message.id)
        for area, template in wanted.items()
        for kept in [files.read(area, language)]
        for message in template
        if message.id and not is_said(kept, message)
    ]

    assert missing == []


def is_said(catalog, message):
    found = catalog.get(message.id, message.context)
    return found is not None and files.is_translated(found)


@pytest.mark.parametrize("language", files.LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_what_is_shipped_is_what_the_message_file_says(area, language):
    """`make messages` compiles them; who changes a message file by hand runs it, too."""
    catalog = files.read(area, language)
    with files.po_file(area, language).with_suffix(".mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)

    differing = [message.id for message in catalog if message.id and shipped_words(shipped, message) != words(message)]

    assert differing == []


def words(message):
    return tuple(message.string) if isinstance(message.string, (list, tuple)) else (message.string,)


def shipped_words(shipped, message):
    key = message.id if isinstance(message.id, str) else message.id[0]
    key = f"{message.context}\x04{key}" if message.context else key
    if isinstance(message.id, str):
        return (shipped._catalog[key],)
    return tuple(shipped._catalog[key, form] for form in range(len(message.string)))


@pytest.mark.parametrize("language", files.LANGUAGES)
def test_a_translation_names_the_same_values_as_its_message(language):
    differing = [
        (message.id, form)
        for area in AREAS
        for message in files.read(area, language)
        if message.id
        for form in differing_forms(message)
    ]

    assert differing == []


def differing_forms(message):
    """Forms that leave a value out or make one up; a form for one, two or none may say its number in a word."""
    several = not isinstance(message.id, str)
    wanted = files.values_in(message.id[-1] if several else message.id)
    for place, form in enumerate(words(message)):
        found = files.values_in(form)
        if found - wanted or (wanted - found and not (several and place < len(message.string) - 1)):
            yield form


def test_every_status_is_among_the_words():
    assert {word for word in ORDERED if word} <= set(system_words())


def test_every_column_of_a_history_is_among_the_words():
    assert {"cut off", "adopted how", "level as said"} < columns_said()
    assert columns_said() <= set(system_words())


def test_verbs_of_provisions_and_what_a_stage_leaves_are_among_the_words():
    catalogue = load_catalogue()
    verbs = {(row.verb or row.strength).replace("-", " ") for row in catalogue.provisions.values()}
    stages = [stage for procedure in catalogue.procedures.values() for stage in procedure.stages]
    gates = [gate for stage in stages for gate in stage.gates]
    offices = {office.title for gate in gates for office in gate.offices}
    left = {output for stage in stages for output in stage.outputs}

    assert {"decides", "calls upon"} < verbs
    assert verbs | offices | left | {gate.what for gate in gates} <= set(system_words())


@pytest.mark.parametrize(
    "path", [path for path in files.sources() if path.suffix == ".html"], ids=lambda path: path.name
)
def test_what_stands_side_by_side_has_the_comma_of_the_readers_language(path):
    """`{% comma %}` between two values; a provision keeps the Latin one, as it is cited."""
    text = re.sub(r"\{% blocktranslate.*?%\}.*?\{% endblocktranslate %\}", "{%%}", path.read_text("utf-8"), flags=re.S)

    assert re.findall(r"(?<!instrument\.symbol \}\})(?<=[}%]\}), (?=\{[{%])", text) == []
