"""What every language has to say in LINE."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWording:
    """The texts of one language for LINE.

    Names in braces are filled in; over each group stands which of its phrases have some.

    :param language: BCP 47 tag of the language.
    """

    language: str

    # To whoever begins. greeting: {documents} and {kept}; greeting_group: {documents};
    # more_documents: {count}.
    greeting: str
    greeting_group: str
    more_documents: str

    # In place of an answer.
    text_only: str
    busy: str
    failed: str
    entry_gone: str

    # An official text that is longer than one message. continues: {count}.
    continues: str
    too_long: str
    too_long_at_source: str

    # Buttons, of 20 letters at most. choose: {number}.
    open_source: str
    choose: str
    as_typed: str
