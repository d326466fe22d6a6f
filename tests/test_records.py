import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.records import Records, RecordsBuilder

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("กa", max_size=3), inner),
    max_leaves=4,
)


def records_of(values, of_json=lambda value: value, together=3):
    builder = RecordsBuilder()
    for start in range(0, len(values), together):
        builder.add(values[start : start + together])
    return builder.finish(of_json)


@settings(max_examples=30)
@given(st.lists(VALUES, max_size=7))
def test_each_value_is_found_by_its_number(values):
    records = records_of(values)
    assert len(records) == len(values)
    assert [records[number] for number in range(len(values))] == values


def test_what_the_text_says_is_made_a_value_when_it_is_asked_for():
    read = []

    def of_json(value):
        read.append(value)
        return frozenset(value)

    records = records_of([["ก", "ข"], ["ค"], []], of_json)
    assert read == []
    assert records[1] == {"ค"}
    assert read == [["ค"]]
    # And once while it is kept.
    assert records[1] == {"ค"}
    assert read == [["ค"]]


def test_more_values_than_are_kept_are_read_again(monkeypatch):
    monkeypatch.setattr("chatbot.records._KEPT", 2)
    records = records_of([*range(7)])
    for _ in range(2):
        assert [records[number] for number in range(7)] == [*range(7)]
    assert len(records._kept) <= 2


def test_what_is_saved_is_loaded(tmp_path):
    values = [{"ก": [1, 2]}, None, "ข"]
    records_of(values).save(tmp_path / "records")
    loaded = Records.load(tmp_path / "records", lambda value: value)
    assert [loaded[number] for number in range(len(loaded))] == values
    assert {path.suffix for path in (tmp_path / "records").iterdir()} == {".npy"}


def test_arrays_that_do_not_belong_together_are_refused(tmp_path):
    records_of(["ก", "ข"]).save(tmp_path / "records")
    np.save(tmp_path / "records" / "text.npy", np.zeros(3, dtype=np.uint8))
    with pytest.raises(ValueError, match="do not belong together"):
        Records.load(tmp_path / "records", lambda value: value)
