import pytest

from chatbot.conversation import Chosen, Typed
from chatbot.datatypes import EVERYTHING, Scope
from chatbot.doors.web.message import Message, read_message
from chatbot.errors import QueryError


def test_a_whole_message():
    message = read_message(
        {"step": {"question": "ก"}, "earlier": [{"entry": "pmqa-01"}], "section": "pmqa"}
    )

    assert message == Message(Typed("ก"), (Chosen("pmqa-01"),), "pmqa")


def test_a_first_question():
    assert read_message({"step": {"question": "ก"}}) == Message(Typed("ก"))


@pytest.mark.parametrize("as_typed", [True, False])
def test_a_question_to_be_searched_as_typed(as_typed):
    step = {"question": "l;ylfu", "as_typed": as_typed}

    assert read_message({"step": step, "earlier": [step]}) == Message(
        Typed("l;ylfu", as_typed), (Typed("l;ylfu", as_typed),)
    )


@pytest.mark.parametrize(
    ("document", "scope"), [("leave", Scope(frozenset({"leave"}))), (None, EVERYTHING)]
)
def test_a_question_to_one_document_or_to_all(document, scope):
    step = {"question": "ก", "document": document}

    assert read_message({"step": step, "earlier": [{**step, "as_typed": True}]}) == Message(
        Typed("ก", scope=scope), (Typed("ก", True, scope),)
    )


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "ก",
        {},
        {"step": "ก"},
        {"step": {"question": 1}},
        {"step": {"entry": ["pmqa-01"]}},
        {"step": {"question": "ก", "as_typed": 1}},
        {"step": {"question": "ก", "as_typed": "true"}},
        {"step": {"question": "ก", "as_typed": None}},
        {"step": {"question": "ก"}, "earlier": "ข"},
        {"step": {"question": "ก"}, "earlier": [None]},
        {"step": {"question": "ก"}, "section": 3},
        {"step": {"question": "ก", "document": 3}},
        {"step": {"question": "ก", "document": ["leave"]}},
    ],
)
def test_anything_else_is_refused(value):
    with pytest.raises(QueryError, match="message"):
        read_message(value)
