"""What a language has to say: every sentence and label that a person sees around official text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chatbot.acts.small_talk import SmallTalk
from chatbot.datatypes import NAMED_BY_DOCUMENT, Answer, Choice, Contact, Difference, Reason
from chatbot.feedback import Fault
from chatbot.wording.band import Band
from chatbot.wording.conflicts import ConflictWording

# A gap that a curator described says more than a conflict, and nothing else of a question has any.
_SAID_BY_CONFLICTS = (Reason.UNSURE, Reason.NOT_COVERED, Reason.CONFLICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The sentences and labels of one language.

    Official wording never stands here: it comes from the documents. Names in braces are filled
    in; over each group stands which of its phrases have some. A phrase without has none in any
    language, and what is said of the documents holds for one and for several.

    :param language: BCP 47 tag of the language.
    :param reasons: Per reason what a person is told; none for an official text, which speaks for
        itself. Filled in from the facts of the answer.
    :param small_talk: Per kind of small talk the reply; ``{contact}`` is filled in.
    :param conflict: What is said of what the nearest entry contradicts or lacks.
    :param not_offered_one: Said for ``Reason.NOT_OFFERED`` where there was a single choice.
    :param not_offered_none: The same where there was none.
    """

    # Why an answer came out as it did; ``not_offered_one`` and
    # ``not_offered_none`` have no blanks.
    language: str
    reasons: Mapping[Reason, str]
    small_talk: Mapping[SmallTalk, str]
    not_offered_one: str
    not_offered_none: str
    conflict: ConflictWording

    # The name of the service, and the head of its pages.
    # issued_by: {office}; dated: {date}, as printed.
    service: str

    skip_to_question: str
    skip_to_list: str
    issued_by: str
    dated: str
    open_document: str
    new_tab: str

    # What everybody has to know. notice: {date}, that of each document, with commas between;
    # notice_kept: {days}, how long a question is kept, where it is kept.
    notice: str
    notice_not_kept: str
    notice_kept: str
    notice_short: str
    notice_short_kept: str
    notice_uncurated: str

    # The conversation before the first question.
    conversation: str
    welcome: str
    welcome_more: str
    examples: str

    # Where one types.
    question_label: str
    question_placeholder: str
    question_hint: str
    send: str
    new_conversation: str
    busy: str

    # Documents to search in. scope_changed: {document}, a title or all_documents; searched_in:
    # {scope}, the titles of what was searched, as the facts of the answer have it; ask_there:
    # {document}, a title.
    scope: str
    all_documents: str
    scope_changed: str
    searched_in: str
    ask_there: str

    # Sections to choose from.
    sections: str
    all_sections: str
    section_chosen: str

    # The list of all questions. count, found_in_list: {count}; number: {number}, as printed.
    question_list: str
    open_list: str
    close_list: str
    count: str
    find_in_list: str
    found_in_list: str
    none_in_list: str
    number: str

    # A turn with an official answer. bands: the heading of each; only_asked: {words}, those of the
    # question that the official one lacks; open_source_at: {section}, its title, and {number};
    # superseded_by: {successor}, the date of the newer version, as the facts of the answer have it.
    bands: Mapping[Band, str]
    you_asked: str
    you_chose: str
    searched_as: str
    search_as_typed: str
    searched_as_typed: str
    whole_text: str
    understood_as: str
    official_question: str
    official_answer: str
    word_for_word: str
    doubtful: str
    only_asked: str
    only_official: str
    other_section: str
    superseded_by: str
    whole_citation: str
    document: str
    issuer: str
    section: str
    entry_number: str
    edition: str
    date: str
    open_source: str
    open_source_at: str
    errata: str
    errata_more: str
    copy: str
    copied: str
    copy_failed: str
    related: str
    external_link: str

    # A turn with questions to choose from. in_section: {section}, its title; in_document: {number};
    # in_titled: {number} and {title}, the document's.
    did_you_mean: str
    nearest: str
    offered_before: str
    choice: str
    choice_hint: str
    none_of_these: str
    about_what: str
    in_section: str
    in_document: str
    in_titled: str

    # What went wrong, or was done, in the window; search_away at the other doors, too. too_fast:
    # {seconds}, to wait.
    empty_question: str
    server_gone: str
    too_busy: str
    search_away: str
    too_fast: str
    trying_again: str
    bad_request: str
    new_started: str

    # The window on a page of another site: the button that opens it, the head and the text of the
    # panel until the window is there, and the way to it where it cannot be shown.
    widget_label: str
    widget_opening: str
    widget_failed: str
    widget_in_tab: str
    close: str
    close_window: str

    # What waits for an answer; a counter near the limit. counted: {length} and {limit}.
    queued: str
    queue_full: str
    counted: str
    undo: str

    # A spoken question.
    voice: str
    voice_note: str
    voice_yes: str
    voice_no: str
    voice_failed: str

    # Questions suggested while one types. suggested: {count}.
    suggestions: str
    suggested: str

    # The menu. themes and text_sizes: by value, the usual one first; file_name: without its ending.
    menu: str
    print: str
    save_text: str
    file_name: str
    theme: str
    themes: Mapping[str, str]
    text_size: str
    text_sizes: Mapping[str, str]
    language_name: str

    # Whether an answer was what was asked for.
    was_it: str
    fits: str
    misses: str
    # The same of a turn without an answer.
    did_it_help: str
    helped: str
    did_not_help: str
    why_not: str
    faults: Mapping[Fault, str]
    thanks_for_rating: str
    rate_again: str
    rating_failed: str

    # The page of a document as issued. open_current: {date} of the newer version, as printed;
    # shown_of_source: {count}, of the entries that a word stands in.
    source_page: str
    source_page_note: str
    source_page_places: str
    back_to_chat: str
    raw_source: str
    original_file: str
    superseded: str
    open_current: str
    line: str
    place: str
    errata_list: str
    contents: str
    open_entry: str
    find_in_source: str
    shown_of_source: str
    none_in_source: str

    # The page of what is kept of questions, by section. privacy_days_more: {days}.
    privacy: str
    privacy_purpose: str
    privacy_purpose_more: str
    privacy_kept: str
    privacy_kept_more: str
    privacy_not_kept: str
    privacy_not_kept_more: str
    privacy_masked: str
    privacy_masked_more: str
    privacy_days: str
    privacy_days_more: str
    privacy_rights: str
    privacy_rights_more: str

    # An address that leads nowhere.
    not_found: str
    not_found_more: str
    no_such_document: str

    # A request that is not taken.
    refused: str
    refused_more: str

    # An error of ours.
    failed: str
    failed_more: str
    asked_too_fast: str
    asked_too_fast_more: str
    asked_by_many: str
    asked_by_many_more: str

    # The page of one entry. previous, next: the entries beside it.
    ask_more: str
    neighbours: str
    previous: str
    next: str
    share: str
    address_copied: str

    # Whom to ask, below a message that names somebody. contact_source: {source}, in the words of
    # document.toml.
    ask_further: str
    phone: str
    email: str
    website: str
    hours: str
    contact_source: str
    contact_of_document: str

    # In the terminal, below what was searched and below choices. ask_there_option:
    # {document}, an id; ask_document_option: {documents}, ids with commas between.
    as_typed_option: str
    ask_there_option: str
    ask_document_option: str
    ask_a_choice: str
    if_none_of_these: str

    # An answer as plain text. cited_question: {question}; cited_answer: {answer}; cited_note:
    # {note}; cited_source: {title}, {section}, {number}, {place}, {date} as printed, {office};
    # at_lines: {lines}; of_edition: {edition}.
    cited_question: str
    cited_answer: str
    cited_note: str
    cited_source: str
    at_lines: str
    of_edition: str

    def place_of(self, choice: Choice, offered: Sequence[Choice]) -> str:
        """Where a choice stands, with its document's title where the choices are of several.

        :param offered: All choices that it is shown with.
        """
        several = len({(one.key.document, one.key.version) for one in offered}) > 1
        words = self.in_titled if several else self.in_document
        return words.format(number=choice.number, title=choice.document)

    def message(self, answer: Answer) -> str | None:
        """What is said with an answer beside its official text, e.g. why there is none.

        :return: None when the official text says it all.
        """
        if answer.reason in (Reason.ANSWER, Reason.CHOSEN):
            return None
        facts = answer.facts
        if _said_by_conflicts(answer):
            facts = {**facts, "conflicts": self.conflict.said_of(answer.conflicts)}
        return self._sentences(answer).format_map(facts)

    def doubt(self, answer: Answer) -> str:
        """What a person should look at before taking a doubtful answer."""
        differing = answer.difference or Difference()
        said = [self.doubtful]
        if differing.asked:
            listed = " ".join(f"“{word}”" for word in differing.asked)
            said.append(self.only_asked.format(words=listed))
        if differing.official:
            said.append(self.only_official)
        return " ".join(said)

    def contacts(self, answer: Answer) -> tuple[Contact, ...]:
        """Whom to ask, with all that is known of them: where the message names somebody."""
        if answer.reason in (Reason.ANSWER, Reason.CHOSEN):
            return ()
        return answer.contacts if "{contact}" in self._sentences(answer) else ()

    def place_of_contact(self, contact: Contact) -> str | None:
        """Where what is known of a contact was taken from; None where only its name is known."""
        if not contact.has_details or contact.source is None:
            return None
        if contact.source == NAMED_BY_DOCUMENT:
            return self.contact_of_document
        return self.contact_source.format(source=contact.source)

    def _sentences(self, answer: Answer) -> str:
        """What is said with an answer, its blanks not filled in."""
        if _said_by_conflicts(answer):
            return self.conflict.bands[answer.status]
        match answer.reason:
            case Reason.SMALL_TALK:
                return self.small_talk[SmallTalk(answer.facts["kind"])]
            case Reason.NOT_OFFERED if not answer.choices:
                return self.not_offered_none
            case Reason.NOT_OFFERED if len(answer.choices) == 1:
                return self.not_offered_one
        return self.reasons[answer.reason]


def _said_by_conflicts(answer: Answer) -> bool:
    return bool(answer.conflicts) and answer.reason in _SAID_BY_CONFLICTS
