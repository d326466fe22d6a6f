"""The offline promise: libraries are told to stay off the network before their first import."""

import os

_VARIABLES = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_RUN_HISTORY": "False",
    "PYTHAINLP_OFFLINE": "1",
    "PYTHAINLP_READ_ONLY": "1",
}


def go_offline() -> None:
    """Set the libraries' offline switches in this process's environment.

    ``local_files_only`` alone is not enough: given a hub name, huggingface_hub still calls out.
    Call it before any of those libraries is imported; the composition root does.
    """
    os.environ.update(_VARIABLES)


def allow_hub() -> None:
    """Let huggingface_hub use the network, for ``chatbot model pull`` only.

    Works only in a process that has not imported huggingface_hub yet.
    """
    os.environ.update(HF_HUB_OFFLINE="0", HF_HUB_DISABLE_PROGRESS_BARS="0")
