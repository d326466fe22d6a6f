import pytest

from benchmarks.warm_speed import measure_warm_speed


def test_every_query_is_timed_in_every_repeat(bot):
    found = measure_warm_speed(bot, ["เลือก Open Data", "PMQA"], repeats=3)
    assert (found.all.n, found.first.n, found.last.n) == (6, 2, 2)
    assert 0 < found.all.median_ms <= found.all.p99_ms


def test_nothing_to_time_is_an_error(bot):
    with pytest.raises(ValueError, match="at least one query"):
        measure_warm_speed(bot, [])
