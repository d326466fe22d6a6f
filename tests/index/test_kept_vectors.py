"""Vectors of texts are kept for the next build, and nothing else is taken for them."""

import numpy as np
import pytest

from chatbot.index.kept_vectors import VECTORS_FILE, digest_of_text, read_vectors, write_vectors
from chatbot.index.remembering import RememberingEmbedder

ONE = {"passages": {digest_of_text("ที่จอดรถ"): np.array([0.6, 0.8], dtype=np.float32)}}


class Encoder:
    """Gives each text a vector, and says what it was asked for."""

    fingerprint, is_embedded = "encoder", True

    def __init__(self):
        self.asked = []

    def encode_passages(self, texts):
        self.asked += texts
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)

    encode_queries = encode_words = encode_passages


def test_what_was_kept_is_read_as_it_was(tmp_path):
    write_vectors(tmp_path, "encoding", ONE)
    (kind, known), *others = read_vectors(tmp_path, "encoding").items()
    assert (kind, others) == ("passages", [])
    ((digest, vector),) = known.items()
    assert digest == digest_of_text("ที่จอดรถ")
    np.testing.assert_array_equal(vector, ONE["passages"][digest])
    assert [path.name for path in tmp_path.iterdir()] == [VECTORS_FILE]


def test_vectors_of_another_model_are_passed_over(tmp_path):
    write_vectors(tmp_path, "encoding", ONE)
    assert read_vectors(tmp_path, "another") == {}


def test_where_none_are_kept_there_are_none(tmp_path):
    assert read_vectors(tmp_path, "encoding") == {}


@pytest.mark.parametrize("damage", [lambda data: data[:-40], lambda _: b"", lambda _: b"PK" * 50])
def test_a_damaged_file_is_passed_over_with_a_warning(tmp_path, caplog, damage):
    write_vectors(tmp_path, "encoding", ONE)
    path = tmp_path / VECTORS_FILE
    path.write_bytes(damage(path.read_bytes()))
    assert read_vectors(tmp_path, "encoding") == {}
    assert "every text is encoded" in caplog.text


def test_where_they_cannot_be_kept_it_is_said_and_no_more(tmp_path, caplog):
    write_vectors(tmp_path / "missing", "encoding", ONE)
    assert "cannot be kept" in caplog.text


def test_only_what_is_new_is_encoded_and_only_what_was_met_is_kept():
    gone = {digest_of_text("เก่า"): np.zeros(2, dtype=np.float32)}
    encoder = Encoder()
    remembering = RememberingEmbedder(encoder, {"passages": {**ONE["passages"], **gone}})
    vectors = remembering.encode_passages(["ที่จอดรถ", "ใหม่", "ใหม่"])
    np.testing.assert_array_equal(vectors[0], np.array([0.6, 0.8], dtype=np.float32))
    assert encoder.asked == ["ใหม่"]
    assert set(remembering.met["passages"]) == {digest_of_text("ที่จอดรถ"), digest_of_text("ใหม่")}
    remembering.encode_queries(["ที่จอดรถ"])
    assert encoder.asked == ["ใหม่", "ที่จอดรถ"]
