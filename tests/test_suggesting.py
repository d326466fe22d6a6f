"""Official questions while one types, by the text alone."""

import pytest

from chatbot.datatypes import Scope
from chatbot.suggesting import LONGEST_BEGUN, Suggester

PMQA_SCORES = "pmqa-05"


def ids(bot, typed, limit=6):
    return [one.key.entry for one in bot.suggester.suggest(typed, limit)]


@pytest.mark.parametrize(
    "typed",
    [
        "ประกาศคะแน",
        "ประกาศ คะแน",
        "xitdkL",
        "ประกาศคแนน",
        "PMQA 4.0 ปี ๒๕๖๔ ออก",
        "pmqa 4.0 ปี 2564 ออ",
    ],
)
def test_what_is_half_typed_or_mistyped_leads_to_its_entry(bot, typed):
    assert PMQA_SCORES in ids(bot, typed)


def test_a_tone_mark_may_be_missing(bot):
    assert ids(bot, "เจาภาพ")[0] == "e-service-16"


@pytest.mark.parametrize("typed", ["", "ปร", "  ป ", "asdfgh", "zzzzzzzz", "ไดโนเสาร์", "ก" * 201])
def test_too_little_too_much_and_what_is_like_nothing_get_none(bot, typed):
    assert ids(bot, typed) == []
    assert LONGEST_BEGUN == 200


def test_each_entry_comes_once_with_the_wording_that_has_it(bot):
    found = bot.suggester.suggest("เจ้าภาพ", 50)
    assert len({one.key for one in found}) == len(found) > 3
    for one in found[:3]:
        start, end = one.hit
        assert one.wording[start:end] == "เจ้าภาพ"
    assert found[0].wording.startswith("เจ้าภาพ")


def test_what_begins_so_comes_before_what_has_it_within(bot):
    found = bot.suggester.suggest("เจ้าภาพ", 50)
    begins = [one.wording.startswith("เจ้าภาพ") for one in found]
    assert begins == sorted(begins, reverse=True)


def test_never_more_than_asked_for(bot):
    assert len(bot.suggester.suggest("pmqa", 2)) == 2


def test_a_scope_leaves_the_others_out(two_document_service):
    suggester = two_document_service.chatbot.suggester
    assert {one.key.document for one in suggester.suggest("จอดรถ", 9)} == {"parking"}
    assert suggester.suggest("จอดรถ", 9, Scope(frozenset({"leave"}))) == ()


def test_a_version_that_was_replaced_is_not_suggested(two_document_service):
    found = two_document_service.chatbot.suggester.suggest("ลาพักผ่อน", 9)
    assert found
    assert "2566" not in {one.key.version for one in found}


def test_of_many_entries_those_alike_are_looked_at(bot, monkeypatch):
    few = {typed: ids(bot, typed) for typed in ("ประกาศคะแน", "เจาภาพ", "xitdkL", "ไดโนเสาร์")}
    monkeypatch.setattr("chatbot.suggesting.EVERY", 10)
    suggester = Suggester.of(bot.collection, bot.reader, bot.repairer, bot.retriever.index)
    for typed, expected in few.items():
        found = [one.key.entry for one in suggester.suggest(typed, 6)]
        assert found[:3] == expected[:3], typed
