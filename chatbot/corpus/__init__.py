"""An official document and what curators made of it, verified against what the office issued.

In the order of the walk:

``metadata``         ``document.toml``: the document, its sections and its source file
``contact``          whom to ask, as ``document.toml`` says it, checked
``source``           the file as issued, by its SHA-256, and its transcript
``formats``          which reader reads it
``readers``          one file a format
``transcript``       what every reader gives: numbered lines of cells
``table``            from lines to numbered questions and answers
``markup``           from a cell's markup to Markdown, wording untouched
``entries``          ``entries.jsonl``, made from the table
``verify``           a second path from the source to each entry: the verbatim promise
``curated``          alternates, errata, gaps, glossary, spellings
``questions``        judged questions and conversations
``models``           a line of each file, as it is read and written
``fields``           the kinds of values in them
``validation``       from a value to a model, or an error that says what is wrong where
``jsonl``            JSON lines, read and written
``commented``        lines with comments between them, read
``files``            a file read by lines, written whole or not at all
``corpus``           one folder, loaded and verified
``naming``           which folders are served, and what their index is kept under
``collection``       documents side by side, each with its versions
``scope``            which part of them is asked
"""

from chatbot.corpus.collection import Collection, load_collection
from chatbot.corpus.corpus import Corpus, load_corpus

__all__ = ["Collection", "Corpus", "load_collection", "load_corpus"]
