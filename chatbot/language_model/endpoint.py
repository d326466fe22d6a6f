"""A language model behind the OpenAI protocol: Ollama, vLLM, llama.cpp, or a hosted one."""

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

import httpx

from chatbot.errors import EndpointError, SettingsError
from chatbot.settings import Settings
from chatbot.text.normalise import on_one_line

logger = logging.getLogger(__name__)

ATTEMPTS = 5
"""How often one question is put before the run gives up."""

_FIRST_WAIT = 1.0
_LONGEST_WAIT = 60.0
_MOST_BYTES = 2_000_000
_PATH = "/chat/completions"
_BUSY = frozenset({408, 409, 425, 429})
_SHOWN = 200
# Thai takes a token for some two characters; a rough count is better than none.
_CHARACTERS_A_TOKEN = 2


@dataclass(frozen=True, slots=True)
class ModelReply:
    """What a model said: data, never more.

    :param asked: Tokens of what it was asked.
    :param said: Tokens of what it said.
    :param counted: Whether the endpoint counted them; else they are estimated.
    """

    text: str
    asked: int
    said: int
    counted: bool


class _TransientError(Exception):
    """Something that may be gone when the same is asked again.

    :param wait: Seconds that the endpoint asks to wait.
    """

    def __init__(self, said: str, wait: float = 0.0) -> None:
        super().__init__(said)
        self.wait = wait


class Endpoint:
    """Asks one model at one address.

    :param url: Up to ``/v1``, or with the whole path.
    :param key: Sent to that address alone, never shown.
    :param timeout: Seconds that one answer may take.
    :param attempts: How often one question is put.
    :param temperature: How freely it answers; 0 is the likeliest answer.
    :param pause: Waits; another one than ``time.sleep`` for tests.
    :raises SettingsError: The address is none, or the key cannot be sent.
    """

    def __init__(
        self,
        url: str,
        model: str,
        key: str = "",
        timeout: float = 120.0,
        pause: Callable[[float], None] = time.sleep,
        attempts: int = ATTEMPTS,
        temperature: float = 0.8,
    ) -> None:
        self.model = model
        self._attempts, self._temperature = attempts, temperature
        self._key, self._timeout, self._pause = _checked_key(key), timeout, pause
        self._url = _address(url)
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        self._client = httpx.Client(headers=headers, timeout=timeout)

    @classmethod
    def of(
        cls, settings: Settings, timeout: float, attempts: int = ATTEMPTS, temperature: float = 0.8
    ) -> Self:
        """The endpoint that the settings name; parameters as of the class.

        :raises SettingsError: They name no model, or no address.
        """
        if not settings.llm_model:
            raise SettingsError(
                "settings: CHATBOT_LLM_URL names an endpoint, but CHATBOT_LLM_MODEL no model. Set "
                "it to the model's name there."
            )
        key = settings.llm_key.get_secret_value()
        return cls(
            settings.llm_url,
            settings.llm_model,
            key,
            timeout,
            attempts=attempts,
            temperature=temperature,
        )

    def ask(self, messages: list[dict[str, str]], most: int) -> ModelReply:
        """Ask, and ask again after a pause where that may help.

        :param most: Tokens of the answer at most.
        :raises EndpointError: There is no answer; the message says why and what to do.
        """
        for attempt in range(1, self._attempts + 1):
            try:
                return self._read(self._post(messages, most), messages)
            except _TransientError as error:
                if attempt == self._attempts:
                    raise EndpointError(f"{self._shown}: {self._given_up(error)}") from error
                wait = min(max(error.wait, _FIRST_WAIT * 2 ** (attempt - 1)), _LONGEST_WAIT)
                logger.warning("%s: %s; asking again in %g s", self._shown, error, wait)
                self._pause(wait)
        raise AssertionError("unreachable")

    @property
    def _shown(self) -> str:
        """The address without what may be secret in it."""
        return str(self._url.copy_with(userinfo=b"", query=None, fragment=None))

    def _given_up(self, error: _TransientError) -> str:
        if self._attempts == 1:
            return f"{error}. Make sure that the model is served there."
        return (
            f"no answer after {self._attempts} attempts, the last one: {error}. Make sure that the "
            "model is served there, and run the command again; it goes on where it stopped."
        )

    def _post(self, messages: list[dict[str, str]], most: int) -> bytes:
        body = {
            "model": self.model,
            "messages": messages,
            "max_tokens": most,
            "temperature": self._temperature,
        }
        deadline = time.monotonic() + self._timeout
        data = bytearray()
        try:
            with self._client.stream("POST", self._url, json=body) as response:
                for piece in response.iter_bytes():
                    data += piece
                    if len(data) > _MOST_BYTES:
                        raise EndpointError(
                            f"{self._shown}: the answer is longer than {_MOST_BYTES:,} bytes. Make "
                            "sure that CHATBOT_LLM_URL is the address of a language model."
                        )
                    if time.monotonic() > deadline:
                        raise _TransientError(f"no whole answer within {self._timeout:g} s")
        except httpx.TimeoutException:
            raise _TransientError(f"no answer within {self._timeout:g} s") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise _TransientError(f"cannot be reached ({self._safe(str(error))})") from None
        if response.status_code != httpx.codes.OK:
            self._refuse(response, bytes(data))
        return bytes(data)

    def _refuse(self, response: httpx.Response, data: bytes) -> None:
        """Say what a status other than 200 means.

        :raises EndpointError: Asking again would not help.
        :raises _TransientError: It may.
        """
        status, said = response.status_code, self._safe(_message_in(data))
        told = f"status {status}{f', {said!r}' if said else ''}"
        if status in _BUSY or status >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise _TransientError(told, _seconds(response.headers.get("retry-after", "")))
        if status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            remedy = "The key is missing or not accepted: set CHATBOT_LLM_KEY to a valid one."
        elif status == httpx.codes.NOT_FOUND:
            remedy = (
                "No such address or no such model: CHATBOT_LLM_URL usually ends in /v1, and "
                f"CHATBOT_LLM_MODEL ({self.model!r}) must be a name that the endpoint knows."
            )
        elif response.is_redirect:
            remedy = "It sends elsewhere, which is not followed: set CHATBOT_LLM_URL to that place."
        else:
            remedy = "Make sure that the endpoint speaks the OpenAI protocol and has that model."
        raise EndpointError(f"{self._shown}: {told}. {remedy}")

    def _read(self, data: bytes, messages: list[dict[str, str]]) -> ModelReply:
        try:
            value = json.loads(data)
            text = value["choices"][0]["message"]["content"] or ""
        except (ValueError, LookupError, TypeError, RecursionError):
            raise _TransientError(
                f"what came is no chat completion ({self._safe(_start_of(data))!r})"
            ) from None
        if not isinstance(text, str):
            raise _TransientError("what came is a chat completion without a text")
        usage = value.get("usage")
        counts = usage if isinstance(usage, dict) else {}
        asked, said = counts.get("prompt_tokens"), counts.get("completion_tokens")
        if isinstance(asked, int) and isinstance(said, int):
            return ModelReply(text, asked, said, counted=True)
        length = sum(len(message["content"]) for message in messages)
        return ModelReply(
            text, length // _CHARACTERS_A_TOKEN, len(text) // _CHARACTERS_A_TOKEN, counted=False
        )

    def _safe(self, text: str) -> str:
        """What an endpoint said, fit to be shown: short, on one line, without the key."""
        text = text.replace(self._key, "…") if self._key else text
        return on_one_line(text)[:_SHOWN]


def _checked_key(key: str) -> str:
    key = key.strip()
    # Whatever else is refused only when it is sent, with a message that shows it.
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise SettingsError(
            "settings: CHATBOT_LLM_KEY holds characters that no key has. Copy the key alone."
        )
    return key


def _address(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url.strip())
    except httpx.InvalidURL:
        address = httpx.URL()
    if address.scheme not in ("http", "https") or not address.host:
        raise SettingsError(
            "settings: CHATBOT_LLM_URL is no address of http or https. It is written like "
            "http://127.0.0.1:8080/v1."
        )
    path = address.path.rstrip("/")
    return address.copy_with(path=path if path.endswith(_PATH) else f"{path}{_PATH}")


def _message_in(data: bytes) -> str:
    """What an endpoint says is wrong, as most of them put it."""
    try:
        value: Any = json.loads(data)
    except (ValueError, RecursionError):
        return _start_of(data)
    error = value.get("error", value) if isinstance(value, dict) else value
    message = error.get("message", error) if isinstance(error, dict) else error
    return str(message)


def _start_of(data: bytes) -> str:
    return data[: 4 * _SHOWN].decode("utf-8", errors="replace")


def _seconds(text: str) -> float:
    return float(text) if text.strip().isdecimal() else 0.0
