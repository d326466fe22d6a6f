"""``[contact]`` of ``document.toml``: whom to ask, nothing of it without a source."""

import re
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    TypeAdapter,
    ValidationInfo,
    field_validator,
)

from chatbot.corpus.fields import Text
from chatbot.datatypes import Contact

CONTACT_KEYS = "'name', 'phone', 'email', 'url', 'hours' and 'source', each of them optional"

_SOURCED = ("phone", "email", "url", "hours")
_TEXT, _ADDRESS = 300, 500
# An address as browsers take one: the pattern of <input type=email> in the HTML standard, with a
# dot in the domain.
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
    r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+"
)
_URL = re.compile(r"https?://[^\s\\]+")
_PARSED = TypeAdapter(HttpUrl)


def _line(value: str) -> str:
    if not value.isprintable():
        raise ValueError("several lines")
    return value


def _phone(value: str) -> str:
    if sum(map(str.isdecimal, value)) < 3:
        raise ValueError("no number")
    return value


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise ValueError("no address")
    return value


def _url(value: str) -> str:
    # What is shown as a link has to be what is opened: the text stays as it was written.
    if not _URL.fullmatch(value) or _PARSED.validate_python(value).username is not None:
        raise ValueError("no address")
    return value


_Line = Annotated[Text, AfterValidator(_line)]


class ContactTable(BaseModel):
    """``[contact]``."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    name: Annotated[_Line, Field(max_length=_TEXT)] | None = Field(
        default=None, description=f"one line of text, {_TEXT} characters at most"
    )
    phone: Annotated[_Line, AfterValidator(_phone), Field(max_length=100)] | None = Field(
        default=None, description="one line with a telephone number, 100 characters at most"
    )
    email: Annotated[_Line, AfterValidator(_email), Field(max_length=254)] | None = Field(
        default=None, description="one e-mail address such as name@example.go.th"
    )
    url: Annotated[_Line, AfterValidator(_url), Field(max_length=_ADDRESS)] | None = Field(
        default=None,
        description="the whole address of a page, with http:// or https:// before it and no user "
        f"name in it, {_ADDRESS} characters at most",
    )
    hours: Annotated[_Line, Field(max_length=_TEXT)] | None = Field(
        default=None, description=f"one line of text, {_TEXT} characters at most"
    )
    source: Annotated[_Line, Field(max_length=_TEXT)] | None = Field(
        default=None,
        validate_default=True,
        description=(
            "one line of text that says where 'phone', 'email', 'url' and 'hours' were taken "
            'from and when, or "document" for what the document itself names '
            f"({_TEXT} characters at most; without it, leave these keys out)"
        ),
    )

    @field_validator("source")
    @classmethod
    def _nothing_without_a_source(cls, source: str | None, info: ValidationInfo) -> str | None:
        if source is None and any(info.data.get(key) for key in _SOURCED):
            raise ValueError("no source")
        return source

    def contact(self) -> Contact:
        """The contact that it describes."""
        return Contact(**self.model_dump())


def by_name_alone(value: Any) -> Any:
    """A contact written as a string is a name."""
    return {"name": value} if isinstance(value, str) else value
