"""What each leg and the alternates are worth: retrieval with parts left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chatbot.corpus import Collection
from chatbot.corpus.questions import Question
from chatbot.evaluation.bootstrap import Estimate
from chatbot.evaluation.measures import DEPTH, means, measure
from chatbot.evaluation.progress import Progress, silently
from chatbot.index.build import build_index
from chatbot.index.legs import LEG_WEIGHTS
from chatbot.query import QueryReader
from chatbot.retrieval import Retriever

LEG_SETS: Mapping[str, tuple[str, ...]] = {
    **{leg: (leg,) for leg in LEG_WEIGHTS},
    "words + characters": ("words", "characters"),
    "fused": tuple(LEG_WEIGHTS),
}


@dataclass(frozen=True, slots=True)
class AblationRow:
    """Retrieval by some of the legs.

    :param legs: Name of the leg set, one of ``LEG_SETS``.
    :param alternates: Whether alternates and gaps were indexed, or the official text alone.
    :param means: Per measure its mean over the answerable queries.
    """

    legs: str
    alternates: bool
    means: Mapping[str, Estimate | None]


def ablate(
    collection: Collection,
    reader: QueryReader,
    questions: Sequence[Question],
    progress: Progress = silently,
) -> tuple[AblationRow, ...]:
    """Measure every leg set with and without alternates.

    Only the search is measured: no repair of the question, no decision.

    :param reader: Reads the texts of each index that is built; best a remembering one.
    """
    answerable = [question for question in questions if question.answerable]
    rows: list[AblationRow] = []
    for alternates in (True, False):
        version = collection if alternates else collection.without_curation()
        index = build_index(version, reader)
        for name, legs in LEG_SETS.items():
            # Alone, a leg without a say in the fused score has all of it.
            alone = len(legs) == 1
            weights = {leg: 1.0 if alone else LEG_WEIGHTS[leg] for leg in legs}
            retriever = Retriever(index, weights)
            described = f"ablation: {name}, {'with' if alternates else 'without'} alternates"
            rankings = {
                question.qid: [
                    hit.key for hit in retriever.search(reader.read(question.query)).ranking(DEPTH)
                ]
                for question in progress(answerable, described)
            }
            rows.append(
                AblationRow(name, alternates, means(answerable, measure(answerable, rankings)))
            )
    return tuple(rows)
