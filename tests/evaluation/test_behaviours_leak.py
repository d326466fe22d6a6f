"""What is tuned on the cases of behaviours and the attacks must not contain them, nor be copied."""

import pytest

LIMIT = 0.7


@pytest.fixture(scope="module")
def tried(development):
    """Every turn of a case and every attack, by its id."""
    cases = development.set.behaviours
    turns = {turn.qid: turn.query for case in cases for turn in (*case.earlier, case.last)}
    assert turns
    return turns | {attack.aid: attack.query for attack in development.set.attacks}


def copies(tried, others, similarity):
    return [
        (id_, other)
        for id_, text in tried.items()
        for other in others
        if similarity(text, other) >= LIMIT
    ]


def test_none_is_a_query_of_the_development_set(development, tried, similarity):
    asked = (*development.asked, *development.near_misses, *development.turns)
    queries = [one.question.query for one in asked]
    assert len(queries) == 272 + 51 + 41 + 32
    assert copies(tried, queries, similarity) == []


# Not so the glossary: a turn of one bare noun is a term, and the glossary is made of terms.
def test_nothing_curated_is_one_of_them_in_disguise(corpus, tried, similarity):
    curated = [text for alternates in corpus.alternates.values() for text in alternates]
    curated += [text for gap in corpus.gaps for text in (gap.topic, *gap.queries)]
    assert copies(tried, curated, similarity) == []


def test_similarity_by_hand(similarity):
    # abc bcd cde against abc bcd: two of three.
    assert similarity("abcde", "ABCD") == pytest.approx(2 / 3)
