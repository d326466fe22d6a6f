"""An official document and what curators made of it: entries, alternates, errata, gaps."""

from chatbot.corpus.corpus import Corpus, load_corpus

__all__ = ["Corpus", "load_corpus"]
