"""An office's files, read twice each and held against one another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chatbot.corpus.transcript import LineKind
from chatbot.datatypes import Section
from chatbot.errors import DocumentFileError
from chatbot.importing.blocks import Content, Problem, ProblemSeverity, Prose
from chatbot.importing.columns import ColumnNames
from chatbot.importing.found import FileItem, FoundQuestion, section_item, text_item
from chatbot.importing.limits import MOST_ROWS, read_file
from chatbot.importing.reading import FileReading, read_content
from chatbot.importing.sniff import open_format, recognise
from chatbot.importing.transcribe import Transcribed, transcribe
from chatbot.importing.witnessed import Witness
from chatbot.text.broken import damage

_FRONT = 20
_KEYS_TOLD = 12


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """One file of an office, read.

    :param data: Its bytes, as they stay.
    :param format: Name of the format that it was read as.
    :param title: What it says its title is; empty if it does not.
    :param front: Texts that stand before its first question.
    :param reading: What was found in it.
    """

    path: Path
    data: bytes
    format: str
    title: str
    front: tuple[str, ...]
    reading: FileReading


@dataclass(frozen=True, slots=True)
class Imported:
    """What some files come to as one document."""

    files: tuple[OfficeFile, ...]
    transcribed: Transcribed
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems for which something is left out."""
        return tuple(filter(_is_error, self.problems))


def read_office_file(path: Path, names: ColumnNames) -> OfficeFile:
    """Read one file by its format, and hold what was found against a second reading.

    :param names: Columns as somebody names them.
    :raises DocumentFileError: It cannot be read, or holds no questions; the message names it.
    """
    return read_office_data(path, read_file(path), names)


def read_office_data(path: Path, data: bytes, names: ColumnNames) -> OfficeFile:
    """Read what a file holds, whether or not it lies on this machine.

    :param path: Its name, which tells the format where its bytes do not; nothing is opened by it.
    :param names: Columns as somebody names them.
    :raises DocumentFileError: It cannot be read, or holds no questions; the message names it.
    """
    try:
        name = recognise(path, data)
        format_ = open_format(name)
        content = format_.read(data)
        _require_few(content)
        reading = read_content(content, names)
        if not reading.found and not any(map(_is_error, reading.problems)):
            raise DocumentFileError(_nothing(content))
        reading = reading.doubting(Witness(format_.witness(data)).problems(reading.found))
    except DocumentFileError as error:
        raise DocumentFileError(f"{path}: {error}") from error
    except (RecursionError, MemoryError) as error:
        raise DocumentFileError(f"{path}: nested too deeply or too large to be read.") from error
    return OfficeFile(path, data, name, _title(content), _front(reading), reading)


def _require_few(content: Content) -> None:
    count = sum(1 if isinstance(one, Prose) else len(one.rows) for one in content.blocks)
    if count > MOST_ROWS:
        raise DocumentFileError(
            f"{count:,} rows and paragraphs; at most {MOST_ROWS:,} are read. Split it."
        )


def as_one_document(files: Sequence[OfficeFile], known: Iterable[Section] = ()) -> Imported:
    """The questions of some files in their order, without those that cannot be trusted.

    :param known: Sections of the version before.
    :raises DocumentFileError: None is left.
    """
    files, problems = _each_once(files)
    problems += [
        replace(problem, place=_in_file(problem.place, file, files))
        for file in files
        for problem in (*file.reading.problems, *_damaged(file))
    ]
    items = [item for file in files for item in _items(file, files)]
    transcribed = transcribe(items, known, problems)
    return Imported(tuple(files), transcribed, tuple(problems))


def _each_once(files: Sequence[OfficeFile]) -> tuple[list[OfficeFile], list[Problem]]:
    """The files without those that another is byte for byte, and these told."""
    first: dict[bytes, OfficeFile] = {}
    problems = []
    for file in files:
        same = first.setdefault(file.data, file)
        if same is not file:
            problems.append(
                Problem(
                    file.path.name,
                    f"the very file that {same.path.name} is; taken once",
                    "Nothing, unless another file was meant.",
                    ProblemSeverity.NOTE,
                )
            )
    return list(first.values()), problems


def _items(file: OfficeFile, files: Sequence[OfficeFile]) -> list[FileItem]:
    """The items of a file; of several files each is a section, if it has none itself."""
    items = [_kept(item, file.reading.doubted) for item in file.reading.items]
    if len(files) > 1:
        items = [replace(item, place=_in_file(item.place, file, files)) for item in items]
        if not any(item.kind == LineKind.SECTION for item in items):
            items.insert(0, section_item(file.path.stem, file.path.name))
    return items


def _kept(item: FileItem, doubted: frozenset[FoundQuestion]) -> FileItem:
    found = item.found
    if found is None or found not in doubted:
        return item
    return text_item(item.place, found.question, found.answer)


def _damaged(file: OfficeFile) -> Iterator[Problem]:
    """Where the file brings broken Thai: it is searched as if whole, and shown as it stands."""
    for found in file.reading.found:
        if kinds := damage(f"{found.question}\n{found.answer}"):
            listed = ", ".join(f"{kind.replace('_', ' ')} ({n})" for kind, n in kinds.items())
            yield Problem(
                found.place,
                f"broken Thai: {listed}; mended for searching, shown as it stands",
                "Give the file that this one was made from, if there is one.",
                ProblemSeverity.NOTE,
            )


def _front(reading: FileReading) -> tuple[str, ...]:
    texts: list[str] = []
    for item in reading.items[:_FRONT]:
        if item.found:
            break
        texts += [" ".join(item.cells)] if item.kind != LineKind.HEADER else []
    return tuple(texts)


def _title(content: Content) -> str:
    headings = (block.text for block in content.blocks if isinstance(block, Prose) and block.level)
    return content.title or next(headings, "")


def _in_file(place: str, file: OfficeFile, files: Sequence[OfficeFile]) -> str:
    return f"{file.path.name} {place}".strip() if len(files) > 1 else place


def _is_error(problem: Problem) -> bool:
    return problem.severity == ProblemSeverity.ERROR


def _nothing(content: Content) -> str:
    if content.objects:
        header, *rows = content.objects.rows
        keys = ", ".join(map(repr, header.cells[:_KEYS_TOLD]))
        return (
            f"no questions and answers were found in its {len(rows)} object(s), whose keys are "
            f"{keys}. Name those of the questions and of the answers with --question-column and "
            "--answer-column."
        )
    what = "tables" if any(not isinstance(one, Prose) for one in content.blocks) else "paragraphs"
    return (
        f"no questions and answers were found in its {what}. It needs a header with คำถาม and "
        "คำตอบ (or name the columns with --question-column and --answer-column), ถาม: and ตอบ: "
        "before each, or questions as headings."
    )
