"""The three legs over one list of documents: the corpus's entries, then its gaps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chatbot.corpus import Corpus
from chatbot.embedding import Embedder
from chatbot.index.dense import DenseIndex
from chatbot.index.lexical import LexicalIndex
from chatbot.index.wording import Wording
from chatbot.text.ngrams import character_ngrams
from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter


@dataclass(frozen=True, slots=True)
class Index:
    """What a question is searched in.

    Gaps stand beside the entries as documents of their own: a question that is closer to a gap
    than to any entry is one that the source does not answer.

    :param entry_ids: The first documents, in corpus order.
    :param gap_ids: The documents after them.
    :param wording: What the entries say, word by word.
    """

    entry_ids: tuple[str, ...]
    gap_ids: tuple[str, ...]
    words: LexicalIndex
    characters: LexicalIndex
    dense: DenseIndex
    wording: Wording


def build_index(corpus: Corpus, segmenter: Segmenter, embedder: Embedder) -> Index:
    """Build the legs in memory.

    An entry's lexical document is its question, answer and alternates together, the question
    counted twice: it says what the entry is about, while an answer also mentions other things.
    Its dense rows are each of them alone, since a model blurs texts that it has to squeeze into
    one vector.
    """
    texts = _texts(corpus)
    return Index(
        entry_ids=tuple(entry.id for entry in corpus.entries),
        gap_ids=tuple(gap.id for gap in corpus.gaps),
        words=_lexical(texts, segmenter.words),
        characters=_lexical(texts, character_ngrams),
        dense=_dense(texts, embedder),
        wording=Wording.build(texts[: len(corpus.entries)], segmenter, embedder),
    )


def _texts(corpus: Corpus) -> list[list[str]]:
    entries = [
        (entry.question, entry.answer, *corpus.alternates.get(entry.id, ()))
        for entry in corpus.entries
    ]
    gaps = [(gap.topic, *gap.queries) for gap in corpus.gaps]
    return [[normalise(text) for text in document] for document in (*entries, *gaps)]


def _lexical(texts: Sequence[Sequence[str]], tokenise: Callable[[str], list[str]]) -> LexicalIndex:
    return LexicalIndex.build(
        [
            [token for text in (document[0], *document) for token in tokenise(text)]
            for document in texts
        ]
    )


def _dense(texts: Sequence[Sequence[str]], embedder: Embedder) -> DenseIndex:
    owners = [number for number, document in enumerate(texts) for _ in document]
    vectors = embedder.encode_passages([text for document in texts for text in document])
    return DenseIndex.build(vectors, owners, documents=len(texts))
