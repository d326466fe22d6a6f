import pytest


def test_a_question_in_every_form(office_reader):
    query = office_reader.read("Fee  OF forms ?")
    assert query.typed == "Fee  OF forms ?"
    assert query.text == "fee of forms ?"
    assert "".join(query.pieces) == query.text
    assert query.words == ("fee", "of", "forms")
    assert query.vector @ query.vector == pytest.approx(1)


def test_its_vector_is_made_once_and_only_when_asked_for(office_reader, axes):
    query = office_reader.read("fee of forms")
    assert axes.asked == []
    assert query.vector is query.vector
    assert axes.asked == ["fee of forms"]


def test_half_characters_are_dropped(office_reader):
    query = office_reader.read("ก\ud800ข")
    assert (query.typed, query.text) == ("กข", "กข")


def test_nothing_typed_has_no_words(office_reader):
    query = office_reader.read(" \n")
    assert (query.text, query.pieces, query.words) == ("", (), ())
    assert not query.vector.any()


def test_words_are_those_of_the_segmenter(reader, segmenter):
    query = reader.read("ส่ง e-Service เมื่อไร ( ) ?")
    assert query.words == tuple(segmenter.words(query.text))
