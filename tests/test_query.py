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


def test_read_by_the_model_at_once_they_are_as_by_themselves(reader, office_reader):
    texts = ["ส่ง e-Service เมื่อไร", "fee of forms", ""]
    for some in (reader, office_reader):
        together, alone = ([some.read(text) for text in texts] for _ in range(2))
        some.encode(together)
        for one, other in zip(together, alone, strict=True):
            assert one.vector == pytest.approx(other.vector, abs=1e-6)


def test_read_at_once_they_are_not_read_again(office_reader, axes):
    queries = [office_reader.read(text) for text in ("fee of forms", "office hours")]
    office_reader.encode(queries)
    assert axes.asked == [query.text for query in queries if query.vector.any()]
