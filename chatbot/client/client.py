"""The calls of the API."""

from collections.abc import Iterable, Mapping
from typing import Any, Self
from urllib.parse import quote

import httpx

from chatbot.client.dialog import Dialog, Place, step_of
from chatbot.client.results import ApiAnswer, ApiDocument, ApiEntry, ApiSuggestion
from chatbot.client.transport import Transport

_TIMEOUT_S = 10.0


class Client:
    """Calls one service; may be shared between threads.

    :param url: Of the chat window, e.g. ``https://faq.example.go.th``.
    :param api_key: Where the service asks for one.
    :param timeout: Seconds that a call may take.
    :param transport: Another way to the service than the network, e.g. into an app in process.

    Every call raises :class:`chatbot.client.problem.ApiProblem` where it is not answered.
    """

    def __init__(
        self,
        url: str,
        api_key: str | None = None,
        timeout: float = _TIMEOUT_S,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._transport = Transport(url, api_key, timeout, transport)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._transport.close()

    def ask(
        self,
        question: str | None = None,
        *,
        entry: str | None = None,
        history: Iterable[Mapping[str, Any]] = (),
        document: Place = (),
        section: Place = (),
        as_typed: bool = False,
        language: str = "auto",
        top_k: int | None = None,
    ) -> ApiAnswer:
        """Ask a question, or choose an entry.

        :param entry: In place of a question: ``name`` of a choice, of a suggestion or of an entry.
        :param history: The steps so far, oldest first; :meth:`conversation` keeps them by itself.
        :param document: Id of the document to answer from alone, or several; None for all of them,
            and without it what the conversation has.
        :param section: Likewise.
        :param as_typed: Search for the very words, mend nothing.
        :param language: Of the message: ``auto``, ``th`` or ``en``.
        :param top_k: Length of the ranking, 1 to 10.
        """
        step = step_of(question, entry, document, section, as_typed)
        return self.take(step, history, language, top_k)

    def take(
        self,
        step: Mapping[str, Any],
        history: Iterable[Mapping[str, Any]] = (),
        language: str = "auto",
        top_k: int | None = None,
    ) -> ApiAnswer:
        """Take a step of a conversation, as :func:`chatbot.client.dialog.step_of` makes it."""
        body = {**step, "conversation": list(history), "language": language}
        if top_k is not None:
            body["top_k"] = top_k
        return ApiAnswer.of(self._transport.post("/ask", body), self._transport.url)

    def conversation(self, language: str = "auto") -> Dialog:
        """A conversation, whose questions may refer to what was said before."""
        return Dialog(self.take, language)

    def entry(self, name: str) -> ApiEntry:
        """One official question with its official answer.

        :param name: ``document/version/entry``.
        """
        path = "/".join(quote(part, safe="") for part in name.split("/"))
        return ApiEntry.of(self._transport.get(f"/entries/{path}"), self._transport.url)

    def documents(self) -> tuple[ApiDocument, ...]:
        """What is answered from."""
        value = self._transport.get("/documents")
        return tuple(ApiDocument.of(one, self._transport.url) for one in value["documents"])

    def suggest(
        self, typed: str, *, document: str | None = None, limit: int = 6
    ) -> tuple[ApiSuggestion, ...]:
        """Official questions for what is typed so far, from three characters on."""
        params = {"q": typed, "limit": limit, **({"document": document} if document else {})}
        value = self._transport.get("/suggest", params)
        return tuple(map(ApiSuggestion.of, value["suggestions"]))

    def rate(self, answer: ApiAnswer | str, verdict: str, fault: str | None = None) -> None:
        """Say whether an answer was what was asked for.

        :param answer: It, or its id.
        :param verdict: ``fits`` or ``misses``.
        :param fault: What is wrong with one that misses: ``wrong_entry``, ``incomplete``,
            ``outdated``, ``none_offered`` or ``other``.
        """
        id_ = answer if isinstance(answer, str) else answer.id
        self._transport.post("/feedback", {"answer": id_, "verdict": verdict, "fault": fault})
