"""The questions that a passage is likeliest about are offered first."""

from headway.engines.intake.documents.replies.nearest import nearest
from headway.engines.intake.readers.reading import read_text
from tests.engines.intake.by_meaning import needs_meaning

KNOWN = [
    "The Government should adopt a national counter-terrorism strategy, with a lead institution and a date for each task.",
    "The border service should connect all crossing points to the databases of INTERPOL and check every traveller.",
    "The prison service should assess prisoners convicted of terrorist offences individually.",
]
SHORT = "Connect the posts to INTERPOL. Six posts are connected."
A_REPLY = [
    "Le Conseil national de sécurité a adopté un plan qui nomme, pour chaque tâche, un responsable et une échéance.",
    "Les voyageurs sont contrôlés à chaque poste dans les fichiers internationaux de documents volés et perdus.",
    "Chaque condamné est examiné par un psychologue et un éducateur dès son arrivée à la maison d'arrêt.",
]
FURTHER = [
    f"Le service numéro {number} rend compte chaque année à l'Assemblée de ses travaux et de ses dépenses."
    for number in range(9)
]


def test_in_a_short_document_words_tell():
    assert nearest(read_text(f"Response\n\n77. {SHORT}"), SHORT, KNOWN)[0] == 1


@needs_meaning
def test_in_a_longer_one_meaning_tells_in_any_language():
    document = read_text("\n\n".join([*A_REPLY, *FURTHER]))

    assert [nearest(document, text, KNOWN)[0] for text in A_REPLY] == [0, 1, 2]


def test_all_are_told_and_each_once():
    assert sorted(nearest(read_text(SHORT), SHORT, KNOWN)) == [0, 1, 2]
    assert nearest(read_text(SHORT), " ", KNOWN) == [0, 1, 2]
    assert nearest(read_text(SHORT), SHORT, []) == []
