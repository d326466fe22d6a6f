"""The text of a file whose encoding nobody says."""

import codecs

from charset_normalizer import from_bytes

from chatbot.errors import DocumentFileError

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LARGEST_TEXT = 20_000_000
_UTF_16 = ("utf-16-le", "utf-16-be")
# Windows-874 is TIS-620 with a few signs more.
_THAI = "cp874"


def decode(data: bytes) -> str:
    """Text in UTF-8, UTF-16 or Windows-874 (TIS-620), with or without a byte order mark.

    UTF-8 says of itself whether it is; of the others the one is taken that gives Thai.

    :raises DocumentFileError: It is in none of them, no text at all, or too long.
    """
    if len(data) > _LARGEST_TEXT:
        raise DocumentFileError(
            f"{len(data) / 1e6:.0f} MB of text; at most {_LARGEST_TEXT / 1e6:.0f} MB are read. "
            "Split it."
        )
    marked = next((encoding for mark, encoding in _MARKED if data.startswith(mark)), None)
    if marked is None and b"\0" in data[:4096]:
        marked = max(_UTF_16, key=lambda encoding: _thai(data.decode(encoding, "ignore")))
    text = _decoded(data, marked or "utf-8")
    if text is None and marked is None:
        text = _decoded(data, _THAI) or _guessed(data)
        text = text if text and _thai(text) else None
    if text is None or "\0" in text:
        raise DocumentFileError(
            "is no text in UTF-8, UTF-16 or Windows-874. Save it as UTF-8 (in Excel: 'CSV UTF-8')."
        )
    return text


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> str | None:
    best = from_bytes(data).best()
    return str(best) if best else None


def _thai(text: str) -> int:
    return sum("\u0e01" <= character <= "\u0e5b" for character in text[:20000])
