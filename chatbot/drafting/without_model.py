"""Drafts from what the documents and the libraries know, without a language model."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, product

from chatbot.corpus import Collection
from chatbot.datatypes import Entry
from chatbot.drafting import abbreviations, everyday, forms, synonyms, terms
from chatbot.drafting.proposal import Origin, Proposal
from chatbot.drafting.rewriting import WordCutter
from chatbot.text.normalise import normalise, on_one_line
from chatbot.text.segment import Segmenter

_Rewrite = Callable[[str], Iterator[str]]


class FreeDrafter:
    """Puts each official question into other words by rules.

    One change alone leaves a long question nearly as it was, so that changes are put together: of
    each kind one or none, the most first.

    :param collection: Its texts say which abbreviations there are.
    :param segmenter: Keeps the documents' terms whole.
    """

    model: str | None = None

    def __init__(self, collection: Collection, segmenter: Segmenter) -> None:
        cut: WordCutter = segmenter.segment
        texts = (text for entry in collection.entries for text in (entry.question, entry.answer))
        names = abbreviations.abbreviations_in(map(on_one_line, texts), cut)
        glossary = frozenset(map(normalise, collection.glossary))
        spellings, dictionary = terms.Terms(collection), synonyms.Synonyms()
        self._rewrites: dict[str, _Rewrite] = {
            Origin.ABBREVIATION: partial(abbreviations.expanded_or_shortened, names=names, cut=cut),
            Origin.EVERYDAY: partial(everyday.in_everyday_words, cut=cut),
            Origin.WORDNET: partial(
                dictionary.with_synonyms, cut=cut, is_term=lambda word: normalise(word) in glossary
            ),
            Origin.SPELLING: partial(spellings.other_spellings, cut=cut),
            # Last: its particle belongs behind all else.
            Origin.FORM: partial(forms.other_forms, cut=cut),
        }

    def drafts(self, entry: Entry) -> Iterator[Proposal]:
        """Drafts of its question: those of the most changes first, each text once."""
        question = on_one_line(entry.question)
        made = {question: ""}
        # Of two chains of as many changes, the one without a synonym that may not be meant first.
        for origins in sorted(
            self._chains(), key=lambda chain: (-len(chain), Origin.WORDNET in chain)
        ):
            for text in self._through(question, origins):
                made.setdefault(text, "+".join(origins))
        del made[question]
        return (Proposal("alternate", text, origin) for text, origin in made.items())

    def _chains(self) -> Iterator[tuple[str, ...]]:
        for used in product((True, False), repeat=len(self._rewrites)):
            origins = zip(self._rewrites, used, strict=True)
            if chosen := tuple(origin for origin, is_used in origins if is_used):
                yield chosen

    def _through(self, question: str, origins: tuple[str, ...]) -> Iterator[str]:
        """A question after one change of each kind; nothing where one of them changes nothing."""
        texts = iter((question,))
        for origin in origins:
            texts = chain.from_iterable(map(self._rewrites[origin], texts))
        return texts
