"""No question costs more work than its length allows, whatever it is made of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.datatypes import Reason
from chatbot.engine import MAX_LENGTH
from chatbot.query import QueryReader
from chatbot.retrieval import Retriever
from chatbot.verifier.verifier import Verifier

# As typed, without courtesy, its two halves, and each of these mended once.
MOST_SEARCHES = 8
MOST_LETTERS = 8 * MAX_LENGTH

_PARTS = st.sampled_from(
    [
        *("ก", "ขค.", "ำ", "่", "เ เ", "ปี 2565 ", "หรือ", "และ", "?", "l;ylfu ", "a@", "b.", "à¸"),
        *("ต้องส่งตัวชี้วัดเมื่อใด ", "e-Service กี่คะแนน ", "ต่างกันอย่างไร ", "ก.พ.ร. "),
        *("\u200b", "😀", "12 "),
    ]
)
_LETTERS = st.one_of(st.characters(), st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B))


@st.composite
def long_texts(draw):
    """Texts of the longest length that is taken: a few parts again and again, or anything."""
    parts = draw(
        st.one_of(st.lists(_PARTS, min_size=1, max_size=4), st.lists(_LETTERS, min_size=1))
    )
    text = "".join(parts)
    return (text * (MAX_LENGTH // len(text) + 1))[:MAX_LENGTH]


@pytest.fixture(scope="module")
def work(bot):
    """What is done meanwhile: letters read by the model, searches, and texts cut."""
    done = {"letters": 0, "searches": 0, "read": 0}
    patch = pytest.MonkeyPatch()

    def counting(owner, name, key, amount):
        plain = getattr(owner, name)

        def counted(self, *args, **kwargs):
            done[key] += amount(*args)
            return plain(self, *args, **kwargs)

        patch.setattr(owner, name, counted)

    counting(Verifier, "read_all", "letters", lambda texts: sum(map(len, texts)))
    counting(Retriever, "search", "searches", lambda *_: 1)
    counting(QueryReader, "read", "read", lambda *_: 1)
    yield done
    patch.undo()


@given(text=long_texts())
@settings(max_examples=60)
def test_the_work_for_a_long_text_is_bounded(bot, work, text):
    for key in work:
        work[key] = 0
    bot.ask(text)
    assert work["searches"] <= MOST_SEARCHES
    assert work["letters"] <= MOST_LETTERS
    assert work["read"] <= 2 * MOST_SEARCHES


@pytest.mark.parametrize("character", ["\ufb2c", "İ"])
def test_what_grows_beyond_the_limit_is_too_long(bot, character):
    assert bot.ask(character * MAX_LENGTH).reason is Reason.TOO_LONG
