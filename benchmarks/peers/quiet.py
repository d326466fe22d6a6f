"""One thread, and nothing asked of the network, whichever system a process runs."""

import os
import warnings

from chatbot.composition import prepare_process

_OFF = {
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "LANGSMITH_TRACING": "false",
    "TOKENIZERS_PARALLELISM": "false",
    "GRPC_VERBOSITY": "NONE",  # Milvus Lite is spoken to by gRPC
}


def quieten() -> None:
    """Before any of their packages is imported; warnings of their own making are passed over."""
    prepare_process()
    warnings.filterwarnings("ignore")
    for name, value in _OFF.items():
        os.environ.setdefault(name, value)
