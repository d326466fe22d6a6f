import pytest
from starlette.testclient import TestClient

from chatbot.middleware.buckets import Buckets
from chatbot.middleware.rate_limit import RateLimit, client_of


class Key:
    name = "an office"
    per_minute = 200


@pytest.fixture
def limited(inside, refused):
    """Makes the app, limited; its client asks from an address."""

    def make(per_minute=4, per_second=0, cost=1.0, key=None):
        app = RateLimit(
            inside, refused, lambda _: cost, Buckets(b"key", lambda: 1.0), per_minute, per_second
        )

        async def with_key(scope, receive, send):
            scope.setdefault("state", {})["api_key"] = key
            await app(scope, receive, send)

        return lambda address: TestClient(with_key, client=(address, 1))

    return make


def statuses(client, count):
    return [client.get("/").status_code for _ in range(count)]


def test_who_asks_too_fast_is_told_when_to_come_again(limited):
    client = limited()("192.0.2.1")
    assert statuses(client, 3) == [200, 200, 429]
    assert client.get("/").headers["retry-after"] == "15"


def test_each_address_has_a_limit_of_its_own(limited):
    from_ = limited()
    assert statuses(from_("192.0.2.1"), 3)[-1] == 429
    assert statuses(from_("192.0.2.2"), 1) == [200]


def test_who_has_a_key_has_the_limit_of_the_key(limited):
    assert statuses(limited(key=Key)("192.0.2.1"), 50) == [200] * 50


def test_all_clients_together_have_one(limited):
    from_ = limited(per_minute=0, per_second=1)
    found = [status for host in range(40) for status in statuses(from_(f"192.0.2.{host}"), 1)]
    assert found == [200] * 30 + [429] * 10


def test_what_is_free_is_never_refused(limited):
    assert statuses(limited(cost=0.0)("192.0.2.1"), 50) == [200] * 50


def test_a_customer_with_many_addresses_is_one_client():
    one, other = ({"client": (f"2001:db8:1:2::{end}", 1)} for end in ("1", "ffff:1"))
    assert client_of(one) == client_of(other) != client_of({"client": ("2001:db8:1:3::1", 1)})


@pytest.mark.parametrize("client", [None, ("testclient", 1), ("", 0)])
def test_a_client_without_an_address_is_one_too(client):
    assert isinstance(client_of({"client": client}), str)


def test_addresses_of_one_kind_within_the_other_are_clients_of_their_own():
    one, other = ({"client": (f"::ffff:192.0.2.{end}", 1)} for end in (1, 2))
    assert (client_of(one), client_of(other)) == ("192.0.2.1", "192.0.2.2")
