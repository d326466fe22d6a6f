import pytest

from chatbot.datatypes import Hit, Reason, Status, Turn
from chatbot.dialogue.joining import joined


@pytest.fixture
def part(make_answer):
    """Make one of the questions: part(question, status, *ranking)."""
    return lambda question, status, *ranking, **fields: Turn(
        question, make_answer(status, *ranking, **fields)
    )


def ids(answer):
    return [entry.id for entry in answer.entries]


def test_both_answers_are_given_in_the_order_asked(part, make_answer):
    whole = make_answer(Status.ANSWERED, "b", "c", "a", confidence=0.9)
    first = part("ก", Status.ANSWERED, "a", "c", offered=["b", "c"], confidence=0.95)
    second = part("ข", Status.ANSWERED, "b", "c", offered=["a", "d"], confidence=0.85)
    answer = joined(whole, first, second, each_names_a_subject=True)
    assert (answer.status, answer.reason, ids(answer)) == (
        Status.ANSWERED,
        Reason.SEVERAL,
        ["a", "b"],
    )
    assert answer.answer == "text\n\ntext"
    assert [citation.entry_id for citation in answer.citations] == ["a", "b"]
    assert [hit.key.entry for hit in answer.ranking] == ["a", "b", "c"]
    assert [choice.key.entry for choice in answer.choices] == ["c", "d"]
    assert (answer.confidence, answer.understood_query) == (0.85, "ก | ข")


def test_where_one_has_no_answer_it_is_said_and_its_choices_are_offered(part, make_answer):
    whole = make_answer(Status.SUGGESTED, "a")
    first = part("ก", Status.REFUSED, "b", offered=["a", "b"])
    second = part("ข", Status.ANSWERED, "a", offered=["c"])
    answer = joined(whole, first, second, each_names_a_subject=True)
    assert (answer.status, answer.reason, ids(answer)) == (Status.ANSWERED, Reason.PARTLY, ["a"])
    assert (answer.facts["answered"], answer.facts["open"]) == ("ข", "ก")
    assert [choice.key.entry for choice in answer.choices] == ["b"]
    # A part without a subject is no question left open.
    assert joined(whole, first, second, each_names_a_subject=False) is None


def test_one_entry_that_answers_both_answers_one_question(part, make_answer, make_entry):
    whole = make_answer(Status.ANSWERED, "a", "b", confidence=0.9)
    first = part("ก", Status.ANSWERED, "a", "b", confidence=0.9)
    again = part("ข", Status.ANSWERED, "a", "b", confidence=0.9)
    assert joined(whole, first, again, each_names_a_subject=True) is None
    nearly = tuple(Hit(make_entry(id_).key, score) for id_, score in [("b", 1.0), ("a", 0.9)])
    second = part("ข", Status.ANSWERED, "b", "a", confidence=0.8, ranking=nearly)
    assert joined(whole, first, second, each_names_a_subject=True) is None


def test_an_entry_of_its_own_that_a_question_is_as_sure_of_is_given_too(
    part, make_answer, make_entry
):
    whole = make_answer(Status.ANSWERED, "a", "b", confidence=0.9)
    first = part("ก", Status.ANSWERED, "a", "b", confidence=0.9)
    nearly = tuple(Hit(make_entry(id_).key, score) for id_, score in [("b", 1.0), ("a", 0.9)])
    second = part("ข", Status.ANSWERED, "b", "a", confidence=0.9, ranking=nearly)
    answer = joined(whole, first, second, each_names_a_subject=True)
    assert ids(answer) == ["a", "b"]


def test_parts_less_sure_than_the_whole_are_no_questions(part, make_answer):
    whole = make_answer(Status.ANSWERED, "a", "b", confidence=0.95)
    first = part("ก", Status.ANSWERED, "a", confidence=0.8)
    second = part("ข", Status.ANSWERED, "b", confidence=0.8)
    assert joined(whole, first, second, each_names_a_subject=True) is None


def test_an_entry_that_the_whole_message_does_not_find_is_no_part_of_it(part, make_answer):
    whole = make_answer(Status.ANSWERED, "a")
    first, second = part("ก", Status.ANSWERED, "a"), part("ข", Status.ANSWERED, "z")
    assert joined(whole, first, second, each_names_a_subject=True) is None


def test_without_an_answer_to_either_there_is_nothing_to_join(part, make_answer):
    whole = make_answer(Status.REFUSED, "a")
    first, second = part("ก", Status.REFUSED, "a"), part("ข", Status.REFUSED, "b")
    assert joined(whole, first, second, each_names_a_subject=True) is None
