"""The shipped verifier over the shipped model."""

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from chatbot.embedding import embedded_model
from chatbot.errors import ModelError
from chatbot.text.normalise import normalise
from chatbot.verifier.entries import EntryReadings, TextReadings
from chatbot.verifier.verifier import ANSWER, OFFICIAL, Verifier

ENTRIES = [
    ("ยื่นคำขอใบอนุญาตขุดบ่อบาดาลได้ที่ใด", "ยื่นได้ที่สำนักงานทรัพยากรน้ำประจำอำเภอ ในวันและเวลาราชการ"),
    ("ใบอนุญาตขุดบ่อบาดาลมีอายุกี่ปี", "ใบอนุญาตมีอายุสามปีนับแต่วันที่ออก"),
    ("ร้านอาหารต้องติดป้ายราคาหรือไม่", "ต้องติดป้ายราคาให้เห็นชัดเจนหน้าร้าน"),
]
FIRST, *_ = ENTRIES


@pytest.fixture(scope="module")
def verifier():
    return Verifier(embedded_model())


@pytest.fixture(scope="module")
def readings(verifier):
    return verifier.read_entries([((normalise(one),), normalise(other)) for one, other in ENTRIES])


def both_odds(verifier, readings, text, numbers=(0, 1, 2)):
    return verifier.odds(verifier.read(normalise(text)), readings, np.array(numbers))


def odds(*args):
    return both_odds(*args).official


def test_the_entry_that_answers_has_the_highest_odds(verifier, readings):
    assert odds(verifier, readings, "ขอใบอนุญาตขุดบ่อบาดาลต้องไปยื่นตรงไหน").argmax() == 0
    assert odds(verifier, readings, "ใบอนุญาตเจาะบ่อบาดาลใช้ได้นานแค่ไหน").argmax() == 1


def test_a_question_that_no_entry_answers_has_lower_odds(verifier, readings):
    answered = odds(verifier, readings, "ใบอนุญาตขุดบ่อบาดาลใช้ได้กี่ปี").max()
    assert odds(verifier, readings, "ใบอนุญาตขุดบ่อบาดาลหายต้องทำอย่างไร").max() < answered - 1


def test_each_entry_is_weighed_by_itself(verifier, readings):
    together = odds(verifier, readings, "ติดป้ายราคาไหม")
    alone = [odds(verifier, readings, "ติดป้ายราคาไหม", [number])[0] for number in range(3)]
    assert together == pytest.approx(alone, abs=1e-4)


def test_without_pieces_there_is_nothing_to_weigh(verifier, readings):
    assert not odds(verifier, readings, "").any()
    nothing = verifier.read_entries([(("",), "บาท"), (("ค่าธรรมเนียม",), "")])
    assert odds(verifier, nothing, "ค่าธรรมเนียม", (0, 1))[0] == 0
    assert np.isfinite(odds(verifier, nothing, "ค่าธรรมเนียม", (0, 1))).all()


def test_only_the_beginning_of_a_long_entry_is_kept(verifier):
    long = verifier.read_entries([(("ค่า " * 400,), "บาท " * 900)])
    assert (len(long.wordings.pieces), len(long.answers.pieces)) == (OFFICIAL, ANSWER)


def test_the_nearest_other_wording_of_a_question_stands_in_for_the_official_one(verifier):
    (official, answer), *_ = ENTRIES
    others = ("อยากเจาะน้ำใต้ดินต้องไปติดต่อใคร", "คำขอบ่อบาดาลเอาไปให้ที่ไหน")
    readings = verifier.read_entries([((official, *others), answer), ((ENTRIES[1][0],), answer)])
    for number, other in enumerate(others, 1):
        assert readings.nearest_other(verifier.read(other).vector, 0) == number
        asked = both_odds(verifier, readings, other, (0, 1))
        instead = verifier.read_entries([((other,), answer)])
        assert asked.other[0] == pytest.approx(odds(verifier, instead, other, [0])[0], abs=1e-4)
        assert asked.other[0] > asked.official[0]
        assert asked.other[1] == asked.official[1]


def test_a_remembering_one_reads_an_entry_once(verifier, monkeypatch):
    read = []
    of_model = type(verifier.model).read
    monkeypatch.setattr(
        type(verifier.model), "read", lambda *args: read.append(args[1]) or of_model(*args)
    )
    remembering = verifier.remembering()
    question, answer = FIRST
    one, other = (remembering.read_entries([((question,), answer)] * 2) for _ in range(2))
    assert [len(texts) for texts in read] == [2, 0]
    assert np.array_equal(one.answers.rows, other.answers.rows)


def test_what_is_saved_is_what_is_loaded(verifier, readings, tmp_path):
    readings.save(tmp_path / "readings")
    loaded = EntryReadings.load(tmp_path / "readings")
    assert loaded.wordings.rows.dtype == loaded.vectors.dtype == np.float16
    text = "ป้ายราคา"
    assert list(odds(verifier, loaded, text)) == list(odds(verifier, readings, text))


def test_readings_that_do_not_belong_together_are_told(readings):
    texts = readings.answers
    with pytest.raises(ValueError, match="do not belong together"):
        TextReadings(texts.pieces, texts.rows[:-1], texts.starts)
    # As if one of the entries had another wording.
    vectors = np.zeros((1, readings.vectors.shape[1]), dtype=np.float16)
    with pytest.raises(ValueError, match="do not belong together"):
        EntryReadings(readings.wordings, texts, readings.firsts, vectors)


@pytest.mark.parametrize("content", [None, b"", b"not weights"])
def test_a_damaged_file_is_named(tmp_path, content):
    path = tmp_path / "verifier.safetensors"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"verifier\.safetensors: the verifier cannot be read"):
        Verifier(embedded_model(), path)


def test_weights_of_another_network_or_encoder_are_told(verifier, tmp_path):
    whole = load_file(verifier._path)
    path = tmp_path / "verifier.safetensors"
    save_file({name: one for name, one in whole.items() if not name.startswith("gate")}, path)
    with pytest.raises(ModelError, match=r"gate\.weight: expected shape \(1, 256\), found None"):
        Verifier(embedded_model(), path)
    save_file({**whole, "states.weight": whole["states.weight"][:, :100].copy()}, path)
    with pytest.raises(ModelError, match=r"states\.weight: expected shape .*, found \(128, 100\)"):
        Verifier(embedded_model(), path)


def test_another_network_means_other_odds(verifier, tmp_path):
    path = tmp_path / "verifier.safetensors"
    path.write_bytes(verifier._path.read_bytes())
    assert Verifier(embedded_model(), path).fingerprint == verifier.fingerprint
