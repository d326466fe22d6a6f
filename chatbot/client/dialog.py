"""A conversation: the service keeps nothing of it, so the steps so far are kept here."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from chatbot.client.results import ApiAnswer

Place = str | Sequence[str] | None
"""Documents or sections: an id, several, none of them for all; empty says nothing."""

_STEPS_THAT_COUNT = 10


class TakeStep(Protocol):
    """Asks the service."""

    def __call__(
        self, step: Mapping[str, Any], history: Sequence[Mapping[str, Any]], language: str, /
    ) -> ApiAnswer:
        """Take a step after others."""


class Dialog:
    """Questions that may refer to what was said before; for one person at a time.

    :param take: Asks the service.
    :param language: Of the messages: ``auto``, ``th`` or ``en``.
    """

    def __init__(self, take: TakeStep, language: str) -> None:
        self._take = take
        self._language = language
        self.steps: tuple[Mapping[str, Any], ...] = ()

    def ask(
        self,
        question: str | None = None,
        *,
        entry: str | None = None,
        document: Place = (),
        section: Place = (),
        as_typed: bool = False,
    ) -> ApiAnswer:
        """Ask a question, or choose an entry; see :meth:`chatbot.client.client.Client.ask`.

        A step that is not answered is not kept.

        :raises ApiProblem: It is not answered.
        """
        step = step_of(question, entry, document, section, as_typed)
        answer = self._take(step, self.steps, self._language)
        self.steps = (*self.steps, step)[-_STEPS_THAT_COUNT:]
        return answer


def step_of(
    question: str | None, entry: str | None, document: Place, section: Place, as_typed: bool
) -> dict[str, Any]:
    """One step as the API takes it."""
    step: dict[str, Any] = {"question": question, "entry": entry}
    step = {name: value for name, value in step.items() if value is not None}
    if as_typed:
        step["as_typed"] = True
    for name, place in (("document", document), ("section", section)):
        if place is None or place:
            step[name] = place if place is None or isinstance(place, str) else list(place)
    return step
