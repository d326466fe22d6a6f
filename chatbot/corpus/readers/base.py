"""What every reader of a format offers, and what readers share."""

from collections.abc import Collection, Mapping
from typing import Any, Protocol

from chatbot.corpus.transcript import Line
from chatbot.errors import CorpusError


class Reader(Protocol):
    """Reads one format. Its module holds one, by the name of ``READER``.

    ``tests/corpus/readers/test_contract.py`` holds every reader to this contract.
    """

    def transcript(self, data: bytes, options: Mapping[str, Any]) -> tuple[Line, ...]:
        """Read a whole file; nothing that it says is left out.

        :param data: The file's bytes, of which nothing is known yet.
        :param options: What ``document.toml`` sets under ``[source.options]``.
        :return: Its lines, numbered from 1 without gaps.
        :raises CorpusError: The bytes are not of the format, or an option cannot be used. The
            message says what and where within the file; whoever asked puts the file's name before.
        """


def refuse_unknown(options: Mapping[str, Any], known: Collection[str]) -> None:
    """Refuse options that a reader does not have, so that no misspelt one is passed over.

    :raises CorpusError: There is one; the message names those that are known.
    """
    for name in options:
        if name not in known:
            listed = ", ".join(sorted(known)) or "none"
            raise CorpusError(
                f"no option {name!r} for this format (known: {listed}). Correct [source.options] "
                "in document.toml."
            )


def decode_utf8(data: bytes) -> str:
    """The text of a UTF-8 file, without the byte order mark that some editors put before it.

    :raises CorpusError: It is of another encoding.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"not UTF-8 ({error}). Save the document as UTF-8.") from error
    # UTF-16 of Thai alone happens to be UTF-8 too, but its line feeds and tabs bring a NUL.
    if "\0" in text:
        raise CorpusError(
            "holds NUL characters, so it is no text in UTF-8. Save the document as UTF-8."
        )
    return text
