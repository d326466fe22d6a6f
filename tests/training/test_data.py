from pathlib import Path

import pytest

from training.data import TrainingDataError, TrainingFolder


def test_rows_of_every_file_are_read(data: Path) -> None:
    folder = TrainingFolder(data)

    assert folder.parallel()[0].english == "Apply at the district office"
    assert folder.paraphrases()[1].second == "สอบถามเจ้าหน้าที่"
    assert folder.questions()[0].question == "ขอใบอนุญาตที่ไหน"
    assert folder.cross_lingual_questions()[0].question == "Fees"
    assert folder.faq()[0].domain == "ใบอนุญาต"
    assert len(list(folder.plain())) == 3


def test_share_alike_rows_are_left_out_unless_asked_for(data: Path) -> None:
    folder = TrainingFolder(data)

    assert {row.source for row in folder.parallel()} == {"guide", "forms"}
    assert "omw" in {row.source for row in folder.parallel(share_alike=True)}
    assert len(folder.parallel(share_alike=True)) == len(folder.parallel()) + 2


def test_a_missing_folder_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TrainingDataError, match=r"nowhere does not exist\. Name .* with --data"):
        TrainingFolder(tmp_path / "nowhere")


def test_a_missing_file_is_named(data: Path) -> None:
    (data / "faq_pairs.th.jsonl").unlink()

    with pytest.raises(TrainingDataError, match=r"faq_pairs\.th\.jsonl does not exist"):
        TrainingFolder(data).faq()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"topic": "ก", "q": "ข"', "line 1: not a JSON object"),
        ('{"topic": "ก", "q": "ข"}', "line 1: no a, variants, near_misses"),
    ],
)
def test_a_damaged_line_is_named(data: Path, line: str, message: str) -> None:
    (data / "faq_pairs.th.jsonl").write_text(line + "\n", encoding="utf-8")

    with pytest.raises(TrainingDataError, match=message):
        TrainingFolder(data).faq()
