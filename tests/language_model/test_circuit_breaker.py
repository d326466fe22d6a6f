from chatbot.language_model.circuit_breaker import CircuitBreaker


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def test_failures_in_a_row_open_it_and_a_success_between_does_not():
    breaker = CircuitBreaker(failures=2, rest=60, clock=Clock())
    assert not breaker.failed()
    assert not breaker.succeeded()
    assert not breaker.failed()
    assert breaker.lets_through()
    assert breaker.failed()
    assert not breaker.lets_through()


def test_after_its_rest_one_call_tries_and_the_others_wait_for_what_comes_of_it():
    clock = Clock()
    breaker = CircuitBreaker(failures=1, rest=60, clock=clock)
    breaker.failed()
    clock.now += 59
    assert not breaker.lets_through()
    clock.now += 2
    assert [breaker.lets_through() for _ in range(3)] == [True, False, False]
    assert breaker.failed()
    clock.now += 61
    assert breaker.lets_through()
    assert breaker.succeeded()
    assert [breaker.lets_through() for _ in range(3)] == [True, True, True]


def test_a_try_that_is_never_told_of_does_not_keep_it_open_for_ever():
    clock = Clock()
    breaker = CircuitBreaker(failures=1, rest=60, clock=clock)
    breaker.failed()
    for _ in range(2):
        clock.now += 61
        assert breaker.lets_through()
