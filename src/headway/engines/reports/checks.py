"""An uncited factual sentence is listed in a draft and refused in a cleared report."""

from dataclasses import replace

from headway.engines.reports.values import Basis, Report, Sentence, Status, list_sentences


class UncitedSentences(Exception):
    """A cleared report may not hold these sentences: they state facts, cite nothing and are not the drafter's."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        self.sentences = sentences
        listed = "\n".join(f"– {text}" for text in sentences)
        super().__init__(
            f"{len(sentences)} sentence(s) state a fact without a source. Cite one, or mark the sentence as the"
            f" drafter's assessment:\n{listed}"
        )


def find_uncited(report: Report) -> tuple[Sentence, ...]:
    """The factual sentences that cite nothing, in reading order."""
    return tuple(
        sentence
        for block in report.blocks
        for sentence in list_sentences(block)
        if sentence.basis is Basis.CITED and not sentence.citations and sentence.text.strip()
    )


def checked(report: Report) -> Report:
    """The report with its uncited sentences listed for the drafter. Raises UncitedSentences if it is cleared."""
    uncited = tuple(sentence.text for sentence in find_uncited(report))
    if uncited and report.status is Status.CLEARED:
        raise UncitedSentences(uncited)
    return replace(report, uncited=uncited)
