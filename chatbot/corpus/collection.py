"""Documents side by side: what an installation answers from, and the versions that it replaced."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from chatbot.corpus.corpus import Corpus, load_corpus
from chatbot.corpus.naming import collection_name, corpus_folders
from chatbot.corpus.questions import Question
from chatbot.datatypes import (
    EVERYTHING,
    Contact,
    Document,
    Entry,
    EntryKey,
    Erratum,
    Gap,
    Scope,
)
from chatbot.errors import CorpusError


@dataclass(frozen=True)
class Collection:
    """The current version of each document, and the older ones, which stay readable.

    Whatever is keyed by an entry inside is keyed by (document, version, entry).

    :param current: One corpus a document, at least one; these are searched.
    :param superseded: Versions that a newer one replaced.
    """

    current: tuple[Corpus, ...]
    superseded: tuple[Corpus, ...] = ()

    @classmethod
    def of(cls, corpora: Iterable[Corpus]) -> "Collection":
        """The collection that some corpora make: of each document the latest is current.

        :param corpora: In the order that documents are to stand in.
        :raises CorpusError: There is none, one version stands twice, or two versions of a document
            have one date, so that none is the later.
        """
        versions: dict[str, list[Corpus]] = {}
        for corpus in corpora:
            versions.setdefault(corpus.document.id, []).append(corpus)
        if not versions:
            raise CorpusError("a collection needs at least one corpus; load_corpus reads one.")
        ordered = [sorted(found, key=_date, reverse=True) for found in versions.values()]
        for found in ordered:
            _require_one_latest(found)
        return cls(
            tuple(found[0] for found in ordered),
            tuple(corpus for found in ordered for corpus in found[1:]),
        )

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All current entries, document by document."""
        return tuple(entry for corpus in self.current for entry in corpus.entries)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The topics that a document is known not to answer, document by document."""
        return tuple(gap for corpus in self.current for gap in corpus.gaps)

    @cached_property
    def alternates(self) -> Mapping[EntryKey, tuple[str, ...]]:
        """Per entry, other ways to ask for it."""
        return {
            corpus.document.key_of(id_): texts
            for corpus in self.current
            for id_, texts in corpus.alternates.items()
        }

    @cached_property
    def errata(self) -> Mapping[EntryKey, tuple[Erratum, ...]]:
        """Per entry of any version, the editor's notes."""
        return {
            corpus.document.key_of(id_): notes
            for corpus in (*self.current, *self.superseded)
            for id_, notes in corpus.errata.items()
        }

    @cached_property
    def glossary(self) -> tuple[str, ...]:
        """Terms to keep whole when segmenting."""
        return tuple(dict.fromkeys(term for corpus in self.current for term in corpus.glossary))

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Per way that people spell a term, a document's own spelling; the first one's of two."""
        spellings: dict[str, str] = {}
        for corpus in reversed(self.current):
            spellings |= corpus.spellings
        return spellings

    @cached_property
    def judged(self) -> tuple[Question, ...]:
        """Questions of people with the entries that answer them."""
        return tuple(question for corpus in self.current for question in corpus.judged)

    @cached_property
    def text(self) -> str:
        """The official text of all current documents."""
        return "\n".join(corpus.source for corpus in self.current)

    @cached_property
    def by_key(self) -> Mapping[EntryKey, Entry]:
        """Entries of all versions by their key."""
        return {
            entry.key: entry
            for corpus in (*self.current, *self.superseded)
            for entry in corpus.entries
        }

    def entry(self, key: EntryKey) -> Entry:
        """The entry with a key, in a version that may have been replaced.

        :raises CorpusError: There is none.
        """
        try:
            return self.by_key[key]
        except KeyError:
            raise CorpusError(
                f"no entry has the key {str(key)[:200]!r}. Take one that an answer's ranking or "
                "choices name."
            ) from None

    @cached_property
    def by_name(self) -> Mapping[str, EntryKey]:
        """The keys that names from outside mean.

        A name is ``document/version/entry``, or an entry's id alone where only one current
        document has it.
        """
        count = Counter(entry.id for entry in self.entries)
        bare = {entry.id: entry.key for entry in self.entries if count[entry.id] == 1}
        return {**bare, **{str(key): key for key in self.by_key}}

    def resolve(self, name: str) -> EntryKey:
        """The key that a name from outside means, see :attr:`by_name`.

        :raises CorpusError: No entry is called so, or entries of several documents are.
        """
        try:
            return self.by_name[name]
        except KeyError:
            raise CorpusError(
                f"no entry is called {name[:200]!r}; where documents share an id, name it as "
                "document/version/entry."
            ) from None

    def corpus(self, document: str, version: str) -> Corpus | None:
        """One version of one document; None when it is not here."""
        return next(
            (
                corpus
                for corpus in (*self.current, *self.superseded)
                if (corpus.document.id, corpus.document.version) == (document, version)
            ),
            None,
        )

    def successor(self, document: Document) -> Document | None:
        """The current version of a document; None when it is the current one itself."""
        found = next((one for one in self.documents if one.id == document.id), None)
        return None if found == document else found

    def contacts_of(
        self, document: Document | None, scope: Scope = EVERYTHING
    ) -> tuple[Contact, ...]:
        """Whom to ask about a document; about any of them in a scope, each once, without one."""
        asked = (one for one in self.documents if scope.touches(one.id))
        return tuple(dict.fromkeys(one.whom_to_ask for one in ([document] if document else asked)))

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that are searched."""
        return tuple(corpus.document for corpus in self.current)

    @property
    def single(self) -> bool:
        """Whether one document is served, so that an entry's id says it all."""
        return len(self.current) == 1

    @cached_property
    def name(self) -> str:
        """What its index is kept under: a relative path."""
        return collection_name(self.documents)

    def without_curation(self) -> "Collection":
        """The same documents as an office brings them on its first day."""
        return replace(self, current=tuple(corpus.without_curation() for corpus in self.current))

    def keeping(self, keep: Callable[[Sequence[str]], tuple[str, ...]]) -> "Collection":
        """The same documents with some of their curated questions, see :meth:`Corpus.keeping`."""
        return replace(self, current=tuple(corpus.keeping(keep) for corpus in self.current))

    def without_gap(self, gap: Gap) -> "Collection":
        """The same documents as if nobody had thought of one topic."""
        return replace(
            self,
            current=tuple(
                replace(corpus, gaps=tuple(one for one in corpus.gaps if one != gap))
                for corpus in self.current
            ),
        )

    @cached_property
    def sha256(self) -> str:
        """Digest of all that is searched, and of how questions are brought to it."""
        digests = [corpus.sha256 for corpus in self.current]
        return hashlib.sha256("\n".join(digests).encode("utf-8")).hexdigest()


def load_collection(folder: Path) -> Collection:
    """Load a corpus folder, or a folder of them.

    :param folder: Either holds ``document.toml``, or folders that do; others in it are passed
        over.
    :raises ChatbotError: There is no such folder, or anything in it cannot be trusted.
    """
    return Collection.of(map(load_corpus, corpus_folders(folder)))


def _date(corpus: Corpus) -> tuple[int, int, int]:
    date = corpus.document.date
    return date.year, date.month, date.day


def _require_one_latest(found: list[Corpus]) -> None:
    """One version of a document must be the latest.

    :param found: The latest first.
    """
    keys = [corpus.document.version for corpus in found]
    twice = next((version for version in keys if keys.count(version) > 1), None)
    folders = ", ".join(str(corpus.folder) for corpus in found)
    if twice is not None:
        raise CorpusError(
            f"{found[0].document.id}: version {twice!r} stands twice, in {folders}. Keep one."
        )
    if len(found) > 1 and found[0].document.date == found[1].document.date:
        raise CorpusError(
            f"{found[0].document.id}: versions {keys[0]!r} and {keys[1]!r} have one date, so that "
            f"none is the later ({folders}). Correct 'date' in document.toml."
        )
