"""What every language has to say at the API: to the program that calls it, and who writes it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiWording:
    """The sentences and labels of one language.

    :param language: BCP 47 tag of the language.
    :param problems: Per HTTP status a title, and what to do about it.
    :param fields: Per kind of what is wrong with one field what it must be; ``{min_length}``,
        ``{max_length}``, ``{ge}``, ``{le}`` and ``{expected}`` are filled in where they stand.
    :param field: Said of a field that is wrong in any other way.
    """

    language: str
    problems: Mapping[int, tuple[str, str]]
    fields: Mapping[str, str]
    field: str

    # The page that describes it.
    title: str
    intro: str
    document: str
    to_window: str
    skip: str
    calls: str
    key_needed: str
    key_taken: str
    parameters: str
    body: str
    example: str
    result: str
    nothing: str
    objects: str
    name: str
    meaning: str
    type: str
    required: str
    errors: str
    status: str
