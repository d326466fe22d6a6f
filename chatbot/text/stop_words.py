"""Words that name no topic. The search keeps them: they tell questions about one topic apart."""

from functools import cache

from pythainlp.corpus import thai_stopwords

# Spoken forms that PyThaiNLP's list leaves out, and the English words that carry no topic.
_MORE = (
    "ล่ะ ละ ครับ คับ คะ ค่ะ มั้ย ไหม ป่ะ ปะ ยังไง"
    " a about after all an and are at be by can do does for from has have how if in into is it"
    " its must not of on or other our than that the their then there these they this those"
    " through to was we were what when where which who whose why will with you your"
)


@cache
def stop_words() -> frozenset[str]:
    """Thai and English stop words, normalised."""
    return thai_stopwords() | set(_MORE.split())
