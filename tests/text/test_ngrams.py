from chatbot.text.ngrams import character_ngrams


def test_padded_ngrams_of_three_to_five():
    assert character_ngrams("ab") == [" ab", "ab ", " ab "]
    assert character_ngrams("a") == [" a "]


def test_nothing_of_nothing():
    assert character_ngrams("") == []
