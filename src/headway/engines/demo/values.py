"""What the files of a demonstration say: one frozen entry each, read strictly (docs/reference/demo-case.md).

Ids name entries within the demonstration. `at` is the day an act is said to have happened; `holder` is the organisation
that wrote the row; `audience` one of the six.
"""

from headway.engines.demo.nouns.actors import (
    Circle,
    Frame,
    Grant,
    HandedOver,
    InOffice,
    Mandate,
    Organisation,
    Person,
    Release,
    Succession,
)
from headway.engines.demo.nouns.ending import (
    Adoption,
    DraftComment,
    EndingFile,
    OfficeClears,
    Publication,
    PublicPart,
    SentDraft,
)
from headway.engines.demo.nouns.evidence import Figure, Observation, Part, Source
from headway.engines.demo.nouns.letters import Letter, Notes, Reminder
from headway.engines.demo.nouns.paths import (
    Addressee,
    Ending,
    Judgement,
    Lineage,
    Progress,
    Recommendation,
    Undertaking,
)
from headway.engines.demo.nouns.plans import Done, Match, Measure, Milestone, Need, Offer, Pillar, Strategy
from headway.engines.demo.nouns.questionnaire import Assigned, Contributed, Submitted, Voice
from headway.engines.demo.nouns.visits import (
    Assessment,
    Before,
    Component,
    Consent,
    CountryFile,
    Delegate,
    Meeting,
    Preliminary,
    Stage,
    ThreatPicture,
)

__all__ = [
    "Addressee",
    "Adoption",
    "Assessment",
    "Assigned",
    "Before",
    "Circle",
    "Component",
    "Consent",
    "Contributed",
    "CountryFile",
    "Delegate",
    "Done",
    "DraftComment",
    "Ending",
    "EndingFile",
    "Figure",
    "Frame",
    "Grant",
    "HandedOver",
    "InOffice",
    "Judgement",
    "Letter",
    "Lineage",
    "Mandate",
    "Match",
    "Measure",
    "Meeting",
    "Milestone",
    "Need",
    "Notes",
    "Observation",
    "Offer",
    "OfficeClears",
    "Organisation",
    "Part",
    "Person",
    "Pillar",
    "Preliminary",
    "Progress",
    "PublicPart",
    "Publication",
    "Recommendation",
    "Release",
    "Reminder",
    "SentDraft",
    "Source",
    "Stage",
    "Strategy",
    "Submitted",
    "Succession",
    "ThreatPicture",
    "Undertaking",
    "Voice",
]
