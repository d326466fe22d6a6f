"""The API called in ways that nobody thought of, as its own description says it can be."""

from chatbot.doors.server.app import create_app
from chatbot.service import Service
from scripts.fuzz_api import UNLIMITED, fuzz


def test_no_call_is_an_error_of_ours_and_every_response_is_as_described(bot, settings):
    service = Service(lambda *_: bot, settings.model_copy(update=UNLIMITED))
    entries = [str(entry.key) for entry in bot.collection.entries]
    fuzzed = fuzz(create_app(service), 150, entries)
    assert fuzzed.failures == []
    assert fuzzed.statuses.total() >= 125
    labels = {label for label, _ in fuzzed.statuses}
    assert len(labels) == 5
    assert {200, 404, 422} <= {status for _, status in fuzzed.statuses}
