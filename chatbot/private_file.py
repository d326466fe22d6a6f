"""A JSON file of what only its owner may read: names, each with what is known of it."""

import json
import logging
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from chatbot.corpus.files import write_bytes
from chatbot.errors import ChatbotError
from chatbot.private_folder import make_private_folder

logger = logging.getLogger(__name__)

LONGEST_NAME = 64
"""Characters of a name at most."""

_PRIVATE = 0o600

_Value = TypeVar("_Value")


class PrivateFile(Generic[_Value]):
    """Holds one value a name, and is read anew whenever the file is another.

    :param path: The file; its folder is made when something is first written.
    :param holds: What it holds, in one word: the key of its JSON object.
    :param is_value: Whether what stands in it for a name can be used.
    :param error: What is raised where it cannot be read or written.
    :param remedy: What to do where it cannot be read, e.g. ``set the passwords anew``.
    """

    def __init__(
        self,
        path: Path,
        holds: str,
        is_value: Callable[[Any], bool],
        error: type[ChatbotError],
        remedy: str,
    ) -> None:
        self.path = path
        self._holds = holds
        self._is_value = is_value
        self._error = error
        self._remedy = remedy
        self._seen: tuple[int, ...] | None = None
        self._values: Mapping[str, _Value] = {}

    def current(self) -> Mapping[str, _Value]:
        """Per name the value, as the file has it now; none where it cannot be read.

        That is logged once.
        """
        seen = self._state()
        if seen != self._seen:
            try:
                self._values = self.read()
            except ChatbotError as error:
                logger.error("%s Until then nobody gets in by it.", error)
                self._values = {}
            self._seen = seen
        return self._values

    def read(self) -> dict[str, _Value]:
        """Per name the value.

        :raises ChatbotError: The file cannot be read.
        """
        try:
            value = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            raise self._error(
                f"{self.path}: cannot be read ({type(error).__name__}). Make sure that it may be "
                f"read, or take it away and {self._remedy}."
            ) from error
        values = value.get(self._holds) if isinstance(value, dict) else None
        if isinstance(values, dict) and all(map(self._is_value, values.values())):
            return values
        raise self._error(
            f"{self.path}: holds no {self._holds.replace('_', ' ')}. Take it away and "
            f"{self._remedy}."
        )

    def write(self, values: Mapping[str, _Value]) -> None:
        """Put values in place of those that are there, whole or not at all.

        :raises ChatbotError: Nothing can be written.
        """
        try:
            make_private_folder(self.path.parent)
        except OSError as error:
            raise self._error(
                f"{self.path.parent}: cannot be made ({error.strerror}). Name another folder with "
                "CHATBOT_STATE_DIR."
            ) from error
        data = json.dumps({self._holds: values}, ensure_ascii=False, indent=2, sort_keys=True)
        write_bytes(self.path, f"{data}\n".encode(), _PRIVATE)

    def _state(self) -> tuple[int, ...]:
        try:
            stat = self.path.stat()
        except OSError:
            return ()
        return stat.st_ino, stat.st_mtime_ns, stat.st_size


def normal_name(text: str) -> str:
    """The same however a keyboard composes it."""
    return unicodedata.normalize("NFC", text)


def can_be_seen(name: str) -> bool:
    """Whether a name can be told from any other by whoever reads it."""
    return 1 <= len(name) <= LONGEST_NAME and name.isprintable() and name == name.strip()
