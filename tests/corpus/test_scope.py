import pytest

from chatbot.corpus import load_collection
from chatbot.corpus.scope import (
    items_within,
    leaves_out,
    named_scope,
    require_scope,
    titles_of,
)
from chatbot.datatypes import EVERYTHING, Scope
from chatbot.errors import CorpusError


@pytest.fixture(scope="module")
def collection(two_documents):
    """Six entries, three of each document, and a gap of the first."""
    return load_collection(two_documents)


LEAVE, PARKING = Scope(frozenset({"leave"})), Scope(frozenset({"parking"}))
SICK = Scope(sections=frozenset({("leave", "sick")}))


@pytest.mark.parametrize(
    ("documents", "sections", "scope"),
    [
        ((), (), EVERYTHING),
        (("leave",), (), LEAVE),
        ((), ("sick",), SICK),
        ((), ("leave/sick",), SICK),
        (("leave",), ("sick",), SICK),
        (("parking",), ("annual",), Scope(sections=frozenset({("parking", "annual")}))),
        (("leave", "parking"), ("sick",), Scope(PARKING.documents, SICK.sections)),
    ],
)
def test_what_names_mean(collection, documents, sections, scope):
    assert named_scope(collection, documents, sections) == scope


@pytest.mark.parametrize(
    ("documents", "sections", "message"),
    [
        (("leave-2567",), (), "no document is called 'leave-2567'; .*: leave, parking"),
        (
            (),
            ("fees",),
            "no section is called 'fees'; .*: leave/annual, leave/sick, parking/annual",
        ),
        ((), ("annual",), "several sections are called 'annual'; .*: leave/annual"),
        (("parking",), ("sick",), "no section is called 'sick'; name one of these: parking/annual"),
    ],
)
def test_what_is_not_there_is_an_error_that_names_what_is(collection, documents, sections, message):
    with pytest.raises(CorpusError, match=message):
        named_scope(collection, documents, sections)


def test_a_scope_made_by_hand_is_held_against_what_there_is(collection):
    require_scope(collection, SICK)
    with pytest.raises(CorpusError, match="'parking/sick'"):
        require_scope(collection, Scope(sections=frozenset({("parking", "sick")})))


def test_which_entries_and_gaps_lie_within(collection):
    assert items_within(collection, LEAVE) == [True] * 3 + [False] * 3 + [True]
    assert items_within(collection, PARKING) == [False] * 3 + [True] * 3 + [False]
    # A gap is one of its document, and so of each section of it.
    assert items_within(collection, SICK) == [False, False, True] + [False] * 3 + [True]
    assert not leaves_out(collection, Scope(LEAVE.documents | PARKING.documents))
    assert leaves_out(collection, LEAVE)


def test_a_scope_is_told_by_its_titles(collection):
    assert titles_of(collection, PARKING) == "ถาม-ตอบการใช้ลานจอดรถ"
    assert titles_of(collection, SICK) == "ถาม-ตอบระเบียบการลา ฉบับปรับปรุง › การลาป่วย"
