"""The words that names of national bodies are made of: head nouns, portfolios, demonyms."""

import re
from functools import cache

from headway.engines.intake.lists import state_names
from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Beginning

WORD = r"[A-ZÀ-ÞŚŠŽČ][\w'./-]*(?<![./'-])"
LINK = r"(?:of the|of|for the|for|against the|against|and for|and of the|and of|and the Fight against|to Combat|to Counter|and|&|on|de la|de los|de las|de|del|des|du|la|los|el)"
WEEKDAYS_AND_MONTHS = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
)
LEADING = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "At",
        "On",
        "With",
        "From",
        "During",
        "This",
        "Its",
        "His",
        "Her",
        "Their",
        "These",
        "Those",
        "And",
        "For",
        "By",
        "Under",
        "After",
        "Before",
        "While",
        "Since",
        "Both",
        "Representatives",
        "Experts",
        "Officials",
        "Members",
        "Director",
        "President",
        "Chairman",
        "Chair",
        "Head",
        "Minister",
        "Deputy",
        "Secretary",
        "General’s",
        "Mr",
        "Ms",
        "Mrs",
        "Dr",
        "Among",
        "Also",
        "Other",
        "Several",
        "Meanwhile",
        "According",
        "Following",
        "Through",
        "Chairperson",
        "Moreover",
        "Furthermore",
        "Finally",
        "Director-General",
        "Visiting",
        "Commissioner",
        "As",
        "Of",
        "To",
        "Our",
        "Your",
        "One",
        "Chief",
        "Secretary-General",
        "Then",
        "Vice-President",
        "When",
        "Where",
        "If",
        "So",
        "But",
        "Not",
        "All",
        "Government",
    ]
)


@cache
def portfolios() -> frozenset[str]:
    return frozenset(table("ministries")["portfolios"])


@cache
def demonyms() -> frozenset[str]:
    return frozenset(name for _, name, sort in state_names() if sort == "adjective")


@cache
def states() -> frozenset[str]:
    return frozenset(name for _, name, sort in state_names() if sort == "name")


@cache
def heads() -> Beginning:
    nouns = sorted([*table("ministries")["heads"], "Ministries"], key=len, reverse=True)
    return Beginning(rf"(?<![\w-])({'|'.join(nouns)})\b(?![-'])", nouns)
