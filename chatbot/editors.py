"""Who may change things: editors by name, each with a password of which only a hash is kept."""

import hashlib
import secrets
from functools import cached_property
from pathlib import Path
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from chatbot.errors import EditorError
from chatbot.private_file import LONGEST_NAME, PrivateFile, can_be_seen, normal_name

SHORTEST_PASSWORD = 12
"""Characters of a password at least."""

_LONGEST_PASSWORD = 1000
_FILE = "editors.json"


class Editors:
    """The editors of an installation, read anew whenever their file is another.

    :param folder: Where the file is kept; made when a password is first set.
    :param hasher: Argon2id, by default with the second choice of RFC 9106.
    """

    def __init__(self, folder: Path, hasher: PasswordHasher | None = None) -> None:
        self._file: PrivateFile[str] = PrivateFile(
            folder / _FILE,
            "editors",
            lambda value: isinstance(value, str),
            EditorError,
            "set the passwords anew",
        )
        self._hasher = hasher or PasswordHasher()
        # Each hash takes 64 MiB while it is worked out.
        self._one_at_a_time = Lock()

    @property
    def path(self) -> Path:
        """The file that they are kept in."""
        return self._file.path

    @property
    def names(self) -> tuple[str, ...]:
        """Who has a password; nobody where the file cannot be read, which is logged once."""
        return tuple(sorted(self._file.current()))

    def mark(self, name: str) -> str | None:
        """What tells the password that an editor has now from any other; None for no editor."""
        hash_ = self._file.current().get(normal_name(name))
        return hash_ and hashlib.sha256(hash_.encode()).hexdigest()

    def authenticate(self, name: str, password: str) -> str | None:
        """The editor of that name, where that is the password; takes as long where there is none.

        :return: The name as it is kept.
        """
        with self._one_at_a_time:
            hash_ = self._file.current().get(normal_name(name))
            # Made before the first password is looked at, whoever it is of.
            nobodys = self._nobodys
            try:
                self._hasher.verify(hash_ or nobodys, normal_name(password))
            except (VerificationError, InvalidHashError):
                return None
        return hash_ and normal_name(name)

    def set_password(self, name: str, password: str) -> None:
        """Give an editor a password, a new one or the first.

        :raises EditorError: The name or the password cannot be taken, or nothing can be written.
        """
        name, password = normal_name(name), normal_name(password)
        _require_name(name)
        if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
            raise EditorError(
                f"a password has {SHORTEST_PASSWORD} characters at least, and "
                f"{_LONGEST_PASSWORD:,} at most. Take several words that do not belong together."
            )
        self._file.write({**self._file.read(), name: self._hasher.hash(password)})

    def remove(self, name: str) -> None:
        """Take an editor's password away; who is signed in by that name is out at once.

        :raises EditorError: There is no such editor, or nothing can be written.
        """
        hashes = self._file.read()
        if hashes.pop(normal_name(name), None) is None:
            known = ", ".join(sorted(hashes)) or "nobody"
            raise EditorError(f"no editor is called that. Those that there are: {known}.")
        self._file.write(hashes)

    @cached_property
    def _nobodys(self) -> str:
        """The hash of a password that nobody has."""
        return self._hasher.hash(secrets.token_hex())


def _require_name(name: str) -> None:
    if not can_be_seen(name):
        raise EditorError(
            f"an editor's name has up to {LONGEST_NAME} characters that can be seen, and no "
            "blanks at its ends."
        )
