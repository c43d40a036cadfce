"""Whatever was entered by mistake, in whichever kind of row, can be destroyed wherever it is stored."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from headway.engines.exchange.returns import as_comment, preview_of, take_back
from headway.engines.reports.commenting import Draft as CommentDraft
from headway.engines.reports.commenting import accept_comments, withdraw_comments
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.expunge import expunge
from headway.foundation.ledger.history import history
from headway.foundation.ledger.verify import verify
from tests import drafts, make
from tests.canary.installation import case_models, one_world
from tests.engines.exchange.word_edits import Draft

pytestmark = [pytest.mark.django_db, pytest.mark.proof]
BY = {"actor": make.SYSTEM, "at": make.NOW, "reason": "by mistake", "witness": "W. Itness"}
SECRET = "the name of the witness that must not stand here"


@pytest.fixture(autouse=True)
def own_files(tmp_path, settings):
    settings.MEDIA_ROOT = str(tmp_path)


def test_every_text_and_every_file_of_a_row_of_every_kind_can_go():
    """Those that point to others first, as the refusal to destroy what others stand on asks."""
    load(make.NOW)
    made, world = one_world()
    words = set(made.secrets)
    assert kept(words) == words

    for model in reversed(case_models()):
        expunge(history(world.rows[model.kind])[0].hash, **BY)

    assert {f"{made.secrets[word].kind}: {made.secrets[word].field}" for word in kept(words)} == set()
    assert verify().problems == []


def test_a_file_that_came_back_goes_with_its_text_and_the_comments_taken_from_it():
    returned, comments = a_return_that_says_it()
    assert kept({SECRET}) == {SECRET}

    for row in (*comments, returned, returned.source):
        expunge(history(row)[0].hash, **BY)

    assert kept({SECRET}) == set()
    assert verify().problems == []


def test_why_a_file_was_withdrawn_goes_from_the_act_too_and_the_file_stays():
    returned, _ = a_return_that_says_it(words="Please check the date.")
    withdraw_comments(returned, reason=SECRET, actor=make.SYSTEM, at=make.NOW)

    expunge(returned.revision, **BY, restore=True)

    assert kept({SECRET}) == set()
    assert type(returned).objects.get().source == returned.source
    assert verify().problems == []


def a_return_that_says_it(words=SECRET):
    """A Word file with a remark, taken back by a ministry, its one comment taken over."""
    ministry, assessment = make.a_ministry("Border Guard Service"), make.an_assessment(audience="public")
    circle = make.a_circle(make.a_body(), ministry)
    drafts.a_sending(assessment, ministry, audience="shared", circle=circle.pk)
    file = Draft(drafts.a_draft())
    key, paragraph = next(iter(file.paragraphs()))
    file.remark(paragraph, key)
    file.comments[:] = [words]
    actor = make.a_focal_point()
    returned = take_back(assessment, file.saved(), name="back.docx", institution=ministry, actor=actor, at=make.NOW)
    said = [CommentDraft(as_comment(one)) for one in preview_of(returned).proposed]
    return returned, accept_comments(returned, said, actor=actor, at=make.NOW)


def kept(words):
    """Those of the words that stand in a table or in a file, also inside a Word file."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [str(row) for row in cursor.fetchall()]
    files = [path.read_bytes() for path in Path(default_storage.path("")).rglob("*") if path.is_file()]
    everything = "\n".join([*rows, *(opened(data).decode("utf-8", "replace") for data in files)]).lower()
    return {word for word in words if word in everything}


def opened(data):
    if not zipfile.is_zipfile(BytesIO(data)):
        return data
    with zipfile.ZipFile(BytesIO(data)) as package:
        return b"\n".join(package.read(name) for name in package.namelist())
