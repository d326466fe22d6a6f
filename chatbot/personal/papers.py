"""Passports, bank accounts and number plates, by the words beside them.

In a text as :func:`chatbot.personal.digits.alike` gives it.
"""

import re
from collections.abc import Iterator

from chatbot.personal.citizens import START, is_of_a_body
from chatbot.personal.digits import digits_of

Bounds = tuple[int, int]

_RUN = re.compile(rf"{START}\d(?:[ ._-]{{0,3}}\d){{8,15}}(?!\d)")
_CARD = re.compile(
    r"(?<!สัญญา)บัตร|ประจำตัวประชาชน|ปชช|ปปช\.|เลขประจำตัว|13 ?หลัก|เลขผู้เสียภาษี"
    r"|citizen|national id|\bid\b|identi",
    re.IGNORECASE,
)
_HOTLINES = re.compile(r"1\d{3}(?:[ ,-]+1\d{3})+")
_BANK = re.compile(
    r"บัญชี|บ/ช|บช\.|ธนาคาร|ธ\.|แบงก์|พร้อมเพย์|ออมทรัพย์|โอน|กสิกร|กรุงไทย|ไทยพาณิชย์|ออมสิน|กรุงศรี"
    r"|ธกส|ทหารไทย|account|\bacc\b|bank|promptpay|\b(?:scb|ktb|kbank|bbl|ttb|gsb|baac)\b",
    re.IGNORECASE,
)
# The accounts of book-keeping have numbers as long as those at banks.
_LEDGER = re.compile(
    r"(?:รหัส|ผัง|เลข)บัญชี ?(?:แยกประเภท|ย่อย)|รหัสบัญชี|ผังบัญชี|แยกประเภท|gfmis|ศูนย์ต้นทุน"
    r"|รหัสงบประมาณ|แหล่งของเงิน",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(rf"{START}\d{{3}}[ -]\d[ -]\d{{5}}[ -]\d(?!\d)")
_PASSPORT_WORD = re.compile("passport|พาสปอร์ต|พาสปอต|พาสสปอร์ต|หนังสือเดินทาง", re.IGNORECASE)
_PASSPORT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{0,2}[ -]?\d{6,9}(?![A-Za-z0-9])")
_THAI_PASSPORT = re.compile(r"(?<![A-Za-z0-9])A[A-E] ?\d{7}(?![A-Za-z0-9])")
_PLATE = r"(?:\d ?)?[ก-ฮ]{1,3}[ -]{0,3}\d{1,4}(?!\d|[./]\d)"
_PLATE_BEHIND = re.compile(
    rf"(?:ทะเบียน|ป้าย|รถ|มอไซ|มอเตอร์ไซค์)(?:[^\d\n]{{0,20}}(?<![ก-๎]))?(?P<plate>{_PLATE})"
)
_PLATE_BEFORE = re.compile(rf"(?<![ก-๎\d])(?P<plate>{_PLATE})(?= ?(?:ทะเบียน|ป้ายทะเบียน))")
_BEFORE = 40
_BEHIND = 25


def card_numbers(line: str) -> Iterator[Bounds]:
    """Numbers called those of a card, with check digit or without."""
    for run in _RUN.finditer(line):
        told = not is_of_a_body(run[0]) and not _HOTLINES.fullmatch(run[0])
        if told and _beside(_CARD, line, run, _BEHIND):
            yield run.span()


def account_numbers(line: str) -> Iterator[Bounds]:
    """Numbers of bank accounts."""
    for match in _ACCOUNT.finditer(line):
        yield match.span()
    for run in _RUN.finditer(line):
        length = len(digits_of(run[0]))
        named = _beside(_BANK, line, run, _BEHIND)
        if length <= 15 and named and not _beside(_LEDGER, line, run, 0):
            yield run.span()


def passport_numbers(line: str) -> Iterator[Bounds]:
    """Numbers of passports."""
    for match in _THAI_PASSPORT.finditer(line):
        yield match.span()
    for match in _PASSPORT.finditer(line):
        if _beside(_PASSPORT_WORD, line, match, _BEHIND):
            yield match.span()


def number_plates(line: str) -> Iterator[Bounds]:
    """Number plates of vehicles that are called so."""
    for pattern in (_PLATE_BEHIND, _PLATE_BEFORE):
        for match in pattern.finditer(line):
            yield match.span("plate")


def _beside(words: re.Pattern[str], line: str, match: re.Match[str], behind: int) -> bool:
    """Whether one of some words stands near a match."""
    start = max(0, match.start() - _BEFORE)
    before, after = line[start : match.start()], line[match.end() : match.end() + behind]
    return bool(words.search(before) or words.search(after))
