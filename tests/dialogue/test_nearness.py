import pytest

from chatbot.dialogue.nearness import knows, near, speaks_of


@pytest.fixture
def found(office_retriever, office_reader):
    """What a query finds in the small office."""
    return lambda text: office_retriever.search(office_reader.read(text))


def test_an_answer_in_context_speaks_of_the_turn_s_own_words(found):
    in_context, alone = found("fee of forms baht ก"), found("baht ก")
    assert [hit.key.entry for hit in in_context.ranking(1)] == ["e0"]
    assert speaks_of(in_context, ["ten", "baht"], alone)
    assert speaks_of(in_context, [], alone)
    # Another entry's word, and one of none.
    assert not speaks_of(in_context, ["appeal", "thirty"], alone)
    assert not speaks_of(in_context, ["qwerty"], alone)


def test_a_turn_in_english_is_weighed_by_its_vector(found):
    in_context, alone = found("of forms cost qwerty"), found("cost qwerty")
    assert speaks_of(in_context, ["cost", "qwerty"], alone)
    # Nothing of it is known to the office, however near its vector comes.
    assert not speaks_of(in_context, ["qwerty"], found("qwerty"))


def test_near_is_nearly_as_near_as_any(found):
    assert near(found("fee of forms"), found("cost"))
    assert not near(found("appeal of a decision"), found("cost"))


def test_where_nothing_was_found_nothing_speaks(found):
    nothing = found("")
    assert not speaks_of(nothing, [], nothing)
    assert not speaks_of(nothing, ["fee"], nothing)
    assert not near(nothing, nothing)


def test_the_share_of_known_words(found):
    evidence = found("fee")
    assert knows(evidence, ["fee", "qwerty"]) == 0.5
    assert knows(evidence, []) == 1
