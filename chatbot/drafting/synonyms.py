"""Synonyms from Thai WordNet, which PyThaiNLP brings as a file.

PyThaiNLP's own module for it is not used: it needs NLTK and fetches NLTK's data at its import. The
Thai words by synset lie in its package, and two words of one synset are all that is asked here.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pythainlp
from pythainlp.corpus.tnc import unigram_word_freqs

from chatbot.drafting.rewriting import WordCutter
from chatbot.text.stop_words import stop_words

_FILE = "corpus/wordnet_th.db"
_ALIKE = """
    SELECT other.li, COUNT(*), (SELECT COUNT(*) FROM word_synset WHERE li = other.li)
    FROM word_synset AS own JOIN word_synset AS other USING (synsetid)
    WHERE own.li = ? GROUP BY other.li
"""
_SHORTEST = 3
# Two words that share so few of their meanings are rarely meant for each other.
_SHARED = 0.3
_COMMON = 100
_AT_ONCE = 2


class Synonyms:
    """Synonyms of Thai words; none where the installed PyThaiNLP lacks the file.

    :param path: Of the database; PyThaiNLP's own when not given.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or Path(pythainlp.__file__).parent / _FILE
        self._found: dict[str, str | None] = {}

    def of(self, word: str) -> str | None:
        """The most usual of the words that share many of its meanings; None where none does."""
        if word not in self._found:
            self._found[word] = self._look_up(word) if self._path.is_file() else None
        return self._found[word]

    def with_synonyms(
        self, question: str, cut: WordCutter, is_term: Callable[[str], bool]
    ) -> Iterator[str]:
        """A question with one or two words replaced by synonyms, from its rarest places on.

        :param is_term: Whether a word is the documents' own, which stays.
        """
        pieces = [*cut(question)]
        others = {
            place: other
            for place, piece in enumerate(pieces)
            if len(piece) >= _SHORTEST and piece not in stop_words() and not is_term(piece)
            if (other := self.of(piece))
        }
        places = sorted(others, key=lambda place: -len(pieces[place]))
        for start in range(0, len(places), _AT_ONCE):
            chosen = set(places[start : start + _AT_ONCE])
            yield "".join(
                others[place] if place in chosen else piece for place, piece in enumerate(pieces)
            )

    def _look_up(self, word: str) -> str | None:
        # Opened for reading only: the package's folder need not be writable.
        with closing(sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True)) as database:
            # Per word that shares a meaning: how many it shares, and how many it has.
            rows = database.execute(_ALIKE, (word,)).fetchall()
        meanings = next((count for other, count, _ in rows if other == word), 0)
        alike = [
            other
            for other, shared, has in rows
            if other != word and shared / (meanings + has - shared) >= _SHARED
        ]
        # The one that people write most; what hardly anybody writes is no everyday word.
        best = max(alike, key=_frequency, default=None)
        return best if best is not None and _frequency(best) >= _COMMON else None


def _frequency(word: str) -> int:
    return _frequencies().get(word, 0)


@cache
def _frequencies() -> dict[str, int]:
    """How often words stand in the Thai National Corpus, as PyThaiNLP brings it."""
    return unigram_word_freqs()
