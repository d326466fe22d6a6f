from chatbot.evaluation.build_speed import measure_build_speed


def test_each_part_takes_some_time(corpus, reader):
    bare = corpus.without_curation()  # no calibration to fit: quick
    found = measure_build_speed(bare, reader, repeats=1)
    assert 0 < found.index < found.whole
