"""Who may call the API by a key: keys by name, of which only a digest is kept."""

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatbot.errors import ApiKeyError
from chatbot.private_file import LONGEST_NAME, PrivateFile, can_be_seen, normal_name

KEY_PREFIX = "toa_"
"""What every key begins with, so that one that was published by mistake can be searched for."""

MOST_PER_MINUTE = 1_000_000
"""Questions a minute that a key can be given at most."""

_FILE = "api_keys.json"
_RANDOM_BYTES = 32


@dataclass(frozen=True, slots=True)
class ApiKey:
    """What is known of a key once it was shown.

    :param name: Whose it is.
    :param per_minute: Questions a minute that it may ask; None for as many as anybody.
    """

    name: str
    per_minute: int | None = None


class ApiKeys:
    """The keys of an installation, read anew whenever their file is another.

    A digest without salt is enough: a key is 256 random bits, which nobody guesses from it.

    :param folder: Where the file is kept; made when a key is first added.
    """

    def __init__(self, folder: Path) -> None:
        self._file: PrivateFile[dict[str, Any]] = PrivateFile(
            folder / _FILE, "api_keys", _is_kept, ApiKeyError, "add the keys anew"
        )

    @property
    def path(self) -> Path:
        """The file that they are kept in."""
        return self._file.path

    def listed(self) -> tuple[ApiKey, ...]:
        """What is known of each key, by name.

        :raises ApiKeyError: They cannot be read.
        """
        kept = self._file.read()
        return tuple(ApiKey(name, kept[name]["per_minute"]) for name in sorted(kept))

    def add(self, name: str, per_minute: int | None = None) -> str:
        """Make a key.

        :return: The key, which cannot be had a second time.
        :raises ApiKeyError: The name is taken or is none, the limit is none, or nothing can be
            written.
        """
        name = normal_name(name)
        if not can_be_seen(name):
            raise ApiKeyError(
                f"a key's name has up to {LONGEST_NAME} characters that can be seen, and no "
                "blanks at its ends."
            )
        if per_minute is not None and not 1 <= per_minute <= MOST_PER_MINUTE:
            raise ApiKeyError(
                f"a key may ask from 1 to {MOST_PER_MINUTE:,} questions a minute; leave the limit "
                "out to give it that of everybody."
            )
        kept = self._file.read()
        if name in kept:
            raise ApiKeyError(
                "there is a key of that name. Remove it first, or give the new one another name."
            )
        key = KEY_PREFIX + secrets.token_urlsafe(_RANDOM_BYTES)
        self._file.write({**kept, name: {"sha256": _digest(key), "per_minute": per_minute}})
        return key

    def remove(self, name: str) -> None:
        """Take a key away; it opens nothing from then on.

        :raises ApiKeyError: There is no such key, or nothing can be written.
        """
        kept = self._file.read()
        if kept.pop(normal_name(name), None) is None:
            known = ", ".join(sorted(kept)) or "none"
            raise ApiKeyError(f"no key is called that. Those that there are: {known}.")
        self._file.write(kept)

    def find(self, key: str) -> ApiKey | None:
        """Whose key it is; takes as long wherever it differs from those that there are."""
        digest = _digest(key)
        found = None
        for name, kept in self._file.current().items():
            if secrets.compare_digest(kept["sha256"], digest):
                found = ApiKey(name, kept["per_minute"])
        return found


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()


def _is_kept(value: Any) -> bool:
    match value:
        case {"sha256": str(digest), "per_minute": None} if digest.isascii():
            return True
        case {"sha256": str(digest), "per_minute": int(limit)} if digest.isascii():
            return limit >= 1
    return False
