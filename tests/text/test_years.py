from chatbot.text.years import Year, years_in


def test_years_with_their_places():
    assert years_in("ปี 66 และ 2565") == [Year(10, 14, 2565), Year(3, 5, 2566)]
    assert years_in("fy22") == [Year(2, 4, 2565)]


def test_numbers_are_no_years():
    assert years_in("500 ราย 15:30 โทร 0254412345") == []
