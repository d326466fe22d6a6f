"""An official document and what curators made of it: entries, alternates, errata, gaps."""

from chatbot.corpus.collection import Collection, load_collection
from chatbot.corpus.corpus import Corpus, load_corpus

__all__ = ["Collection", "Corpus", "load_collection", "load_corpus"]
