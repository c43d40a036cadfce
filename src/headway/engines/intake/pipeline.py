"""From a document to everything it proposes. Pure: no database, nothing stored."""

from headway.engines.intake.entities import all_mentions, look_at, recognise_in
from headway.engines.intake.layer import Document
from headway.engines.intake.observations import observe
from headway.engines.intake.quantities import find_quantities
from headway.engines.intake.statements import sentences_of
from headway.engines.intake.values import Reading
from headway.foundation.language.identify import language_of


def propose(document: Document) -> Reading:
    """Read a document for what a person may accept: what it is about, its figures, its observations."""
    language = language_of(document.text)
    sentences = sentences_of(document, language)
    scene = look_at(document, sentences, language)
    entities = recognise_in(scene)
    quantities = find_quantities(document.text, sentences, entities)
    observations = observe(document, sentences, entities, quantities, all_mentions(scene, entities))
    return Reading(
        title=document.title,
        language=language,
        media_type=document.media_type,
        sha256=document.sha256,
        characters=len(document.text),
        entities=entities,
        sentences=sentences,
        quantities=quantities,
        observations=observations,
    )
