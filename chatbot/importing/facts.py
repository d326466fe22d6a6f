"""What is to be known of a document: as given, or as its file lets one guess."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from chatbot.datatypes import Contact
from chatbot.importing.files import OfficeFile
from chatbot.text.months import date_in, no_such_day
from chatbot.text.normalise import on_one_line

_OFFICE = re.compile(
    r"(?:สำนักงาน|สำนัก|กรม|กระทรวง|มหาวิทยาลัย|เทศบาล(?:นคร|เมือง|ตำบล)?|องค์การบริหารส่วน(?:ตำบล|จังหวัด)"
    r"|โรงพยาบาล|โรงเรียน|การ(?:ไฟฟ้า|ประปา|ทางพิเศษ|รถไฟ)|ธนาคาร|สถาบัน|กอง|ศูนย์)"
    r"[ก-๙.]{2,60}(?:\s*\([ก-๙.]{2,20}\))?"
)
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Facts:
    """What ``document.toml`` will say of a document.

    :param id: Name of the document, among those of an installation.
    :param date: Of the document; its version is named after it.
    """

    id: str
    title: str
    date: date
    office: str
    contact: Contact

    @property
    def version(self) -> str:
        """The version that is named after the date, e.g. ``2567-01-05``."""
        return f"{self.date.year + 543}-{self.date.month:02}-{self.date.day:02}"


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the files let one guess; None for what they do not.

    :param misdated: What is wrong with their date, where the only one is of no day that there is.
    """

    id: str
    title: str
    date: date
    office: str | None
    misdated: str | None


def recognise_facts(files: Sequence[OfficeFile], today: date) -> Recognised:
    """Guess what was not said.

    :param today: The date of a document whose file bears none.
    """
    texts = [text for file in files for text in (file.title, *file.front, file.path.stem)]
    dated = next(filter(None, map(date_in, texts)), None)
    return Recognised(
        id=_name(files),
        title=_title(files),
        date=dated or today,
        office=_office(texts),
        misdated=None if dated else next(filter(None, map(no_such_day, texts)), None),
    )


def _title(files: Sequence[OfficeFile]) -> str:
    front = (text for file in files for text in (file.title, *file.front))
    texts = (on_one_line(text) for text in front)
    title = next((text for text in texts if 3 <= len(text) <= _LONGEST_TITLE), "")
    return title or on_one_line(files[0].path.stem.replace("_", " "))


def _office(texts: Iterable[str]) -> str | None:
    found = (_OFFICE.search(text) for text in texts)
    return next((match[0] for match in found if match), None)


def _name(files: Sequence[OfficeFile]) -> str:
    name = _NOT_IN_NAME.sub("-", files[0].path.stem.lower()).strip("-")[:60].strip("-")
    return name if re.search("[a-z]", name) else "document"
