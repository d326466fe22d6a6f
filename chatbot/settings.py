"""Everything an operator can set: in the environment with the prefix ``CHATBOT_``, or in a file."""

import ipaddress
import os
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from platformdirs import site_cache_path, site_data_path, user_cache_path, user_data_path
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from chatbot.errors import SettingsError

_PACKAGE = Path(__file__).parent
_IN_CHECKOUT = all((_PACKAGE.parent / name).exists() for name in ("pyproject.toml", "corpus"))
_CHECKOUT = _PACKAGE.parent if _IN_CHECKOUT else None
_APPLICATION = "thai-official-answers"

DEFAULT_MODEL = "default"
DEFAULT_STORE = "faiss"

# It goes into addresses and headers: nothing that would have to be escaped there.
_ROOT_PATH = re.compile(r"(?:/(?!\.+(?:/|$))[A-Za-z0-9._~-]+)+")

FILE_VARIABLE = "CHATBOT_SETTINGS_FILE"
"""Names the settings file; without it, ``chatbot.toml`` in the current folder is read if there."""

_PREFIX = "CHATBOT_"
_FILE = Path("chatbot.toml")
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")
_HOST = re.compile(r"(\*\.)?[a-z0-9.-]+|\[[0-9a-f:.]+\]")

Language = Literal["auto", "th", "en"]
"""A language to speak to people in; ``auto`` is that of each question."""


def _default_corpus() -> Path:
    corpora = _CHECKOUT / "corpus" if _CHECKOUT else _PACKAGE / "corpora"
    return corpora / "opdc-potential-base-2565"


def default_corpora() -> Path:
    """The folder that imported documents go to: of the checkout, else of the user."""
    if _CHECKOUT:
        return _CHECKOUT / "corpus"
    return _folder(user_data_path, site_data_path) / "corpora"


def _default_index_dir() -> Path:
    return (_CHECKOUT or _folder(user_cache_path, site_cache_path)) / "index"


def _folder(of_user: Callable[[str], Path], of_machine: Callable[[str], Path]) -> Path:
    """The user's own folder; the machine's where there is no home, as in many containers."""
    try:
        return of_user(_APPLICATION)
    except RuntimeError:
        return of_machine(_APPLICATION)


def _root_path(value: str) -> str:
    if value and not _ROOT_PATH.fullmatch(value):
        raise ValueError(
            "must begin with / and have no / at its end, and each part between must be of "
            "letters, digits, '-', '_', '.' and '~', not of dots alone; e.g. /faq, or empty"
        )
    return value


def _public_url(url: str) -> str:
    if url and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", url):
        raise ValueError("write it as https://faq.example.go.th, without '?' or '#'")
    return url.rstrip("/")


def _parts(value: Any) -> Any:
    """What an environment variable lists between commas."""
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


def _origins(origins: tuple[str, ...]) -> tuple[str, ...]:
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise ValueError("write each as https://www.example.go.th, without a path")
    return origins


def _hosts(hosts: tuple[str, ...]) -> tuple[str, ...]:
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise ValueError("write each as faq.example.go.th or *.example.go.th, without a port")
    return hosts


def _networks(networks: tuple[str, ...]) -> tuple[str, ...]:
    for network in networks:
        ipaddress.ip_network(network)
    return networks


_Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_parts)]


class Settings(BaseSettings):
    """Settings of one installation; each field is an environment variable ``CHATBOT_<FIELD>``."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="ignore", frozen=True)

    corpus: Path = Field(
        default_factory=_default_corpus,
        description="Folder of the official document to answer from, or of several such folders.",
    )
    index_dir: Path = Field(
        default_factory=_default_index_dir, description="Folder that built indexes are kept in."
    )
    embedding_model: str = Field(
        default=DEFAULT_MODEL,
        description="Embedding model: 'default', a folder, or a hub name fetched by 'model pull'.",
    )
    models_dir: Path = Field(
        default_factory=lambda: _folder(user_data_path, site_data_path) / "models",
        description="Folder that 'model pull' fetches hub models into.",
    )
    query_prompt: str | None = Field(
        default=None, description="Put before a question; the model's own prompt when not set."
    )
    passage_prompt: str | None = Field(
        default=None, description="Put before a passage; the model's own prompt when not set."
    )
    store: str = Field(
        default=DEFAULT_STORE,
        description=(
            "Vector store that the index keeps its rows in: 'faiss', or 'milvus+http://host:19530'."
        ),
    )
    store_token: SecretStr = Field(
        default=SecretStr(""),
        description="What that store's server wants to be told, as 'name:password'; never shown.",
    )
    max_wrong: float = Field(
        default=0.05,
        gt=0,
        lt=1,
        description="Largest share of the answers given that may be wrong, with 90 % confidence.",
    )
    language: Language = Field(
        default="auto",
        description="Language of messages and labels around official text: auto, th or en.",
    )
    public_url: Annotated[str, AfterValidator(_public_url)] = Field(
        default="",
        description="Address of the chat window as the public knows it, for links on paper.",
    )
    indexed: bool = Field(
        default=False, description="Let search engines keep the pages of the official answers."
    )
    keep_conversation: bool = Field(
        default=True,
        description="Keep a conversation in the browser's tab when its page is loaded again.",
    )
    voice_input: bool = Field(
        default=False,
        description="Offer to speak a question, in browsers that write down what is spoken.",
    )
    english_pages: bool = Field(
        default=False, description="Offer the pages with English labels, to English browsers first."
    )
    host: str = Field(default="127.0.0.1", description="Address to serve the chat window on.")
    port: int = Field(default=7860, ge=0, le=65535, description="Port of the chat window.")
    llm_url: str = Field(
        default="",
        description="Address of an OpenAI-compatible endpoint, up to '/v1'; none when empty.",
    )
    llm_model: str = Field(default="", description="Name of the model to ask at that endpoint.")
    llm_judge: bool = Field(
        default=False,
        description="Let that model choose among the entries found where the confidence is low.",
    )
    llm_judge_seconds: float = Field(
        default=5.0, gt=0, description="How long a question may wait for that choice."
    )
    llm_key: SecretStr = Field(
        default=SecretStr(""), description="Key of that endpoint; never shown or logged."
    )
    state_dir: Path = Field(
        default_factory=lambda: _folder(user_data_path, site_data_path) / "state",
        description="Folder of what is kept beside the documents: editors, keys, journal, history.",
    )
    admin_idle_minutes: float = Field(
        default=30,
        gt=0,
        description="Minutes after which an editor who does nothing is signed out.",
    )
    journal: bool = Field(
        default=False,
        description="Keep what is asked of a served chatbot, personal data masked, for editors.",
    )
    journal_days: int = Field(
        default=90, ge=1, description="Days after which a question is taken out of the journal."
    )
    workers: int = Field(default=1, ge=1, le=64, description="Processes that answer, on one index.")
    trusted_proxies: Annotated[_Names, AfterValidator(_networks)] = Field(
        default=("127.0.0.1", "::1"),
        description="Proxies whose X-Forwarded-For and -Proto are believed: addresses or networks.",
    )
    allowed_hosts: Annotated[_Names, AfterValidator(_hosts)] = Field(
        default=(), description="Names that it may be asked for by, without a port; any when empty."
    )
    allowed_origins: Annotated[_Names, AfterValidator(_origins)] = Field(
        default=(),
        description="Sites whose pages may show the chat window and call the API.",
    )
    asks_per_minute: int = Field(
        default=120, ge=0, description="Questions a minute that one client may ask; 0 for any."
    )
    asks_per_second: int = Field(
        default=0, ge=0, description="Questions a second of all clients together; 0 for any."
    )
    most_waiting: int = Field(
        default=64,
        ge=1,
        description="Questions that one worker takes in, begun or waiting; more are sent away.",
    )
    closed: str = Field(
        default="", description="Notice that stands in place of every answer; open when empty."
    )
    api: bool = Field(default=True, description="Serve the API at /api/v1.")
    api_keys_only: bool = Field(
        default=False, description="Answer at the API only to whoever has a key."
    )
    mcp: bool = Field(default=False, description="Serve assistants at /mcp.")
    metrics: bool = Field(default=False, description="Serve figures for Prometheus at /metrics.")
    line_channel_secret: SecretStr = Field(
        default=SecretStr(""), description="Secret of the LINE channel; turns /line/webhook on."
    )
    line_channel_token: SecretStr = Field(
        default=SecretStr(""), description="Access token of the LINE channel."
    )
    line_api_url: str = Field(
        default="https://api.line.me", description="Address of LINE's API; another one for tests."
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="Lines of the log: for people, or one JSON object each."
    )
    root_path: Annotated[str, AfterValidator(_root_path)] = Field(
        default="",
        description="Path that a reverse proxy serves the chat window under, e.g. /faq.",
    )


@dataclass(frozen=True, slots=True)
class SettingSource:
    """Where the value of a setting comes from.

    :param name: What a person calls it there.
    :param place: ``option``, ``environment``, the settings file's path, or ``default``.
    """

    name: str
    place: str


def load_settings(**options: Any) -> Settings:
    """Read the settings: options first, then the environment, then the settings file.

    :param options: Those of the command line; None is as good as not given.
    :raises SettingsError: A value cannot be used; the message names where it stands.
    """
    return sourced_settings(**options)[0]


def sourced_settings(**options: Any) -> tuple[Settings, dict[str, SettingSource]]:
    """The same, and per setting where its value comes from.

    :raises SettingsError: As above.
    """
    given = {name: value for name, value in options.items() if value is not None}
    path = _file_path()
    in_file = _read_file(path) if path else {}
    in_environment = {name.lower() for name in os.environ}
    sources, values = dict[str, SettingSource](), dict[str, Any]()
    for field in Settings.model_fields:
        variable = f"{_PREFIX}{field.upper()}"
        if field in given:
            sources[field] = SettingSource(f"--{field.replace('_', '-')}", "option")
            values[field] = given[field]
        elif variable.lower() in in_environment:
            sources[field] = SettingSource(variable, "environment")
        elif field in in_file:
            sources[field] = SettingSource(f"{path}: {field}", str(path))
            values[field] = in_file[field]
        else:
            sources[field] = SettingSource(variable, "default")
    try:
        return Settings(**values), sources
    except ValidationError as error:
        problems = "; ".join(
            f"{sources[str(problem['loc'][0])].name}: {problem['msg']}, "
            f"found {_shown(str(problem['loc'][0]), problem['input'])}"
            for problem in error.errors()
        )
        raise SettingsError(f"settings: {problems}.") from error


def is_secret(field: str) -> bool:
    """Whether the value of a setting must not be shown."""
    return Settings.model_fields[field].annotation is SecretStr


def _shown(field: str, value: Any) -> str:
    return "a secret" if is_secret(field) else repr(value)


def _file_path() -> Path | None:
    named = os.environ.get(FILE_VARIABLE)
    if named:
        return Path(named)
    return _FILE if _FILE.is_file() else None


def _read_file(path: Path) -> dict[str, Any]:
    """The values in a settings file; its paths are relative to its own folder."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(f"settings: {path} cannot be read: {error}.") from error
    if unknown := values.keys() - Settings.model_fields.keys():
        raise SettingsError(
            f"settings: {path} sets what there is no setting for: {', '.join(sorted(unknown))}. "
            "docs/deployment/chatbot.toml.example has them all."
        )
    for name, value in values.items():
        if Settings.model_fields[name].annotation is Path and isinstance(value, str):
            values[name] = path.absolute().parent / value
    return values
