"""What every language has to say on the editors' pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from chatbot.datatypes import Reason, Status
from chatbot.decision.state import CorpusState
from chatbot.wording.admin.desk_base import DeskWording


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminWording:
    """The labels of one language for editors.

    Names in braces are filled in; over each group stands which of its phrases have some.

    :param language: BCP 47 tag of the language.
    :param desk: Where an editor works on people's questions.
    """

    language: str
    desk: DeskWording

    # The frame of every page. signed_in_as: {name}.
    title: str
    skip: str
    menu: str
    signed_in_as: str
    sign_out: str
    to_window: str
    overview: str
    drafts: str
    documents: str
    import_file: str
    try_out: str

    # Signing in. wait: {seconds}.
    sign_in: str
    name: str
    password: str
    not_known: str
    wait: str
    session_ended: str

    # A request that is not taken.
    refused: str
    refused_more: str
    back: str
    could_not: str

    # The overview, and counts in general. open_drafts: {count}.
    served: str
    document: str
    entries: str
    alternates: str
    gaps: str
    judged: str
    state: str
    states: Mapping[CorpusState, str]
    entry: str
    open_drafts: str

    # A question tried out.
    try_more: str
    question: str
    try_it: str
    band: str
    statuses: Mapping[Status, str]
    reason: str
    reasons: Mapping[Reason, str]
    confidence: str
    conflicts: str
    nothing: str
    repaired: str
    understood: str
    as_shown: str
    ranking: str
    found_by_leg: str
    legs: Mapping[str, str]
    leg_weight: str
    nothing_found: str
    features: str
    features_more: str
    feature: str
    answer_from: str
    suggest_from: str

    # Drafts. drafts_waiting, take_all, drop_all: {count}; drafts_decided: {taken} and {dropped}.
    drafts_more: str
    all_kinds: str
    draft_kinds: Mapping[str, str]
    drafts_waiting: str
    no_drafts: str
    of_entry: str
    take: str
    drop: str
    later: str
    keep_decisions: str
    take_all: str
    drop_all: str
    drafts_decided: str

    # What stands around a document.
    contact: str
    contact_more: str
    contact_fields: Mapping[str, str]
    notes: str
    notes_more: str
    add_note: str
    note: str
    note_field: str
    note_fields: Mapping[str, str]
    note_kind: str
    note_kinds: Mapping[str, str]
    remove: str
    glossary: str
    glossary_more: str
    spellings: str
    spellings_more: str

    # An office's file. taken_in: {title}; new_version: {date} of the one before, as printed;
    # read_from_file: {count}.
    file: str
    no_file: str
    import_more: str
    columns: str
    columns_more: str
    column_names: Mapping[str, str]
    look_at_file: str
    not_yet: str
    facts: Mapping[str, str]
    skip_unread: str
    new_document: str
    new_version: str
    take_in: str
    look_again: str
    taken_in: str
    no_document_name: str
    no_title_or_office: str
    no_such_date: str
    problems: str
    severities: Mapping[str, str]
    where: str
    what: str
    notes_of_import: str
    differs: str
    added: str
    removed: str
    reworded: str
    answered_otherwise: str
    moved: str
    read_from_file: str
    number: str
    answer: str
