"""An option of a stage from the command line: ``STAGE.NAME=VALUE``."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from chatbot.errors import ChatbotError

Options = TypeVar("Options")


def with_option(options: Options, setting: str) -> Options:
    """Options with one of them set.

    :param options: A data class whose stages are data classes.
    :param setting: ``STAGE.NAME=VALUE``; the value is read as the kind of the one it replaces.
    :raises ChatbotError: If there is no such option, or the value is not of its kind.
    """
    stages: dict[str, Any] = {
        field.name: getattr(options, field.name)
        for field in fields(options)  # type: ignore[arg-type]
        if is_dataclass(getattr(options, field.name))
    }
    path, separator, text = setting.partition("=")
    stage, _, name = path.partition(".")
    group = stages.get(stage)
    if not (separator and group and name in {field.name for field in fields(group)}):
        raise ChatbotError(
            f"--option {setting}: expected STAGE.NAME=VALUE with a stage among "
            f"{', '.join(stages)} and a name that its module in training documents."
        )
    try:
        kind = type(getattr(group, name))
        value = text.lower() in ("1", "true", "yes") if kind is bool else kind(text)
    except ValueError as error:
        raise ChatbotError(f"--option {setting}: {error}") from error
    changed: dict[str, Any] = {stage: replace(group, **{name: value})}
    return replace(options, **changed)  # type: ignore[type-var]
