"""Every setting with its value and where that comes from."""

import json
import sys
from typing import Annotated

import typer

from chatbot.settings import Settings, is_secret, sourced_settings

_HIDDEN = "(set)"


def show_settings(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print every setting, its value and where that comes from; secrets are not shown."""
    settings, sources = sourced_settings()
    shown = {name: _shown(settings, name) for name in Settings.model_fields}
    if as_json:
        value = {
            name: {
                "value": shown[name],
                "source": sources[name].place,
                "meaning": field.description,
            }
            for name, field in Settings.model_fields.items()
        }
        _write(json.dumps(value, ensure_ascii=False, indent=1))
        return
    width = max(map(len, shown))
    for name, text in shown.items():
        _write(f"{name:{width}}  {text or 'none'}  ({sources[name].place})")


def _shown(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if is_secret(name):
        return _HIDDEN if value.get_secret_value() else ""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return " ".join(value)
    return "" if value is None else str(value)


def _write(line: str) -> None:
    # Bytes, because a console's encoding need not know Thai.
    sys.stdout.buffer.write(line.encode("utf-8", errors="replace") + b"\n")
