import pytest

from chatbot.repair.edit import apply
from chatbot.repair.latin import LatinTerms

COUNTS = {
    "open data": 9,
    "e-service": 9,
    "pmqa": 9,
    "pmqa 4.0": 9,
    "focus area": 5,
    "action plan": 3,
}


@pytest.fixture(scope="module")
def latin():
    terms = ["Open Data", "eService", "e-Service", "PMQA", "PMQA 4.0", "Focus Area", "Action Plan"]
    words = {"open", "data", "focus", "area", "action", "plan", "published"}
    return LatinTerms(terms, words, COUNTS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("e-servce", "e-Service"),
        ("eservice", "e-Service"),
        ("ทำopendataแล้ว", "ทำ Open Data แล้ว"),
        ("pmqa4.0", "PMQA 4.0"),
        ("pnqa", "PMQA"),
        ("focus aera", "focus area"),
        ("10focusarea", "10 Focus Area"),
        ("acton plan", "action plan"),
    ],
)
def test_misspelt_terms(latin, typed, meant):
    assert apply(latin.edits(typed), typed) == meant


@pytest.mark.parametrize(
    "text",
    ["open data", "e-service", "published", "arena", "aria", "play", "plain", "oven", "date", "l1",
     "https://opendata.example", "x@opendata", "eservice/opendata", "", "opentype"],
)  # fmt: skip
def test_other_words_stay(latin, text):
    assert latin.edits(text) == []
