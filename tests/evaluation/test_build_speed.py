from chatbot.evaluation.build_speed import measure_build_speed


def test_each_part_takes_some_time(corpus, segmenter, embedder):
    found = measure_build_speed(corpus, segmenter, embedder, repeats=1)
    assert 0 < found.index < found.whole
