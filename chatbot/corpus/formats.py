"""Which formats of source documents are known, and the reader for each."""

import pkgutil
from importlib import import_module

from chatbot.corpus import readers
from chatbot.corpus.readers.base import Reader
from chatbot.errors import CorpusError

_NO_READER = "base"


def known_formats() -> tuple[str, ...]:
    """Names of the formats that have a module in :mod:`chatbot.corpus.readers`, in order."""
    modules = (module.name for module in pkgutil.iter_modules(readers.__path__))
    return tuple(sorted(name.replace("_", "-") for name in modules if name != _NO_READER))


def open_reader(name: str) -> Reader:
    """The reader of a format. Only its module is imported, with the libraries that it needs.

    :param name: As ``document.toml`` gives it, e.g. ``tab-table``.
    :raises CorpusError: No reader knows the format; the message names those that are known.
    """
    if name not in known_formats():
        raise CorpusError(
            f"no reader for source format {name!r}; known formats: {', '.join(known_formats())}. "
            "Correct 'format' under [source] in document.toml."
        )
    reader: Reader = import_module(f"{readers.__name__}.{name.replace('-', '_')}").READER
    return reader
