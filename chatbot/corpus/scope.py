"""Which part of a collection is asked: documents and sections by their names."""

from collections.abc import Iterable

from chatbot.corpus.collection import Collection
from chatbot.datatypes import Scope
from chatbot.errors import CorpusError


def named_scope(
    collection: Collection, documents: Iterable[str] = (), sections: Iterable[str] = ()
) -> Scope:
    """The scope that names from outside mean.

    :param documents: Ids of documents.
    :param sections: Ids of sections: of the documents named, where any are, else of any; where
        several have one, with that of its document before it, ``leave/annual``. With sections of a
        document only those of it are meant.
    :return: Everything when nothing is named.
    :raises CorpusError: There is no such document or section; the message names those there are.
    """
    chosen = frozenset(documents)
    require_scope(collection, Scope(chosen))
    found = frozenset(_section(collection, name, chosen) for name in sections)
    return Scope(chosen - {document for document, _ in found}, found)


def require_scope(collection: Collection, scope: Scope) -> None:
    """Hold a scope against what there is.

    :raises CorpusError: It names a document or section that is not served; the message names those
        that are.
    """
    if scope.everything:
        return
    known = [document.id for document in collection.documents]
    for name in sorted(scope.documents.difference(known)):
        raise CorpusError(
            f"no document is called {name[:200]!r}; name one of these: {', '.join(known)}."
        )
    for pair in sorted(scope.sections.difference(_sections(collection))):
        raise _no_section("/".join(pair), collection)


def leaves_out(collection: Collection, scope: Scope) -> bool:
    """Whether anything of a collection lies outside a scope."""
    return not all(items_within(collection, scope))


def titles_of(collection: Collection, scope: Scope) -> str:
    """What lies within a scope, by its titles as printed, for people to read."""
    parts = []
    for corpus in collection.current:
        document = corpus.document
        if document.id in scope.documents:
            parts.append(document.title)
            continue
        parts += [
            f"{document.title} › {section.title}"
            for section in corpus.sections
            if (document.id, section.id) in scope.sections
        ]
    return ", ".join(parts)


def items_within(collection: Collection, scope: Scope) -> list[bool]:
    """Per item of an index, entries first, then gaps, whether it lies within a scope.

    A gap is one of a document, and so of every section of it.
    """
    return [
        *(scope.holds(entry) for entry in collection.entries),
        *(scope.touches(gap.document.id) for gap in collection.gaps),
    ]


def _sections(collection: Collection) -> list[tuple[str, str]]:
    return [
        (corpus.document.id, section.id)
        for corpus in collection.current
        for section in corpus.sections
    ]


def _section(collection: Collection, name: str, documents: frozenset[str]) -> tuple[str, str]:
    """The section that a name means."""
    pairs = [
        pair
        for pair in _sections(collection)
        if name in (pair[1], "/".join(pair)) and (not documents or pair[0] in documents)
    ]
    if len(pairs) != 1:
        raise _no_section(name, collection, documents, several=bool(pairs))
    return pairs[0]


def _no_section(
    name: str,
    collection: Collection,
    documents: frozenset[str] = frozenset(),
    several: bool = False,
) -> CorpusError:
    known = ", ".join(
        "/".join(pair) for pair in _sections(collection) if not documents or pair[0] in documents
    )
    wrong = "several sections are called" if several else "no section is called"
    return CorpusError(f"{wrong} {name[:200]!r}; name one of these: {known}.")
