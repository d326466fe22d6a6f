"""What is tuned on the evaluation set must not contain it: no curated text copies a query."""

import pytest

from chatbot.corpus.jsonl import read_objects
from chatbot.evaluation.evaluation_set import load_set
from chatbot.query import QueryReader
from chatbot.repair import Repairer
from chatbot.text.segment import Segmenter

LIMIT = 0.7


@pytest.fixture(scope="module")
def queries(collection):
    """Every evaluation query, conversation turn and turn of a reported case, by its id."""
    found = load_set(collection)
    turns = [turn for conversation in found.conversations for turn in conversation.turns]
    judged = (*found.questions, *found.near_misses, *turns)
    queries = {question.qid: question.query for question in judged}
    for case in found.reported:
        queries |= {f"{case.id}/{number}": turn for number, turn in enumerate(case.turns, start=1)}
    assert len(queries) == 272 + 51 + 41 + 32 + 47
    return queries


def texts(corpus, kind):
    if kind == "alternates":
        return [text for alternates in corpus.alternates.values() for text in alternates]
    if kind == "gaps":
        return [text for gap in corpus.gaps for text in (gap.topic, *gap.queries)]
    if kind == "spellings":
        return [text for pair in corpus.spellings.items() for text in pair]
    return list(corpus.glossary)


@pytest.mark.parametrize("kind", ["alternates", "gaps", "glossary", "spellings"])
def test_nothing_curated_is_a_query_in_disguise(corpus, queries, similarity, kind):
    curated = texts(corpus, kind)
    assert curated
    copies = [
        (text, qid)
        for text in curated
        for qid, query in queries.items()
        # A turn may be one bare term, and the glossary is made of terms.
        if similarity(text, query) >= LIMIT and not (kind == "glossary" and text == query)
    ]
    assert copies == []


def test_similarity_by_hand(similarity):
    # abc bcd cde against abc bcd: two of three.
    assert similarity("abcde", "ABCD") == pytest.approx(2 / 3)
    assert similarity("ก", "ก") == 1


def test_the_layout_cases_are_neither_queries_nor_alternates(
    collection, corpus, queries, embedder, similarity
):
    path = corpus.folder / "evaluation" / "behaviours-layout.jsonl"
    cases = [turn["query"] for _, case in read_objects(path) for turn in case["turns"]]
    assert len(cases) == 20
    known = [*queries.values(), *texts(corpus, "alternates"), *texts(corpus, "gaps")]
    segmenter = Segmenter(corpus.glossary)
    repairer, reader = Repairer.build(collection, segmenter), QueryReader(segmenter, embedder)
    for query in cases:
        readings = (reading.typed for reading in repairer.readings(reader.read(query)))
        for text in (query, *readings):
            assert [other for other in known if similarity(text, other) >= LIMIT] == []
