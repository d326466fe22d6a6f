from chatbot.dialogue.expand import expand, speaks_of

TOPIC = "ตัวชี้วัด Open Data ส่งเมื่อไร"


def test_the_salient_terms_are_searched_for_and_the_earlier_question_is_shown():
    expanded = expand("แล้ว Template 2 ล่ะคะ", TOPIC, ["ตัวชี้วัด", "open data"])
    assert expanded.query == "ตัวชี้วัด open data แล้ว Template 2 ล่ะคะ"
    assert expanded.shown == "ตัวชี้วัด Open Data ส่งเมื่อไร แล้ว Template 2 ล่ะคะ"


def test_of_a_long_earlier_question_the_terms_are_shown():
    assert expand("แล้วล่ะ", f"{TOPIC} " * 9, ["open data"]).shown == "open data แล้วล่ะ"


def test_an_answer_in_context_speaks_of_the_turn_s_own_words(bot):
    evidence = bot.retriever.search(bot.reader.read("PMQA 4.0 ประเมินช่วงเดือนไหน รางวัลเลิศรัฐ"))
    assert evidence.ranking(1)[0].key.entry == "pmqa-04"
    assert speaks_of(evidence, ["รางวัล", "เลิศรัฐ"])
    assert speaks_of(evidence, [])
    assert not speaks_of(evidence, ["น้ำมัน", "วันนี้"])
    assert not speaks_of(evidence, ["qwerty"])


def test_where_nothing_was_found_nothing_speaks(bot):
    assert not speaks_of(bot.retriever.search(bot.reader.read("")), [])
