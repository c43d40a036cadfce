"""The words that are not written as messages anywhere: labels of models' choices, roles, statuses, special values."""

from collections.abc import Iterator
from typing import get_args

from django.apps import apps

from headway.casework.questionnaires.values import STATUSES, YES_NO
from headway.casework.visits.changes import COLUMNS
from headway.doors.web.parts.statuses import ORDERED
from headway.doors.web.parts.tracks import WORDS
from headway.doors.web.record.payloads import columns_said
from headway.doors.web.reports.followup import FORCES, LOOKS
from headway.doors.web.templatetags.headway import DOORS, FORMAT_NAMES
from headway.engines.exchange.values import How
from headway.engines.followup.values import Change, Kept, Movement, Standing, Why
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.trackers.planning import Outcome
from headway.engines.intake.trackers.targets.every import TARGETS
from headway.engines.procedures import values as procedures
from headway.engines.reports.values import WORDS as READERS
from headway.engines.work.told import KINDS
from headway.foundation.access.explaining import case_models
from headway.foundation.access.marking import shipped
from headway.foundation.catalogue.practice import GateKind
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Role, Side

CONTEXT = "word"


def system_words() -> list[str]:
    """Every such word once, as a model or a table has it; Django's own names and file types are none of them."""
    found = dict.fromkeys([*_labels(), *_listed()])
    return sorted(word for word in found if any(letter.isalpha() for letter in word))


def _labels() -> Iterator[str]:
    for model in apps.get_models():
        if not model.__module__.startswith("headway."):
            continue
        for field in model._meta.get_fields():
            yield from (str(label) for _, label in getattr(field, "flatchoices", None) or ())


def _listed() -> Iterator[str]:
    yield from (role.value.replace("-", " ") for role in Role)
    yield from (side.value for side in Side)
    yield from (word for word in ORDERED if word)
    yield from ("figure", "request")
    yield from (word.value for words in (Standing, Movement, Why) for word in words)
    yield from ("not said", "not known", "not assessed", "not discussed", "not answered", *COLUMNS.values(), *FORCES)
    for kind in (Why, Movement, Change, Kept, Standing, procedures.Standing, procedures.Lock, procedures.Word):
        yield from (one.value for one in kind)
    yield from (look.word[:1].lower() + look.word[1:] for look in LOOKS.values())
    yield from FORMAT_NAMES.values()
    yield from DOORS.values()
    yield from WORDS.values()
    yield from (kind.value.replace("-", " ") for kind in DocumentKind)
    yield from (outcome.value for outcome in Outcome)
    for target in TARGETS.values():
        yield from (target.label, *(field.label for field in target.fields))
    yield from KINDS.values()
    yield from (label for _, label in (*YES_NO, *STATUSES))
    yield from READERS.values()
    yield from ("paper", "page", "workbook")
    yield from ("your own organisation", "committee member")
    yield from get_args(GateKind)
    yield from (how.value for how in How)
    yield from (model.kind.replace("-", " ") for model in case_models())
    yield from (*columns_said(), "yes", "no", "Name")
    marks = shipped()
    yield from (*marks.levels, *marks.caveats)
    catalogue = load_catalogue()
    yield from (row.label for row in catalogue.special_values.values())
    yield from (row.unit for row in catalogue.indicators.values())
    yield from (row.unit for row in catalogue.questions.values() if row.unit)
    for provision in catalogue.provisions.values():
        yield (provision.verb or provision.strength).replace("-", " ")
    for stage in (stage for procedure in catalogue.procedures.values() for stage in procedure.stages):
        yield from stage.outputs
        yield from (word for gate in stage.gates for word in (gate.what, *(office.title for office in gate.offices)))
    yield from (said.title for flow in catalogue.flows.values() for said in (flow, *flow.stages))
