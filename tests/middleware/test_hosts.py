import pytest
from starlette.testclient import TestClient

from chatbot.middleware.hosts import Hosts

NAMES = ("faq.example.go.th", "*.opdc.go.th", "[2001:db8::1]")


def status(app, host, path="/"):
    return TestClient(app).get(path, headers={"host": host}).status_code


@pytest.mark.parametrize(
    "host",
    [
        "faq.example.go.th",
        "FAQ.example.go.th:8080",
        "a.opdc.go.th",
        "[2001:db8::1]:7860",
    ],
)
def test_a_name_of_ours_is_answered_to(inside, refused, host):
    assert status(Hosts(inside, refused, NAMES), host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "faq.example.go.th.evil.example",
        "opdc.go.th",
        "xopdc.go.th",
        "",
        "[::1",
        "[::1]",
    ],
)
def test_any_other_is_not(inside, refused, host):
    assert status(Hosts(inside, refused, NAMES), host) == 421


def test_who_watches_over_the_machine_asks_by_address(inside, refused):
    assert status(Hosts(inside, refused, NAMES), "10.0.0.7:7860", "/healthz") == 200


def test_without_names_all_are_answered_to(inside, refused):
    assert status(Hosts(inside, refused, ()), "anything") == 200
