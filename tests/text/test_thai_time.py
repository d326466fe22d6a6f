from datetime import UTC, date, datetime

from chatbot.text import thai_time


def test_the_day_is_that_of_thailand(monkeypatch):
    class Clock(datetime):
        @classmethod
        def now(cls, zone=None):
            return datetime(2026, 11, 27, 17, 30, tzinfo=UTC).astimezone(zone)

    monkeypatch.setattr(thai_time, "datetime", Clock)
    assert thai_time.today() == date(2026, 11, 28)
