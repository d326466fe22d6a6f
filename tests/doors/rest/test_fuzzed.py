"""The API called in ways that nobody thought of, as its own description says it can be."""

from chatbot.doors.server.app import create_app
from scripts.fuzz_api import fuzz


def test_no_call_is_an_error_of_ours_and_every_response_is_as_described(service, collection):
    fuzzed = fuzz(create_app(service), 300, [str(entry.key) for entry in collection.entries])
    assert fuzzed.failures == []
    assert fuzzed.statuses.total() >= 250
    labels = {label for label, _ in fuzzed.statuses}
    assert len(labels) == 5
    assert {200, 404, 422} <= {status for _, status in fuzzed.statuses}
