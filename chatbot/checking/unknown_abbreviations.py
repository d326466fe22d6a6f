"""Abbreviations that few entries use and nothing spells out."""

import re
from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.corpus import Corpus
from chatbot.corpus.markup import one_line
from chatbot.datatypes import Entry
from chatbot.text.normalise import normalise
from chatbot.understanding.names import capitals_in

_FEW = 3
"""Entries that use it at most; what more use, readers of the document know."""

# ก.พ.ร. and พ.ร.บ., or สปน. and กทม.; before a number it is the name of a form: ท.ร. 14, ภ.พ.20.
_SYLLABLE = r"[เแโไใ]?[ก-ฮ][ะาิีึืุู็่้]?[ก-ฮ]{0,3}\."
_THAI = re.compile(rf"(?<![ก-๎.])(?:(?:{_SYLLABLE}){{2,}}|[ก-ฮ]{{2,5}}\.)(?![ก-๎]|\s?\d)")
_LATIN_PLAIN = re.compile(r"[A-Z]{2,8}")

# What everybody reads without help: dates, times, places, measures, titles, law, bodies.
_COMMON_THAI = (
    "พ.ศ. ค.ศ. ร.ศ. จ.ศ. พศ. น. ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค. "
    "มค. กพ. มีค. เมย. พค. มิย. กค. สค. กย. ตค. พย. ธค. พ.ร.บ. พ.ร.ก. พ.ร.ฎ. รธน. ป.พ.พ. ป.อ. ม. "
    "น.ส. ด.ช. ด.ญ. ดร. ผศ. รศ. ศ. ผศ.ดร. รศ.ดร. ศ.ดร. นพ. พญ. ทพ. ผอ. ส.ส. ส.ว. สส. สว. "
    "จ. อ. ต. ถ. ซ. กทม. ตร. สน. สภ. รพ. ร.ร. รร. ร.พ. อบต. อบจ. อ.บ.ต. อ.บ.จ. อปท. ครม. ค.ร.ม. "
    "ป.ตรี ป.โท ป.เอก กม. ซม. มม. ม.ม. ซ.ม. ก.ม. ตร.ม. ตร.ว. ตร.กม. ลบ.ม. กก. ก.ก. มก. มล. "
    "ชม. ช.ม. โทร. เบอร์. ป.ป.ช."
)
_COMMON_LATIN = (
    "NA NO OK OR AND THE TH EN AM PM CD DVD TV GPS ATM SIM LINE THAI JPEG TIFF ISBN ISSN SME VAT "
    "OTP"
)
_SAID_OUT = "ย่อมาจาก|หมายถึง|คือ|หรือ|ย่อว่า|เรียกว่า|stands for"


class UnknownAbbreviations(Check):
    """A short form that a reader has to guess."""

    kind = "unknown-abbreviation"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding a short form."""
        for corpus in examined.corpora:
            known = "\n".join(map(normalise, (*corpus.glossary, *corpus.spellings.values())))
            for short, entries in _uses(corpus).items():
                if len(entries) <= _FEW and not _known(short, known, corpus.source):
                    yield examined.about_entries(
                        self.kind,
                        Severity.NOTE,
                        entries,
                        f"{short} is never spelled out.",
                        "Spell it out once, in the document or in an editor's note; or put it "
                        "into the glossary where everybody who asks knows it.",
                    )


def _uses(corpus: Corpus) -> dict[str, list[Entry]]:
    """Per short form the entries that use it."""
    uses: dict[str, list[Entry]] = {}
    for entry in corpus.entries:
        text = f"{one_line(entry.question)}\n{one_line(entry.answer)}"
        for short in dict.fromkeys((*_thai(text), *_latin(text))):
            uses.setdefault(short, []).append(entry)
    return uses


def _thai(text: str) -> Iterator[str]:
    common = {normalise(one) for one in _COMMON_THAI.split()}
    for match in _THAI.finditer(text):
        if normalise(match[0]) not in common:
            yield match[0]


def _latin(text: str) -> Iterator[str]:
    common = set(_COMMON_LATIN.split())
    for sentence in text.split("\n"):
        for word in sorted(capitals_in(sentence)):
            # Beside another Latin word it is part of a name: KSP Self-service.
            alone = re.search(rf"(?<![A-Za-z]\s){word}(?!\s[A-Za-z])", sentence)
            if alone and _LATIN_PLAIN.fullmatch(word) and word not in common:
                yield word


def _known(short: str, terms: str, source: str) -> bool:
    """Whether the glossary has a short form, or the document spells it out."""
    if normalise(short) in terms:
        return True
    token = re.escape(short)
    spelled_out = (
        rf"\(\s*{token}[^()]{{0,40}}\)",  # สำนักงานพัฒนารัฐบาลดิจิทัล (สพร.)
        rf"{token}\s*\([^()]{{4,}}\)",  # สพร. (สำนักงานพัฒนารัฐบาลดิจิทัล)
        rf"{token}\s*(?:{_SAID_OUT})",
        rf"(?:{_SAID_OUT})\s*{token}",
    )
    return re.search("|".join(spelled_out), source) is not None
