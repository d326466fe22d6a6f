"""Everything an operator can set, from the environment with the prefix ``CHATBOT_``."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import site_cache_path, site_data_path, user_cache_path, user_data_path
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from chatbot.errors import SettingsError

_PACKAGE = Path(__file__).parent
_IN_CHECKOUT = all((_PACKAGE.parent / name).exists() for name in ("pyproject.toml", "corpus"))
_CHECKOUT = _PACKAGE.parent if _IN_CHECKOUT else None
_APPLICATION = "thai-official-answers"

DEFAULT_MODEL = "default"
DEFAULT_STORE = "faiss"

# It goes into addresses and headers: nothing that would have to be escaped there.
_ROOT_PATH = re.compile(r"(?:/(?!\.+(?:/|$))[A-Za-z0-9._~-]+)+")

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


class Settings(BaseSettings):
    """Settings of one installation; each field is an environment variable ``CHATBOT_<FIELD>``."""

    model_config = SettingsConfigDict(env_prefix="CHATBOT_", extra="ignore", frozen=True)

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
        description="Vector store that the index keeps its rows in: 'faiss'.",
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
        description="Folder of what is kept beside the documents: the journal.",
    )
    admin_idle_minutes: float = Field(
        default=30,
        gt=0,
        description="Minutes after which an editor who does nothing is signed out.",
    )
    journal: bool = Field(
        default=False,
        description="Keep what is asked in the window, personal data masked, for the editors.",
    )
    journal_days: int = Field(
        default=90, ge=1, description="Days after which a question is taken out of the journal."
    )
    root_path: Annotated[str, AfterValidator(_root_path)] = Field(
        default="",
        description="Path that a reverse proxy serves the chat window under, e.g. /faq.",
    )


def load_settings() -> Settings:
    """Read the settings from the environment.

    :raises SettingsError: A value cannot be used; the message names the variable.
    """
    try:
        return Settings()
    except ValidationError as error:
        problems = "; ".join(
            f"CHATBOT_{'_'.join(map(str, problem['loc'])).upper()}: {problem['msg']}, "
            f"found {problem['input']!r}"
            for problem in error.errors()
        )
        raise SettingsError(f"settings: {problems}.") from error
