"""Who may change things: editors by name, each with a password of which only a hash is kept."""

import hashlib
import json
import logging
import secrets
import unicodedata
from functools import cached_property
from pathlib import Path
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from chatbot.corpus.files import write_bytes
from chatbot.errors import EditorError

logger = logging.getLogger(__name__)

SHORTEST_PASSWORD = 12
"""Characters of a password at least."""

_LONGEST_PASSWORD = 1000
_LONGEST_NAME = 64
_FILE = "editors.json"
_PRIVATE = 0o600
_PRIVATE_FOLDER = 0o700


class Editors:
    """The editors of an installation, read anew whenever their file is another.

    :param folder: Where the file is kept; made when a password is first set.
    :param hasher: Argon2id, by default with the second choice of RFC 9106.
    """

    def __init__(self, folder: Path, hasher: PasswordHasher | None = None) -> None:
        self.path = folder / _FILE
        self._hasher = hasher or PasswordHasher()
        self._seen: tuple[int, ...] | None = None
        self._hashes: dict[str, str] = {}
        # Each hash takes 64 MiB while it is worked out.
        self._one_at_a_time = Lock()

    @property
    def names(self) -> tuple[str, ...]:
        """Who has a password; nobody where the file cannot be read, which is logged once."""
        return tuple(sorted(self._current()))

    def mark(self, name: str) -> str | None:
        """What tells the password that an editor has now from any other; None for no editor."""
        hash_ = self._current().get(_normal(name))
        return hash_ and hashlib.sha256(hash_.encode()).hexdigest()

    def authenticate(self, name: str, password: str) -> str | None:
        """The editor of that name, where that is the password; takes as long where there is none.

        :return: The name as it is kept.
        """
        with self._one_at_a_time:
            hash_ = self._current().get(_normal(name))
            # Made before the first password is looked at, whoever it is of.
            nobodys = self._nobodys
            try:
                self._hasher.verify(hash_ or nobodys, _normal(password))
            except (VerificationError, InvalidHashError):
                return None
        return hash_ and _normal(name)

    def set_password(self, name: str, password: str) -> None:
        """Give an editor a password, a new one or the first.

        :raises EditorError: The name or the password cannot be taken, or nothing can be written.
        """
        name, password = _normal(name), _normal(password)
        _require_name(name)
        if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
            raise EditorError(
                f"a password has {SHORTEST_PASSWORD} characters at least, and "
                f"{_LONGEST_PASSWORD:,} at most. Take several words that do not belong together."
            )
        self._write({**self._read(), name: self._hasher.hash(password)})

    def remove(self, name: str) -> None:
        """Take an editor's password away; who is signed in by that name is out at once.

        :raises EditorError: There is no such editor, or nothing can be written.
        """
        hashes = self._read()
        if hashes.pop(_normal(name), None) is None:
            known = ", ".join(sorted(hashes)) or "nobody"
            raise EditorError(f"no editor is called that. Those that there are: {known}.")
        self._write(hashes)

    @cached_property
    def _nobodys(self) -> str:
        """The hash of a password that nobody has."""
        return self._hasher.hash(secrets.token_hex())

    def _current(self) -> dict[str, str]:
        """Per editor the hash, as the file has it now."""
        seen = self._state()
        if seen != self._seen:
            try:
                self._hashes = self._read()
            except EditorError as error:
                logger.error("%s Until then nobody can sign in.", error)
                self._hashes = {}
            self._seen = seen
        return self._hashes

    def _state(self) -> tuple[int, ...]:
        try:
            stat = self.path.stat()
        except OSError:
            return ()
        return stat.st_ino, stat.st_mtime_ns, stat.st_size

    def _read(self) -> dict[str, str]:
        """Per editor the hash.

        :raises EditorError: The file cannot be read.
        """
        try:
            value = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise EditorError(
                f"{self.path}: cannot be read ({type(error).__name__}). Make sure that it may be "
                "read, or take it away and set the passwords anew."
            ) from error
        match value:
            case {"editors": dict(hashes)} if all(isinstance(one, str) for one in hashes.values()):
                return dict(hashes)
        raise EditorError(
            f"{self.path}: holds no editors. Take it away and set the passwords anew."
        )

    def _write(self, hashes: dict[str, str]) -> None:
        try:
            self.path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        except OSError as error:
            raise EditorError(
                f"{self.path.parent}: cannot be made ({error.strerror}). Name another folder with "
                "CHATBOT_STATE_DIR."
            ) from error
        data = json.dumps({"editors": hashes}, ensure_ascii=False, indent=2, sort_keys=True)
        write_bytes(self.path, f"{data}\n".encode(), _PRIVATE)


def _normal(text: str) -> str:
    """The same however a keyboard composes it."""
    return unicodedata.normalize("NFC", text)


def _require_name(name: str) -> None:
    if not (1 <= len(name) <= _LONGEST_NAME and name.isprintable() and name == name.strip()):
        raise EditorError(
            f"an editor's name has up to {_LONGEST_NAME} characters that can be seen, and no "
            "blanks at its ends."
        )
