from benchmarks.build_speed import measure_build_speed
from chatbot.query import QueryReader


class _Counting:
    """An embedder beside a clock that goes on by one second with every text it encodes."""

    def __init__(self, embedder):
        self._embedder = embedder
        self.seconds = 0

    def __getattr__(self, name):
        return getattr(self._embedder, name)

    def encode_queries(self, texts):
        self.seconds += len(texts)
        return self._embedder.encode_queries(texts)

    def encode_passages(self, texts):
        self.seconds += len(texts)
        return self._embedder.encode_passages(texts)


def test_the_whole_takes_longer_than_the_index_in_it(small_office, spaces, axes):
    counting = _Counting(axes)
    reader = QueryReader(spaces, counting)
    found = measure_build_speed(small_office, reader, 1, clock=lambda: counting.seconds)
    assert 0 < found.index < found.whole
