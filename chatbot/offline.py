"""The offline promise: libraries are told to stay off the network before their first import."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_VARIABLES = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_RUN_HISTORY": "False",
    "PYTHAINLP_OFFLINE": "1",
    "PYTHAINLP_READ_ONLY": "1",
    # pymilvus would set whatever a file .env in a folder above it says.
    "PYTHON_DOTENV_DISABLED": "1",
}


def go_offline() -> None:
    """Set the libraries' offline switches in this process's environment.

    ``local_files_only`` alone is not enough: given a hub name, huggingface_hub still calls out.
    Call it before any of those libraries is imported; the composition root does.
    """
    os.environ.update(_VARIABLES)


@contextmanager
def without_proxies() -> Iterator[None]:
    """Take the proxies out of the process's environment for a while.

    For a library that makes a client at its import: it would look at them though it is never to
    reach the network, and fail where it cannot speak their protocol.
    """
    named = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
    for name in named:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(named)


def allow_hub() -> None:
    """Let huggingface_hub use the network, for ``chatbot model pull`` only.

    Works only in a process that has not imported huggingface_hub yet.
    """
    os.environ.update(HF_HUB_OFFLINE="0", HF_HUB_DISABLE_PROGRESS_BARS="0")
