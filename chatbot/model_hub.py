"""Fetching an embedding model from the Hugging Face hub; the one use of the network."""

from pathlib import Path

from chatbot.embedding import pulled_folder
from chatbot.errors import ModelError
from chatbot.settings import Settings


def pull_model(name: str, settings: Settings) -> Path:
    """Fetch a model into the models folder.

    :param name: Its name on the hub, e.g. ``intfloat/multilingual-e5-small``.
    :return: The folder it was fetched into.
    :raises ModelError: It could not be fetched, or is not a sentence-transformers model.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError

    folder = pulled_folder(settings, name)
    try:
        # Only what the CPU loads: other weights of the same model can be several times the size.
        snapshot_download(
            name, local_dir=folder, ignore_patterns=["*.bin", "*.onnx", "*.h5", "openvino/*"]
        )
    except (HfHubHTTPError, OSError, ValueError) as error:
        raise ModelError(f"{name}: could not be fetched from the hub ({error}).") from error
    if not (folder / "modules.json").is_file():
        raise ModelError(f"{folder}: fetched, but not a sentence-transformers model.")
    return folder
