from dataclasses import asdict
from pathlib import Path

from training.card import write_card
from training.pipeline import TrainingOptions

_UNPUBLISHED = ("hit_rate", "reciprocal_rank", "recall")


def test_the_card_states_what_was_measured(tmp_path: Path) -> None:
    report = {
        "options": asdict(TrainingOptions()),
        "pieces": 1234,
        "device": "cpu",
        "seconds": {"tokenizer": 60, "distil": 120},
    }
    figures = {
        "speed": {
            "per_second": {"1": 9876.0, "2": 9999.0},
            "single_ms": 0.25,
            "load_seconds": 0.5,
            "megabytes": 12.3,
        },
        "benchmarks": {
            "hand-made": {
                "queries": 5,
                "documents": 7,
                "published": [{"model": "a/better", "ndcg": 0.9, **dict.fromkeys(_UNPUBLISHED)}],
                "legs": {"dense": {"nDCG@10": {"mean": 0.8, "low": 0.7, "high": 0.85}}},
            }
        },
    }

    (tmp_path / "encoder.json").write_text('{"window": 96}', encoding="utf-8")
    write_card(tmp_path, report, figures, {"faq": 0.5}, "python train.py")

    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert card.index("0.800** [0.700, 0.850]") < card.index("a/better | 0.900")
    for stated in ("1,234 pieces", "9,876 a second", "1.0 minutes for the tokenizer"):
        assert stated in card
    assert "python train.py" in card
