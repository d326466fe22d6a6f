"""Fetching an embedding model from the Hugging Face hub; the one use of the network."""

import shutil
from pathlib import Path

from chatbot.embedding import is_model, pulled_folder
from chatbot.errors import ModelError
from chatbot.settings import Settings

# Weights for other runtimes, each as large as the ones that are loaded here.
_OTHER_RUNTIMES = ("*.onnx", "*.h5", "*.msgpack", "*.ot", "openvino/*", "onnx/*")


def pull_model(name: str, settings: Settings) -> Path:
    """Fetch a model into the models folder; call :func:`chatbot.offline.allow_hub` first.

    :param name: Its name on the hub, e.g. ``intfloat/multilingual-e5-small``.
    :return: The folder it was fetched into.
    :raises ModelError: It could not be fetched, or is not a sentence-transformers model.
    """
    from huggingface_hub import list_repo_files, snapshot_download

    folder = pulled_folder(settings, name)
    partial = folder.with_name(f"{folder.name}.partial")
    try:
        files = list_repo_files(name)
        has_safetensors = any(file.endswith(".safetensors") for file in files)
        unwanted = (*_OTHER_RUNTIMES, "*.bin") if has_safetensors else _OTHER_RUNTIMES
        # Beside its place first: a fetch that breaks off must not look like a model.
        snapshot_download(name, local_dir=partial, ignore_patterns=list(unwanted))
    except Exception as error:
        # The hub library passes on whatever its HTTP client raises, and has changed clients.
        raise ModelError(
            f"{name}: could not be fetched from the hub ({error}). Check the name and the network, "
            "then pull it again."
        ) from error
    if not is_model(partial):
        raise ModelError(
            f"{name}: fetched, but not a sentence-transformers model. Pull one that the hub lists "
            "as such."
        )
    if folder.exists():
        shutil.rmtree(folder)
    partial.rename(folder)
    return folder
