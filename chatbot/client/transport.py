"""One call of the API over HTTP."""

from collections.abc import Mapping
from typing import Any

import httpx

from chatbot.client.problem import ApiProblem

_API = "/api/v1"


class Transport:
    """Sends calls, and makes an :class:`ApiProblem` of whatever is no answer.

    :param url: Of the chat window, e.g. ``https://faq.example.go.th``.
    :param api_key: Sent with each call.
    :param timeout: Seconds.
    :param inner: Another way to the service than the network, e.g. into an app in process.
    """

    def __init__(
        self,
        url: str,
        api_key: str | None,
        timeout: float,
        inner: httpx.BaseTransport | None = None,
    ) -> None:
        self.url = url.rstrip("/")
        self._http = httpx.Client(
            base_url=self.url + _API,
            headers={"Authorization": f"Bearer {api_key}"} if api_key else {},
            timeout=timeout,
            transport=inner,
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def get(self, path: str, params: Mapping[str, Any] | None = None) -> Any:
        """What a GET brings.

        :raises ApiProblem: It brings none.
        """
        return self._send("GET", path, params=params)

    def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """What a POST of JSON brings; None where that is nothing.

        :raises ApiProblem: It is not taken.
        """
        return self._send("POST", path, json=body)

    def _send(self, method: str, path: str, **options: Any) -> Any:
        try:
            response = self._http.request(method, path, **options)
        except httpx.HTTPError as error:
            raise ApiProblem(
                0, f"{self.url}: no answer came ({type(error).__name__}). Is it served there?"
            ) from error
        if response.status_code >= httpx.codes.MULTIPLE_CHOICES:
            raise _problem(response)
        if response.status_code == httpx.codes.NO_CONTENT:
            return None
        value = _json(response)
        if value is None:
            raise ApiProblem(response.status_code, f"{self.url}: what came is no answer of ours.")
        return value


def _problem(response: httpx.Response) -> ApiProblem:
    body = _json(response)
    # What stands between may answer too, and with a page.
    body = body if isinstance(body, dict) else {}
    waits = response.headers.get("retry-after", "")
    return ApiProblem(
        response.status_code,
        str(body.get("detail") or response.reason_phrase),
        int(waits) if waits.isdecimal() else None,
        body,
    )


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None
