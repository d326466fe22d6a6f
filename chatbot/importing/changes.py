"""What a new version of a document changes, and which of its old entries each entry is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chatbot.datatypes import Entry
from chatbot.text.normalise import normalise


@dataclass(frozen=True, slots=True)
class Changes:
    """A version beside the one before it.

    :param same_as: Per new entry's id, that of the old entry that it goes on from.
    :param added: New entries that are none of the old.
    :param removed: Old entries that are gone.
    :param reworded: New entries whose question is worded otherwise, with the old ones.
    :param answered_otherwise: New entries whose answer is another, with the old ones.
    :param moved: New entries that stand under another section's title, with the old ones.
    """

    same_as: Mapping[str, str]
    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    reworded: tuple[tuple[Entry, Entry], ...]
    answered_otherwise: tuple[tuple[Entry, Entry], ...]
    moved: tuple[tuple[Entry, Entry], ...]

    @property
    def changed(self) -> frozenset[str]:
        """Ids of the new entries that are not word for word what they were."""
        return frozenset(new.id for new, _ in (*self.reworded, *self.answered_otherwise))

    @property
    def none(self) -> bool:
        """Whether both say the same."""
        return not (self.added or self.removed or self.changed or self.moved)


def compare(old: Iterable[Entry], new: Iterable[Entry]) -> Changes:
    """Which entries went on, by their question, else by their answer; each old one once.

    :param old: Entries of the version before; none for a first version.
    :param new: Entries of the new one.
    """
    left = {entry.id: entry for entry in old}
    unmatched = list(new)
    pairs: list[tuple[Entry, Entry]] = []
    # Of what stands alike in two sections, each goes on in its own.
    for field in (_whole_there, _whole, _question_there, _question, _answer):
        waiting, unmatched = unmatched, []
        by_text: dict[str, list[Entry]] = {}
        for entry in left.values():
            by_text.setdefault(field(entry), []).append(entry)
        for entry in waiting:
            same = by_text.get(field(entry))
            if same:
                before = same.pop(0)
                del left[before.id]
                pairs.append((entry, before))
            else:
                unmatched.append(entry)
    return Changes(
        {now.id: before.id for now, before in pairs},
        tuple(unmatched),
        tuple(left.values()),
        tuple(pair for pair in pairs if _question(pair[0]) != _question(pair[1])),
        tuple(pair for pair in pairs if _answer(pair[0]) != _answer(pair[1])),
        tuple(pair for pair in pairs if _section(pair[0]) != _section(pair[1])),
    )


def _whole_there(entry: Entry) -> str:
    return f"{_section(entry)}\n{_whole(entry)}"


def _question_there(entry: Entry) -> str:
    return f"{_section(entry)}\n{_question(entry)}"


def _whole(entry: Entry) -> str:
    return f"{_question(entry)}\n{_answer(entry)}"


def _question(entry: Entry) -> str:
    return normalise(entry.question)


def _answer(entry: Entry) -> str:
    return normalise(entry.answer)


def _section(entry: Entry) -> str:
    return normalise(entry.section.title)
