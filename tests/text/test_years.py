import pytest

from chatbot.text.normalise import normalise
from chatbot.text.years import Year, years_in, years_named


def test_years_with_their_places():
    assert years_in("ปี 66 และ 2565") == [Year(10, 14, 2565), Year(3, 5, 2566)]
    assert years_in("fy22") == [Year(2, 4, 2565)]


def test_numbers_are_no_years():
    assert years_in("500 ราย 15:30 โทร 0254412345") == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ปีงบประมาณ พ.ศ. 2566", {2566}),
        ("ปี ๒๕๖๖", {2566}),
        ("ปี 66 กับปีงบ 67", {2566, 2567}),
        ("แล้วปี2563ล่ะ", {2563}),
        ("deadline for fiscal year 2023", {2566}),
        ("FY23", {2566}),
        ("FY65", {2565}),
        ("ปี 2564 และ 2565", {2564, 2565}),
        ("ผู้รับบริการ 500 ราย 12 Agenda 4.0 15:30 โทร 0254412345", set()),
        ("", set()),
    ],
)
def test_years_in_any_spelling(text, years):
    assert years_named(normalise(text)) == years


def test_the_documents_own_years(corpus):
    years = years_named(normalise(corpus.source))
    assert {2564, 2565} <= years
    assert not {2563, 2566, 2567} & years
