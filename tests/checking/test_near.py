"""Findings that the model and the verifier make, each with a near case that is none."""

from dataclasses import replace

import pytest

from chatbot.checking.checks import find_all
from chatbot.checking.examined import Examined
from chatbot.corpus import Collection

FEE = ("ค่าธรรมเนียมขอใบแทนใบอนุญาตขุดบ่อบาดาลเท่าใด", "ฉบับละ 100 บาท ชำระที่สำนักงานทรัพยากรน้ำประจำอำเภอ")
SAME_FEE = ("ขอใบแทนใบอนุญาตขุดบ่อบาดาลมีค่าธรรมเนียมเท่าไร", "ฉบับละ 100 บาท ชำระที่สำนักงานทรัพยากรน้ำ")
OTHER_FEE = (SAME_FEE[0], "ฉบับละ 150 บาท ชำระที่สำนักงานทรัพยากรน้ำ")
TERM = ("ใบอนุญาตขุดบ่อบาดาลมีอายุกี่ปี", "มีอายุสามปีนับแต่วันที่ออก")
PLACE = ("ยื่นขอใบอนุญาตขุดบ่อบาดาลได้ที่ใด", "ยื่นที่สำนักงานทรัพยากรน้ำประจำอำเภอ")


def pairs(findings):
    return [finding.entries for finding in findings]


def test_one_question_in_other_words(find_by_model):
    assert pairs(find_by_model("near-duplicate", [TERM, FEE, SAME_FEE])) == [("e1", "e2")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TERM, FEE),
        (TERM, PLACE),
        (
            ("ต้องส่ง Template 1 ภายในเดือนใด", "เดือนตุลาคม"),
            ("ต้องส่ง Template 2 ภายในเดือนใด", "เดือนมีนาคม"),
        ),
        (
            ("ผู้ที่ลาป่วยเกิน 3 วันต้องแนบใบรับรองแพทย์หรือไม่", "ต้องแนบ"),
            ("ผู้ที่ลาคลอดต้องแนบใบรับรองแพทย์หรือไม่", "ต้องแนบ"),
        ),
    ],
)
def test_two_questions_about_one_thing_are_two(find_by_model, one, other):
    assert find_by_model("near-duplicate", [one, other, PLACE]) == []
    assert find_by_model("contradiction", [one, other, PLACE]) == []


def test_one_question_with_two_amounts(find_by_model):
    [finding] = find_by_model("contradiction", [TERM, FEE, OTHER_FEE])
    assert finding.entries == ("e1", "e2")
    assert finding.matter.endswith("differ: baht 100 against 150.")
    assert find_by_model("contradiction", [TERM, FEE, SAME_FEE]) == []


def test_an_alternate_that_brings_another_entry_first(find_by_model):
    texts = [FEE, TERM, PLACE]
    assert find_by_model("does-not-find-itself", texts) == []
    stolen = {"e0": (TERM[0], "ใบแทนกี่บาท")}
    [finding] = find_by_model("does-not-find-itself", texts, alternates=stolen)
    assert finding.entries == ("e0", "e1")
    assert finding.matter.startswith(f"Alternate 1 “{TERM[0]}” brings “{TERM[0]}” first")


def test_an_alternate_that_is_the_question_of_another_entry(find_by_model):
    [finding] = find_by_model("stray-alternate", [FEE, TERM], alternates={"e0": (TERM[0],)})
    assert (str(finding.severity), finding.entries) == ("error", ("e0", "e1"))
    assert finding.place == "alternates.jsonl, alternate 1"


def test_an_alternate_that_asks_for_another_entry(find_by_model):
    texts = [FEE, TERM, PLACE]
    own = {"e0": ("ใบแทนใบอนุญาตขุดบ่อบาดาลกี่บาท",), "e1": ("ใบอนุญาตขุดบ่อใช้ได้นานแค่ไหน",)}
    assert find_by_model("stray-alternate", texts, alternates=own) == []
    strayed = {"e0": ("ใบอนุญาตขุดบ่อบาดาลใช้ได้กี่ปี",)}
    [finding] = find_by_model("stray-alternate", texts, alternates=strayed)
    assert (str(finding.severity), finding.entries) == ("warning", ("e0", "e1"))


def test_two_documents_that_contradict_each_other(reader, make_collection):
    one, other = (make_collection([entry, PLACE]).current[0] for entry in (FEE, OTHER_FEE))
    document = replace(other.document, id="branch")
    entries = tuple(replace(entry, document=document) for entry in other.entries)
    both = Collection.of([one, replace(other, document=document, entries=entries)])
    findings = find_all(Examined.of(both, reader), ["duplicate", "contradiction"])
    assert [(finding.kind, finding.entries) for finding in findings] == [
        ("duplicate", ("office/1/e1", "branch/1/e1")),
        ("contradiction", ("office/1/e0", "branch/1/e0")),
    ]
