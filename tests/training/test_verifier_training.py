"""A few steps of the verifier's training, over the shipped model."""

import logging
from itertools import count, islice

import numpy as np
import pytest
from safetensors.numpy import save_file

from chatbot.embedding import embedded_model
from chatbot.encoder.quantise import pack
from chatbot.index.remembering import remembering
from chatbot.query import QueryReader
from chatbot.text.segment import Segmenter
from chatbot.verifier.verifier import Verifier
from training.data import FaqEntry
from training.holdout import folds_of, held_out_domain
from training.verification import CANDIDATES, make_lessons
from training.verifier_training import VerifierOptions, train_verifier

THINGS = ("บ่อบาดาล", "ป้ายโฆษณา", "ร้านอาหาร", "ตลาดนัด", "เรือประมง", "รถรับจ้าง", "หอพัก", "โรงสี")


def domain(name):
    """Entries of one domain, each about another thing."""
    return [
        FaqEntry(
            f"{name}: x",
            f"ขอใบอนุญาต{thing}ที่ใด",
            f"ยื่นที่สำนักงาน{name} ภายใน {number + 5} วัน",
            (f"อยากทำ{thing} ต้องไปขอที่ไหน", f"{thing} ขออนุญาตตรงไหน"),
            (f"ใบอนุญาต{thing}หายต้องทำอย่างไร",),
            (("name", f"ขอใบอนุญาตโรงแรมแทน{thing}ที่ไหน"),),
            (f"ขอ{thing}ที่ไหน",),
        )
        for number, thing in enumerate(THINGS)
    ]


@pytest.fixture(scope="module")
def faq():
    names = (f"เขต{number}" for number in count())
    aside = islice((name for name in names if held_out_domain(name)), 6)
    seen = islice((name for name in names if not held_out_domain(name)), 4)
    return [entry for name in (*aside, *seen) for entry in domain(name)]


def test_every_question_is_put_beside_entries_of_its_office(faq):
    reader = remembering(QueryReader(Segmenter(), embedded_model()))
    lessons = list(make_lessons(faq[:32], reader, ((32, 1),)))
    # An official question, two wordings, a spoken one, and two near misses of each entry.
    assert len(lessons) == 32 * 6
    for lesson in lessons:
        assert len(lesson.entries) <= CANDIDATES
        assert lesson.answer in (None, lesson.meant)
        assert lesson.answer is None or lesson.answer in lesson.entries
    assert sum(lesson.answer is None for lesson in lessons) == 32 * 2


def test_a_few_steps_lower_the_loss_and_give_what_the_product_reads(faq, tmp_path, caplog):
    model = embedded_model()
    options = VerifierOptions(epochs=3, batch=20)
    fold = folds_of(entry.domain for entry in faq if held_out_domain(entry.domain))[faq[0].domain]
    with caplog.at_level(logging.INFO):
        weights = train_verifier(faq, model, fold, options)
    losses = [float(line.rsplit(" ", 1)[1]) for line in caplog.messages if "epoch" in line]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < losses[0] - 0.05
    path = tmp_path / "verifier.safetensors"
    save_file(pack(weights), path)
    verifier = Verifier(model, path)
    entries = verifier.read_entries([((faq[0].question,), faq[0].answer)])
    odds = verifier.odds(verifier.read("ขอใบอนุญาตที่ไหน"), entries, np.array([0]))
    assert np.isfinite(odds).all()
    assert odds.official[0] != 0
