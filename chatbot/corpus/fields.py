"""The kinds of values that the files of a corpus hold.

The description of each completes the error message "key … must be".
"""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, Strict

from chatbot.datatypes import Status

# Short enough for a folder's name on every system, with what is put behind it.
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("empty")
    return value


def _cell(value: str) -> str:
    if "\t" in value:
        raise ValueError("two cells")
    return _text(value)


def is_name(value: str) -> bool:
    """Whether a value can stand in a path and in an address."""
    return _NAME.fullmatch(value) is not None


def _name(value: str) -> str:
    if not is_name(value):
        raise ValueError("no name")
    return value


_Text = Annotated[str, AfterValidator(_text)]
_AS_LIST = Strict(False)  # JSON and TOML have lists where a frozen model has tuples.

Text = Annotated[_Text, Field(description="a non-empty string")]
"""A string with more than white space in it."""

Texts = Annotated[tuple[_Text, ...], _AS_LIST, Field(description="a list of non-empty strings")]
"""Strings that are not empty; there may be none."""

Name = Annotated[
    str,
    AfterValidator(_name),
    Field(
        description="a string of small letters, digits, '-', '_' and '.' only that starts with a "
        "letter or digit, 100 at most"
    ),
]
"""An id that can stand in a path and in an address."""

Number = Annotated[int, Field(description="a whole number")]
"""A whole number."""

Span = Annotated[tuple[int, int], _AS_LIST, Field(description="[first, last]")]
"""First and last line, 1-based and inclusive."""

QueryText = Annotated[str, Field(description="a string")]
"""What somebody types. An empty query is a question that people do send."""

Term = Annotated[
    str, AfterValidator(_cell), Field(description="one term that is not empty, without tabs")
]
"""A term of the documents."""

OtherSpellings = Annotated[
    tuple[Annotated[str, AfterValidator(_cell)], ...],
    _AS_LIST,
    Field(
        min_length=1,
        description="spellings of the term that are not empty, each after one tab, one at least",
    ),
]
"""Other ways to spell a term."""

Statuses = Annotated[tuple[Annotated[Status, Strict(False)], ...], _AS_LIST]
"""Bands that an answer may fall in."""

Relevance = Annotated[
    dict[str, Annotated[int, Field(ge=0, le=2)]],
    Field(
        description="an object of grades 0, 1 or 2 by entry id, {} when the document does not "
        "answer the query"
    ),
]
"""Grade per entry id."""
