"""Many people ask at once; each gets the answer to her own question."""

from concurrent.futures import ThreadPoolExecutor


def test_answers_do_not_mix(connect, address, corpus):
    post = connect(address)

    def ask(pair):
        user, entry = pair
        return post(user, {"step": {"entry": entry.id}})["turn"]

    with ThreadPoolExecutor(16) as users:
        turns = list(users.map(ask, enumerate(corpus.entries)))

    for entry, turn in zip(corpus.entries, turns, strict=True):
        assert f'#{entry.id}" target=' in turn
