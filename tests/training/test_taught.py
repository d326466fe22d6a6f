import json
import lzma
from collections import Counter
from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from chatbot.text.normalise import normalise
from training.data import MACHINE_TRANSLATED, TrainingFolder
from training.holdout import held_out_domain, held_out_text
from training.taught import Bundle, Prefix, TaughtOptions, TextSet, choose_taught
from training.tokenizer import TokenizerOptions, make_tokenizer

_OPTIONS = TaughtOptions(plain_share=1.0, noisy=1.0)
_NOTHING = TaughtOptions(
    questions=0, passages=0, parallel=0, sections=0, spans=0, sentences=0, plain_share=0.0
)

Choice = tuple[tuple[TextSet, ...], tuple[Bundle, ...]]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """Only its pieces count here."""
    options = TokenizerOptions(vocabulary=40, parts=30, least=1)
    return make_tokenizer(Counter({"ใบอนุญาต": 3, "ค่าธรรมเนียม": 2, "data": 2}), options)


def _choose(
    data: Path,
    tokenizer: Tokenizer,
    options: TaughtOptions = _OPTIONS,
    share_alike: bool = False,
    seed: int = 0,
) -> Choice:
    words = ("fee", "office")
    options = replace(options, seed=seed)
    return choose_taught(TrainingFolder(data), tokenizer, words, options, share_alike)


def _append(path: Path, *lines: str) -> None:
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "at", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def _row(question: str, passage: str, licence: str = "MIT", source: str = "test") -> str:
    return json.dumps({"q": question, "p": passage, "source": source, "licence": licence})


def _texts(sets: tuple[TextSet, ...]) -> list[str]:
    return [text for one in sets for text in one.texts]


def _members(choice: Choice, name: str) -> list[tuple[str, ...]]:
    """Texts of the bundles of one name."""
    sets, bundles = choice
    texts = _texts(sets)
    (bundle,) = (one for one in bundles if one.name == name)
    return [tuple(texts[number] for number in row) for row in bundle.members]


def test_rows_that_are_kept_aside_are_never_chosen(data: Path, tokenizer: Tokenizer) -> None:
    aside = next(text for n in count() if held_out_text(text := f"heading {n}"))
    kept = next(text for n in count() if not held_out_text(text := f"heading {n}"))
    for name in ("qa_pairs.th.jsonl.xz", "qa_pairs.en-th.jsonl.xz"):
        _append(data / name, _row(aside, f"aside {name}"), _row(kept, f"kept {name}"))
    before = len(TrainingFolder(data).parallel())
    rows = [f"ไทย {n}\tenglish {n}\tsent\ttest\tMIT" for n in range(before, 1700)]
    _append(data / "parallel.th-en.tsv.xz", *rows)

    sets, _ = _choose(data, tokenizer)

    texts = set(_texts(sets))
    assert kept in texts
    assert {"kept qa_pairs.th.jsonl.xz", "kept qa_pairs.en-th.jsonl.xz"} <= texts
    assert aside not in texts
    assert not {"aside qa_pairs.th.jsonl.xz", "aside qa_pairs.en-th.jsonl.xz"} & texts
    # The eighth block of two hundred rows is kept aside.
    for number in (before, 1399, 1600, 1699):
        assert {f"ไทย {number}", f"english {number}"} <= texts
    for number in (1400, 1500, 1599):
        assert not {f"ไทย {number}", f"english {number}"} & texts


def test_entries_of_domains_kept_aside_are_never_chosen(data: Path, tokenizer: Tokenizer) -> None:
    entries = TrainingFolder(data).faq()
    assert {held_out_domain(entry.domain) for entry in entries} == {True, False}

    sets, _ = _choose(data, tokenizer)

    texts = set(_texts(sets))
    for entry in entries:
        own = set(map(normalise, (entry.question, entry.answer, *entry.variants)))
        assert own.isdisjoint(texts) if held_out_domain(entry.domain) else own <= texts


def test_each_text_is_once_in_a_set_and_normalised(data: Path, tokenizer: Tokenizer) -> None:
    question = "ขอใบอนุญาตที่ไหน"
    _append(
        data / "qa_pairs.th.jsonl.xz",
        _row(question, "อีกที่หนึ่ง"),
        _row(f" {question}  ", "อีกที่หนึ่ง"),
        _row("\u200b", "ข้อความใต้หัวข้อที่ว่างเปล่า"),
    )

    sets, _ = _choose(data, tokenizer)

    for one in sets:
        assert len(set(one.texts)) == len(one.texts)
        assert list(one.texts) == [normalise(text) for text in one.texts]
        assert all(one.texts)
    (questions,) = (one for one in sets if one.name == "questions")
    assert question in questions.texts


def test_sets_are_questions_or_passages_to_the_teachers(data: Path, tokenizer: Tokenizer) -> None:
    _append(data / "plain.th.sample.txt.xz", *(f"{n} " * 40 for n in range(10, 20)))

    sets, _ = _choose(data, tokenizer, replace(_OPTIONS, spans=5))

    prefixes = {one.name: one.prefix for one in sets}
    assert prefixes == {
        **dict.fromkeys(("words", "faq", "questions", "english", "thai"), Prefix.QUERY),
        **dict.fromkeys(("headings", "spans"), Prefix.QUERY),
        **dict.fromkeys(("answers", "passages", "sections", "sentences"), Prefix.PASSAGE),
    }


def test_pieces_and_words_are_texts_of_their_own(data: Path, tokenizer: Tokenizer) -> None:
    sets, _ = _choose(data, tokenizer)

    (words,) = (one for one in sets if one.name == "words")
    assert {"fee", "office", *map(normalise, tokenizer.get_vocab())} - {""} == set(words.texts)


def test_a_question_is_drawn_with_its_own_passage(data: Path, tokenizer: Tokenizer) -> None:
    choice = _choose(data, tokenizer)

    rows = TrainingFolder(data).questions()
    expected = {(normalise(row.question), normalise(row.passage)) for row in rows}
    assert set(_members(choice, "question and passage")) == expected


def test_a_question_whose_passage_was_not_taken_stands_alone(
    data: Path, tokenizer: Tokenizer
) -> None:
    choice = _choose(data, tokenizer, replace(_OPTIONS, passages=1))

    sets, _ = choice
    sizes = {one.name: len(one.texts) for one in sets}
    assert (sizes["questions"], sizes["passages"]) == (3, 1)
    assert len(_members(choice, "question and passage")) == 1
    assert len(_members(choice, "questions")) == 3


def test_real_questions_come_before_titles(data: Path, tokenizer: Tokenizer) -> None:
    _append(data / "qa_pairs.th.jsonl.xz", _row("ถามจริง", "ตอบจริง", source="web question-heading"))

    for seed in range(5):
        sets, _ = _choose(data, tokenizer, replace(_OPTIONS, questions=1), seed=seed)

        (questions,) = (one for one in sets if one.name == "questions")
        assert questions.texts == ("ถามจริง",)


def test_a_sentence_is_drawn_with_its_translation(data: Path, tokenizer: Tokenizer) -> None:
    choice = _choose(data, tokenizer)

    rows = TrainingFolder(data).parallel()
    expected = {(normalise(row.english), normalise(row.thai)) for row in rows}
    assert set(_members(choice, "translation")) == expected


def test_a_heading_is_drawn_with_its_section(data: Path, tokenizer: Tokenizer) -> None:
    choice = _choose(data, tokenizer)

    (row,) = TrainingFolder(data).cross_lingual_questions()
    assert _members(choice, "heading and section") == [("fees", normalise(row.passage))]


def test_a_wording_is_drawn_with_its_question_its_answer_and_a_near_miss(
    data: Path, tokenizer: Tokenizer
) -> None:
    choice = _choose(data, tokenizer)

    expected = {
        (variant, entry.question, entry.answer, near_miss)
        for entry in TrainingFolder(data).faq()
        if not held_out_domain(entry.domain)
        for variant, near_miss in zip(entry.variants, entry.near_misses, strict=True)
    }
    assert set(_members(choice, "wording")) == {tuple(map(normalise, texts)) for texts in expected}


def test_texts_under_share_alike_licences_are_taken_only_when_asked_for(
    data: Path, tokenizer: Tokenizer
) -> None:
    for name in ("qa_pairs.th.jsonl.xz", "qa_pairs.en-th.jsonl.xz"):
        _append(data / name, _row(f"share {name}", f"alike {name}", licence="CC-BY-SA-4.0"))
    theirs = {
        *("ประโยคนี้ต้องไม่ใช้", "this one must not be used"),
        *("share qa_pairs.th.jsonl.xz", "alike qa_pairs.th.jsonl.xz"),
        *("share qa_pairs.en-th.jsonl.xz", "alike qa_pairs.en-th.jsonl.xz"),
    }

    without, with_them = (
        set(_texts(_choose(data, tokenizer, share_alike=asked)[0])) for asked in (False, True)
    )

    assert theirs.isdisjoint(without)
    assert theirs <= with_them


def test_few_of_the_machine_translated_rows_are_kept(data: Path, tokenizer: Tokenizer) -> None:
    rows = [f"แปล {n}\tmachine {n}\tsent\t{MACHINE_TRANSLATED}\tMIT" for n in range(1000)]
    _append(data / "parallel.th-en.tsv.xz", *rows)

    sets, _ = _choose(data, tokenizer, replace(_OPTIONS, noisy=0.35))

    texts = _texts(sets)
    assert 300 < sum(text.startswith("machine") for text in texts) < 400
    assert "apply at the district office" in texts


def test_spans_and_sentences_are_cut_from_different_lines(data: Path, tokenizer: Tokenizer) -> None:
    lines = [" ".join([f"{n}"] * 100) for n in range(1000, 1020)]
    _append(data / "plain.th.sample.txt.xz", "สั้นเกินไป", *lines)

    sets, _ = _choose(data, tokenizer, replace(_OPTIONS, spans=8, sentences=6))

    texts = {one.name: one.texts for one in sets}
    assert (len(texts["spans"]), len(texts["sentences"])) == (8, 6)
    assert max(map(len, texts["spans"])) <= 60
    assert max(map(len, texts["sentences"])) <= 250
    plain = [normalise(line) for line in TrainingFolder(data).plain()]
    spans, sentences = (
        {line for line in plain for text in texts[name] if text in line}
        for name in ("spans", "sentences")
    )
    assert (len(spans), len(sentences)) == (8, 6)
    assert spans.isdisjoint(sentences)
    assert min(map(len, spans | sentences)) > 60


def test_the_same_seed_chooses_the_same_texts(data: Path, tokenizer: Tokenizer) -> None:
    rows = [f"ไทย {n}\tenglish {n}\tsent\ttest\tMIT" for n in range(100)]
    _append(data / "parallel.th-en.tsv.xz", *rows)
    options = replace(_OPTIONS, parallel=20, questions=2)

    first, again, other = (_choose(data, tokenizer, options, seed=seed) for seed in (1, 1, 2))

    assert again[0] == first[0]
    assert [one.name for one in again[1]] == [one.name for one in first[1]]
    for one, same in zip(first[1], again[1], strict=True):
        assert np.array_equal(one.members, same.members)
    assert set(_texts(other[0])) != set(_texts(first[0]))


def test_numbers_run_over_all_sets(data: Path, tokenizer: Tokenizer) -> None:
    choice = _choose(data, tokenizer)

    (words,) = (one for one in choice[0] if one.name == "words")
    (questions,) = (one for one in choice[0] if one.name == "questions")
    assert [text for (text,) in _members(choice, "words")] == list(words.texts)
    assert [text for (text,) in _members(choice, "questions")] == list(questions.texts)


@pytest.mark.parametrize("left_out", ["questions", "passages", "parallel", "sections", "spans"])
def test_a_kind_that_is_left_out_has_neither_set_nor_bundle(
    data: Path, tokenizer: Tokenizer, left_out: str
) -> None:
    gone = {
        "questions": {"questions", "passages", "question and passage"},
        "passages": {"passages", "question and passage"},
        "parallel": {"english", "thai", "translation"},
        "sections": {"sections", "heading and section"},
        "spans": {"spans"},
    }

    whole, without = (
        {one.name for part in _choose(data, tokenizer, options) for one in part}
        for options in (_OPTIONS, replace(_OPTIONS, **{left_out: 0}))
    )

    assert whole - without >= gone[left_out]


def test_only_words_faq_and_headings_are_left_of_options_of_zero(
    data: Path, tokenizer: Tokenizer
) -> None:
    sets, bundles = _choose(data, tokenizer, _NOTHING)

    assert [one.name for one in sets] == ["words", "faq", "answers", "headings"]
    assert [one.name for one in bundles] == ["wording", "words"]
