"""One corpus folder, loaded and verified."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from chatbot.corpus.curated import (
    load_alternates,
    load_errata,
    load_gaps,
    load_glossary,
    load_spellings,
)
from chatbot.corpus.entries import load_entries
from chatbot.corpus.metadata import read_metadata
from chatbot.corpus.questions import QUERIES_FILE, Question, load_questions
from chatbot.corpus.source import Original
from chatbot.corpus.table import line_kind
from chatbot.corpus.transcript import Line, LineKind, text_of
from chatbot.datatypes import Document, Entry, Erratum, Gap, Section
from chatbot.errors import CorpusError


@dataclass(frozen=True)
class Corpus:
    """An official document with its entries and everything curated around them.

    :param folder: Where it was loaded from.
    :param document: What ``document.toml`` says of it.
    :param sections: Its sections, in the order of ``document.toml``.
    :param source: The official text: the transcript as one string.
    :param entries: Its official questions with their answers, in the order of the document.
    :param alternates: Per entry id, other ways to ask for it.
    :param errata: Per entry id, the editor's notes.
    :param gaps: Topics that the document does not answer.
    :param glossary: Terms to keep whole when segmenting.
    :param spellings: Per way that people spell a term, the document's own spelling of it.
    :param judged: Questions of people with the entries that answer them, as its own development
        set holds them: decisions are calibrated on them.
    :param transcript: The official document, line by line; what entries cite.
    :param source_bytes: The file that the transcript was read from, byte for byte.
    :param originals: The office's own files, where that file is a transcript of them.
    """

    folder: Path
    document: Document
    sections: tuple[Section, ...]
    source: str
    entries: tuple[Entry, ...]
    alternates: dict[str, tuple[str, ...]]
    errata: dict[str, tuple[Erratum, ...]]
    gaps: tuple[Gap, ...]
    glossary: tuple[str, ...]
    spellings: dict[str, str]
    judged: tuple[Question, ...]
    transcript: tuple[Line, ...] = ()
    source_bytes: bytes = b""
    originals: tuple[Original, ...] = ()

    @cached_property
    def line_kinds(self) -> tuple[LineKind, ...]:
        """Per line of the transcript, what it is."""
        titles = {section.title for section in self.sections}
        return tuple(line_kind(line, titles) for line in self.transcript)

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Entries by their id."""
        return {entry.id: entry for entry in self.entries}

    def entry(self, id_: str) -> Entry:
        """The entry with an id.

        :raises CorpusError: There is none.
        """
        try:
            return self.by_id[id_]
        except KeyError:
            raise CorpusError(
                f"{self.document.id}: no entry has the id {id_!r}. entries.jsonl has those of the "
                "document."
            ) from None

    def without_curation(self) -> "Corpus":
        """The same document as an office brings it on its first day."""
        return replace(self, alternates={}, gaps=(), judged=())

    def keeping(self, keep: Callable[[Sequence[str]], tuple[str, ...]]) -> "Corpus":
        """The same document with some of its alternates and of its gaps' questions.

        :param keep: Told the alternates of an entry, or the questions of a gap; gives those to
            keep. A gap that keeps none is left out.
        """
        gaps = (replace(gap, queries=keep(gap.queries)) for gap in self.gaps)
        return replace(
            self,
            alternates={id_: keep(texts) for id_, texts in self.alternates.items()},
            gaps=tuple(gap for gap in gaps if gap.queries),
        )

    @cached_property
    def sha256(self) -> str:
        """Digest of all that is searched, and of how questions are brought to it."""
        parts = (
            self.document,
            self.entries,
            sorted(self.alternates.items()),
            self.gaps,
            self.glossary,
            sorted(self.spellings.items()),
            self.judged,
        )
        return hashlib.sha256(repr(parts).encode("utf-8")).hexdigest()


def load_corpus(folder: Path) -> Corpus:
    """Load a corpus folder and verify it against its source.

    :param folder: A folder with ``document.toml``, the source it names and ``entries.jsonl``;
        ``alternates.jsonl``, ``errata.jsonl``, ``out_of_scope.jsonl``, ``glossary.txt``,
        ``spellings.tsv`` and ``evaluation/queries.jsonl`` are read when they are there.
    :raises CorpusError: Anything that keeps the corpus from being trusted.
    """
    if not folder.is_dir():
        raise CorpusError(
            f"{folder}: no such corpus folder. CHATBOT_CORPUS names the folder to use."
        )
    metadata = read_metadata(folder)
    source = metadata.source
    entries = load_entries(folder, metadata)
    ids = {entry.id for entry in entries}
    return Corpus(
        folder=folder,
        document=metadata.document,
        sections=metadata.sections,
        source=text_of(source.transcript),
        entries=entries,
        alternates=load_alternates(folder, ids),
        errata=load_errata(folder, ids),
        gaps=load_gaps(folder, ids, metadata.document),
        glossary=load_glossary(folder),
        spellings=load_spellings(folder),
        judged=_judged(folder, entries),
        transcript=source.transcript,
        source_bytes=source.data,
        originals=metadata.originals,
    )


def _judged(folder: Path, entries: Iterable[Entry]) -> tuple[Question, ...]:
    path = folder / QUERIES_FILE
    keys = {entry.id: entry.key for entry in entries}
    return load_questions(path, keys) if path.is_file() else ()
