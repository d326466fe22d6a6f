from chatbot.dialogue.expand import expand, speaks_of

TOPIC = "ตัวชี้วัด Open Data ส่งเมื่อไร"


def test_the_salient_terms_are_searched_for_and_the_earlier_question_is_shown():
    expanded = expand("แล้ว Template 2 ล่ะคะ", TOPIC, ["ตัวชี้วัด", "open data"])
    assert expanded.query == "ตัวชี้วัด open data แล้ว Template 2 ล่ะคะ"
    assert expanded.shown == "ตัวชี้วัด Open Data ส่งเมื่อไร แล้ว Template 2 ล่ะคะ"


def test_of_a_long_earlier_question_the_terms_are_shown():
    assert expand("แล้วล่ะ", f"{TOPIC} " * 9, ["open data"]).shown == "open data แล้วล่ะ"


def test_an_answer_in_context_speaks_of_the_turn_s_own_words(office_retriever, office_reader):
    evidence = office_retriever.search(office_reader.read("fee of forms baht"))
    assert [hit.key.entry for hit in evidence.ranking(1)] == ["e0"]
    assert speaks_of(evidence, ["ten", "baht"])
    assert speaks_of(evidence, [])
    # Another entry's word, and one of none.
    assert not speaks_of(evidence, ["appeal", "thirty"])
    assert not speaks_of(evidence, ["qwerty"])


def test_where_nothing_was_found_nothing_speaks(office_retriever, office_reader):
    evidence = office_retriever.search(office_reader.read(""))
    assert not speaks_of(evidence, [])
    assert not speaks_of(evidence, ["fee"])
