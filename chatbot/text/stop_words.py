"""Words that name no topic. The search keeps them: they tell questions about one topic apart."""

from functools import cache

from pythainlp.corpus import thai_stopwords

# Spoken forms that PyThaiNLP's list leaves out, and the English words that carry no topic.
_MORE = (
    "ล่ะ ละ ครับ คับ คะ ค่ะ มั้ย ไหม ป่ะ ปะ ยังไง a about an and are be can do does for how if in is"
    " it of on or that the then they this to we what when where which who why"
)


@cache
def stop_words() -> frozenset[str]:
    """Thai and English stop words, normalised."""
    return thai_stopwords() | set(_MORE.split())
