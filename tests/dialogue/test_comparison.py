import pytest

from chatbot.dialogue.comparison import both_sides, compared


@pytest.mark.parametrize(
    ("text", "terms"),
    [("ckan กับ biz portal ต่างกันยังไง", ("ckan", "biz portal")),
     ("l1 แตกต่างจาก l2 อย่างไรคะ", ("l1", "l2")), ("กรมควรเลือก ckan หรือ l2 ดี", ("ckan", "l2")),
     ("what is the difference between ckan and the biz portal?", ("ckan", "biz portal")),
     ("should we pick ckan or l2?", ("ckan", "l2"))],
)  # fmt: skip
def test_the_terms_of_a_comparison(text, terms):
    assert compared(text) == terms


@pytest.mark.parametrize("text", ["ckan คืออะไร", "ckan กับ l2 ส่งเมื่อไร", "", "ก หรือ " * 60])
def test_other_questions_compare_nothing(text):
    assert compared(text) is None


def test_the_entries_of_both_terms_are_found_in_turn(office_retriever, office_reader):
    found = both_sides(office_reader.read("fee หรือ appeal"), office_retriever, office_reader)
    assert found is None
    query = office_reader.read("ควรเลือก fee หรือ appeal ดี")
    ranking = both_sides(query, office_retriever, office_reader)
    assert [hit.key.entry for hit in ranking[:2]] == ["e0", "e2"]


def test_an_entry_that_asks_about_both_answers_itself(office_retriever, office_reader):
    query = office_reader.read("ควรเลือก fee หรือ forms ดี")
    assert both_sides(query, office_retriever, office_reader) is None


def test_words_that_no_entry_has_are_no_terms(office_retriever, office_reader):
    query = office_reader.read("ควรเลือก fee หรือ qwerty ดี")
    assert both_sides(query, office_retriever, office_reader) is None
