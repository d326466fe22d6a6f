from benchmarks.build_speed import measure_build_speed


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


def test_the_whole_takes_longer_than_the_index_in_it(corpus, segmenter, embedder):
    bare = corpus.without_curation()  # no calibration to fit: quick
    counting = _Counting(embedder)
    found = measure_build_speed(bare, segmenter, counting, 1, clock=lambda: counting.seconds)
    assert 0 < found.index < found.whole
