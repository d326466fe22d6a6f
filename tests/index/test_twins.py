import json
from dataclasses import replace
from datetime import date

import pytest

from chatbot.corpus import Collection
from chatbot.index.twins import Twins, without_years


@pytest.fixture
def make_editions(make_collection):
    """Make documents, each of a title, a date and questions."""

    def make(*documents):
        corpora = []
        for number, (title, issued, *questions) in enumerate(documents):
            (corpus,) = make_collection([(question, "") for question in questions]).current
            document = replace(corpus.document, id=f"d{number}", title=title, date=issued)
            entries = tuple(replace(entry, document=document) for entry in corpus.entries)
            corpora.append(replace(corpus, document=document, entries=entries))
        return Collection.of(corpora)

    return make


@pytest.fixture
def two_editions(make_editions, office_reader):
    """Entries 0 and 1 of 2566, then 2 and 3 of 2567; the first of each are one question."""
    collection = make_editions(
        ("guide 2566", date(2023, 1, 1), "fee of forms in 2566", "office hours"),
        ("handbook 2567", date(2024, 1, 1), "fee of forms in 2567", "appeal of a decision"),
    )
    return Twins.find(collection, office_reader)


def test_a_year_does_not_tell_two_questions_apart(two_editions):
    assert two_editions.groups == {0: (2, 0), 2: (2, 0)}
    assert (two_editions.of(0), two_editions.of(1)) == ((2, 0), ())
    assert (two_editions.years[0], two_editions.years[2]) == ({2566}, {2567})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fee of template 3", "fee of template 4"),
        ("fee of forms", "office hours"),
        ("fee of forms at PMQA", "fee of forms at ITA"),
    ],
)
def test_other_questions_are_no_twins(make_editions, office_reader, one, other):
    collection = make_editions(("", date(2023, 1, 1), one), ("", date(2024, 1, 1), other))
    assert Twins.find(collection, office_reader) == Twins()


def test_a_document_has_no_twins_within_itself(make_editions, office_reader):
    alone = make_editions(("", date(2023, 1, 1), "fee of forms", "fee of forms"))
    beside = make_editions(
        ("", date(2023, 1, 1), "fee of forms", "fee of forms"), ("", date(2024, 1, 1), "hours")
    )
    assert Twins.find(alone, office_reader) == Twins.find(beside, office_reader) == Twins()


@pytest.mark.parametrize(
    ("question", "named", "plain"),
    [
        ("fee of forms", (), "fee of forms"),
        ("fee of forms ปี 2566", (0,), "fee of forms"),
        ("fee of forms 2567 please", (2,), "fee of forms please"),
        ("fee of forms in the handbook", (2,), "fee of forms in the "),
        ("fee of forms 2560", (), "fee of forms 2560"),
    ],
)
def test_which_document_a_question_names(two_editions, office_reader, question, named, plain):
    found = two_editions.named(office_reader.read(question), (2, 0))
    assert (found.twins, found.query.text) == (named, plain)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("ปี 2566 ค่าเช่าวันละเท่าใด", "ค่าเช่าวันละเท่าใด"),
        ("ค่าเช่าปี 2566 วันละเท่าใด", "ค่าเช่าวันละเท่าใด"),
        ("ค่าเช่าปีงบประมาณ พ.ศ. 2566", "ค่าเช่า"),
        ("ค่าเช่าวันละเท่าใด", "ค่าเช่าวันละเท่าใด"),
    ],
)
def test_a_question_without_its_years(reader, typed, plain):
    query = without_years(reader.read(typed))
    assert query.text.strip() == plain
    assert "".join(query.pieces) == query.text


def test_they_come_back_from_json(two_editions):
    assert Twins.from_json(json.loads(json.dumps(two_editions.to_json()))) == two_editions


def test_of_many_entries_those_in_the_same_words_alone_are_twins(
    make_editions, office_reader, monkeypatch
):
    collection = make_editions(
        ("guide 2566", date(2023, 1, 1), "fee of forms in 2566", "hours of appeal"),
        ("handbook 2567", date(2024, 1, 1), "fee of forms in 2567", "appeal of hours"),
    )
    every = Twins.find(collection, office_reader)
    assert every.groups == {0: (2, 0), 2: (2, 0), 1: (3, 1), 3: (3, 1)}
    monkeypatch.setattr("chatbot.index.twins._COMPARED", 3)
    assert Twins.find(collection, office_reader).groups == {0: (2, 0), 2: (2, 0)}
