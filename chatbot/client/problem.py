"""What a call raises where something is wrong."""

from collections.abc import Mapping
from typing import Any

from chatbot.errors import ChatbotError


class ApiProblem(ChatbotError):  # noqa: N818 - what RFC 9457 calls it
    """A call was not answered; the message says why, in words for a person.

    :param status: The HTTP status; 0 where no response came.
    :param detail: What is wrong and what to do.
    :param retry_after: Seconds after which to try again, where the service says so.
    :param body: The whole problem, as RFC 9457 describes it; with 422 its ``errors`` name the
        fields that cannot be taken.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        retry_after: int | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{status}: {detail}" if status else detail)
        self.status = status
        self.detail = detail
        self.retry_after = retry_after
        self.body = dict(body or {})
