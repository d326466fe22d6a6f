"""The two tools as an assistant is told of them: names, arguments, and what to do with answers."""

from dataclasses import dataclass

from mcp.types import Tool, ToolAnnotations
from pydantic import BaseModel, ConfigDict, Field

from chatbot.doors.mcp.schemas import ANSWER_SCHEMA
from chatbot.settings import Language
from chatbot.wording import assistants


class AskArguments(BaseModel):
    """The arguments of ``ask_official``."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(description=assistants.QUESTION_ARGUMENT)
    document: str | None = Field(default=None, description=assistants.DOCUMENT_ARGUMENT)
    language: Language = Field(default="auto", description=assistants.LANGUAGE_ARGUMENT)


class EntryArguments(BaseModel):
    """The arguments of ``get_entry``."""

    model_config = ConfigDict(extra="forbid")

    entry: str = Field(description=assistants.ENTRY_ARGUMENT)


@dataclass(frozen=True, slots=True)
class OfferedTool:
    """A tool with what its arguments are read by."""

    arguments: type[AskArguments] | type[EntryArguments]
    tool: Tool


# Nothing is changed by asking, and nothing outside the office's documents is looked at.
_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


def _offered(
    name: str, title: str, description: str, arguments: type[AskArguments] | type[EntryArguments]
) -> OfferedTool:
    tool = Tool(
        name=name,
        title=title,
        description=description,
        input_schema=arguments.model_json_schema(),
        output_schema=ANSWER_SCHEMA,
        annotations=_READS,
    )
    return OfferedTool(arguments, tool)


TOOLS = {
    offered.tool.name: offered
    for offered in (
        _offered("ask_official", assistants.ASK_TITLE, assistants.ASK_DESCRIPTION, AskArguments),
        _offered("get_entry", assistants.ENTRY_TITLE, assistants.ENTRY_DESCRIPTION, EntryArguments),
    )
}
"""Per name, a tool."""
