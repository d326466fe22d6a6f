"""Figures for Prometheus, over all workers: what was asked, how it was answered, how fast."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from chatbot.datatypes import Door, Turn
from chatbot.doors.server.shared import SHARED_COUNTS
from chatbot.middleware.measured import Served
from chatbot.service import Service

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """Counts what one worker does, and writes the figures of all of them."""

    content_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._questions = Counter(
            "chatbot_questions",
            "Questions answered, by door, band and reason.",
            ("door", "band", "reason"),
            registry=self._registry,
        )
        self._answer_seconds = Histogram(
            "chatbot_answer_seconds",
            "Seconds of arithmetic behind an answer, without the door.",
            ("door",),
            registry=self._registry,
            buckets=_SECONDS,
        )
        self._requests = Counter(
            "chatbot_http_requests",
            "HTTP requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._request_seconds = Histogram(
            "chatbot_http_request_seconds",
            "Seconds from a request's headers to the end of its response.",
            ("route",),
            registry=self._registry,
            buckets=_SECONDS,
        )
        self._hidden = Counter(
            "chatbot_hidden_characters",
            "Invisible characters taken out of questions.",
            registry=self._registry,
        )
        self._waiting = Gauge(
            "chatbot_questions_taken_in",
            "Questions that are being answered or wait.",
            registry=self._registry,
            multiprocess_mode="livesum",
        )

    def turn(self, turn: Turn, door: Door) -> None:
        """Count a turn; an observer of a service."""
        answer = turn.answer
        self._questions.labels(door, answer.status, answer.reason).inc()
        self._answer_seconds.labels(door).observe(answer.ms / 1000)
        self._hidden.inc(turn.hidden)

    def served(self, served: Served) -> None:
        """Count a request."""
        self._requests.labels(served.method, served.route, served.status).inc()
        self._request_seconds.labels(served.route).observe(served.seconds)

    def taken_in(self, count: int) -> None:
        """Say how many questions are being answered or wait in this worker."""
        self._waiting.set(count)

    def text(self, service: Service) -> bytes:
        """All figures in Prometheus's text format.

        :param service: Whose documents and index are described beside.
        """
        registry = self._registry
        if os.environ.get(SHARED_COUNTS):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        described = CollectorRegistry()
        described.register(_Described(service))
        return generate_latest(registry) + generate_latest(described)


class _Described(Collector):
    """What is served, looked at when it is asked for."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def collect(self) -> Iterable[Metric]:
        chatbot = self._service.chatbot
        entries = GaugeMetricFamily(
            "chatbot_entries", "Entries served.", labels=("document", "version")
        )
        for corpus in chatbot.collection.current:
            entries.add_metric((corpus.document.id, corpus.document.version), len(corpus.entries))
        yield entries
        yield GaugeMetricFamily(
            "chatbot_index_age_seconds",
            "Seconds since the index in use was built.",
            value=_age(self._service.settings.index_dir, chatbot.retriever.index.build or ""),
        )
        yield GaugeMetricFamily(
            "chatbot_closed",
            "1 while the operator has closed the service.",
            value=float(bool(self._service.closing.notice)),
        )
        if self._service.journal:
            yield GaugeMetricFamily(
                "chatbot_journal_healthy",
                "1 while the journal can be written.",
                value=float(self._service.journal.healthy),
            )


def _age(index_dir: Path, build: str) -> float:
    """Of the folder of a build; 0 for an index in memory alone."""
    folder = next(index_dir.rglob(build), None) if build else None
    return max(0.0, time.time() - folder.stat().st_mtime) if folder else 0.0
