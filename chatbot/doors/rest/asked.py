"""What a caller sends.

A ``ValueError`` here says what is wrong by its name in the API's wording.
"""

from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic.config import JsonDict

from chatbot.engine import MAX_LENGTH
from chatbot.feedback import Fault, Verdict
from chatbot.settings import Language

LONGEST_NAME_SENT = 300
"""Characters of a name of a document, a section or an entry."""

MOST_NAMES = 100
"""Documents or sections that a question may be restricted to."""

LONGEST_RANKING = 10

_Name = Annotated[str, StringConstraints(max_length=LONGEST_NAME_SENT)]
_OF_QUESTION = ("as_typed", "document", "section")
_ONE_OF: JsonDict = {
    "oneOf": [
        {"required": ["question"], "properties": {"question": {"type": "string"}}},
        {"required": ["entry"], "properties": {"entry": {"type": "string"}}},
    ]
}


def _names(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    """One thing said of what is wrong, in place of one for each type that it might have been."""
    try:
        return handler(value)
    except ValidationError:
        raise ValueError("names") from None


Names = Annotated[
    _Name | Annotated[list[_Name], Field(max_length=MOST_NAMES)] | None, WrapValidator(_names)
]
"""An id, several or, with null, all."""


class StepBody(BaseModel):
    """One step of a conversation: a question that was typed, or an entry that was chosen."""

    model_config = ConfigDict(extra="forbid", strict=True, json_schema_extra=_ONE_OF)

    question: Annotated[str, StringConstraints(max_length=MAX_LENGTH)] | None = Field(
        default=None, description="The question in the asker's own words, Thai or English."
    )
    entry: _Name | None = Field(
        default=None,
        description="In place of a question, an official question that was chosen: its 'name', "
        "document/version/entry, or its id alone where one document is served.",
    )
    as_typed: bool = Field(
        default=False, description="Whether to search for the very words, mending nothing."
    )
    document: Names = Field(
        default=None,
        description="Documents to answer from alone, from this step on: an id or a list of them; "
        "null for all. Where neither this nor 'section' is there, what the conversation has.",
    )
    section: Names = Field(
        default=None,
        description="Sections to answer from alone: an id, or that of its document before it, "
        "document/section; or a list of them; null for all.",
    )

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.question is None) == (self.entry is None):
            raise ValueError("question_or_entry")
        if self.entry is not None and self.model_fields_set.intersection(_OF_QUESTION):
            raise ValueError("goes_with_question")
        return self

    @property
    def names_scope(self) -> bool:
        """Whether it says where answers may come from."""
        return bool({"document", "section"} & self.model_fields_set)


class AskBody(StepBody):
    """A step of a conversation, and all that it stands on: the service keeps nothing."""

    conversation: list[StepBody] = Field(
        default_factory=list,
        description="The steps so far, oldest first, as they were sent; the latest ten count.",
    )
    language: Language = Field(
        default="auto",
        description="Language of 'message' and of problems; auto is that of the question. "
        "Official text is in the language of its document.",
    )
    top_k: int = Field(
        default=LONGEST_RANKING, ge=1, le=LONGEST_RANKING, description="Length of 'ranking'."
    )


class FeedbackBody(BaseModel):
    """What a person says of an answer; a later one replaces an earlier one."""

    model_config = ConfigDict(extra="forbid")

    answer: Annotated[str, StringConstraints(min_length=1, max_length=64)] = Field(
        description="The answer's 'id'."
    )
    verdict: Verdict = Field(description="Whether it was what was asked for.")
    fault: Fault | None = Field(default=None, description="What is wrong with one that misses.")

    @model_validator(mode="after")
    def _of_what_misses(self) -> Self:
        if self.fault and self.verdict is Verdict.FITS:
            raise ValueError("fault_of_fitting")
        return self
