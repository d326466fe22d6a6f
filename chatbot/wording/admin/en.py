"""English on the editors' pages."""

from chatbot.datatypes import Reason, Status
from chatbot.decision.state import CorpusState
from chatbot.wording.admin.base import AdminWording
from chatbot.wording.admin.desk_en import ENGLISH_DESK

ENGLISH_ADMIN = AdminWording(
    language="en",
    desk=ENGLISH_DESK,
    title="Editors' pages",
    skip="Skip to the content",
    menu="Menu",
    signed_in_as="Signed in as {name}",
    sign_out="Sign out",
    to_window="To the chat window",
    overview="Overview",
    drafts="Drafts",
    documents="Documents",
    import_file="Import a file",
    try_out="Try a question",
    sign_in="Sign in",
    name="Editor's name",
    password="Password",  # noqa: S106
    not_known="That name or password is not right. Please try again.",
    wait="Too many attempts. Please wait {seconds} seconds and try again.",
    session_ended=(
        "Your session has ended. What you just sent was not saved. Please sign in and do it again."
    ),
    refused="This request was not taken",
    refused_more=(
        "The form may have been open for long, be too large, or not come from a page of this "
        "service. Nothing was saved. Please open the page again and retry."
    ),
    back="Back to the overview",
    could_not="That could not be done",
    served="Documents that are served",
    document="Document",
    entries="Entries",
    alternates="Other wordings",
    gaps="Gaps",
    judged="Judged questions",
    state="State",
    states={
        CorpusState.UNCURATED: "not curated",
        CorpusState.CURATED: "curated",
        CorpusState.JUDGED: "curated and judged",
    },
    entry="Entry",
    open_drafts="{count} drafts wait",
    try_more=(
        "Type a question as people would, to see what the service answers and why. What is tried "
        "here is not kept."
    ),
    question="Question",
    try_it="Try it",
    band="What the asker gets",
    statuses={
        Status.ANSWERED: "An official answer",
        Status.SUGGESTED: "Questions to choose from",
        Status.REFUSED: "No answer",
    },
    reason="Reason",
    reasons={
        Reason.ANSWER: "Sure enough for the official answer",
        Reason.CHOSEN: "The asker chose this entry",
        Reason.CHOSEN_BY_MODEL: "A language model chose it among those that are near",
        Reason.UNSURE: "Not sure enough, so there is a choice",
        Reason.CONFLICT: "The question names something that the nearest entry does not",
        Reason.AGAIN: "The answer shown before says this too",
        Reason.SEVERAL: "The message asks more than one question",
        Reason.PARTLY: "Of two questions one has an answer",
        Reason.TOPIC: "Only a topic, which several entries are about",
        Reason.SAME_QUESTION: "Several documents have this question",
        Reason.ELSEWHERE: "What fits better lies outside what was searched",
        Reason.COMPARISON: "Two things are to be compared",
        Reason.INCOMPLETE: "It does not say what it is about",
        Reason.BEYOND_QUOTING: "It asks for what no document can do, such as a draft",
        Reason.NOT_COVERED: "Nothing near was found",
        Reason.GAP: "It is a topic known to have no answer",
        Reason.NONE_OF_THESE: "The asker said that it is none of these",
        Reason.EMPTY: "There is no text",
        Reason.TOO_LONG: "The text is too long",
        Reason.NOT_OFFERED: "That number was not offered",
        Reason.SMALL_TALK: "A greeting or thanks",
    },
    confidence="Confidence",
    conflicts="What the nearest entry contradicts",
    nothing="none",
    repaired="Mended to",
    understood="Understood as",
    as_shown="What the asker reads",
    ranking="Entries found, by their fused score",
    found_by_leg="What each way of searching found",
    legs={
        "words": "Words",
        "characters": "Character groups",
        "dense": "Meaning",
    },
    leg_weight="Weight",
    nothing_found="It found nothing",
    features="What decided",
    features_more=(
        "The values of each entry that was looked at, ordered by how likely it answers. Their "
        "names are those of the technical documentation."
    ),
    feature="Value",
    answer_from="Answered from a confidence of",
    suggest_from="Offered from a confidence of",
    drafts_more=(
        "Wordings that were drafted for you. None has any effect before it is taken and "
        "published. A text may be edited before it is taken."
    ),
    all_kinds="All",
    draft_kinds={
        "alternate": "Other wordings",
        "near-miss": "Near misses",
        "gap": "Topics without an answer",
    },
    drafts_waiting="{count} drafts are taken and wait to be published",
    no_drafts="No draft waits. Whoever runs the machine makes some with: chatbot draft",
    of_entry="Of entry",
    take="Take",
    drop="Drop",
    later="Later",
    keep_decisions="Keep these decisions",
    take_all="Take all {count} on this page",
    drop_all="Drop all {count} on this page",
    drafts_decided="{taken} taken, {dropped} dropped",
    contact="Contact",
    contact_more=(
        "Shown where the document has no answer. Telephone, e-mail, page and hours need a source: "
        "where they were taken from, and when."
    ),
    contact_fields={
        "name": "Name of the office or person",
        "phone": "Telephone",
        "email": "E-mail",
        "url": "Page",
        "hours": "Hours",
        "source": "Source",
    },
    notes="Editor's notes",
    notes_more=(
        "Shown beside the official text where its print is wrong or incomplete. The official text "
        "itself cannot be edited."
    ),
    add_note="Add a note",
    note="Text of the note",
    note_field="About",
    note_fields={"answer": "Answer", "question": "Question"},
    note_kind="Kind",
    note_kinds={
        "wording": "Wording",
        "date": "Date",
        "incomplete": "Incomplete",
        "see-also": "See also",
    },
    remove="Remove",
    glossary="Glossary",
    glossary_more="Terms that are kept whole, one a line; a line that begins with # is a comment.",
    spellings="Other spellings",
    spellings_more=(
        "One term a line: as the document spells it, then as people do, with tabs between; a line "
        "that begins with # is a comment."
    ),
    file="The office's file",
    no_file="Please choose a file.",
    import_more=(
        "Excel, CSV, Word, PDF, a web page, Markdown, JSON or text, 20 MB at most. What was read "
        "is shown first; nothing is kept before you confirm it."
    ),
    columns="Name the columns",
    columns_more="Where they are not found: by header, by letter or by number.",
    column_names={
        "question": "Column of the questions",
        "answer": "Column of the answers",
        "number": "Column of the numbers",
        "section": "Column of the sections",
    },
    look_at_file="Read the file",
    not_yet="not kept yet",
    facts={
        "document": "Short name of the document (small Latin letters)",
        "title": "Title",
        "date": "Date of the document",
        "office": "Office that issued it",
    },
    skip_unread="Leave out what cannot be read",
    new_document="It would be a new document.",
    new_version="It would replace the version of {date}, which is kept as the earlier one.",
    take_in="Take in and publish",
    look_again="Read it again by this",
    taken_in="Taken in and published: {title}",
    no_document_name=(
        "A short name has small Latin letters, digits, '-', '_' and '.' only, and a letter or "
        "digit first."
    ),
    no_title_or_office="Please give the title and the office.",
    no_such_date="Please give the date, e.g. 2567-01-05, 5/1/2567 or 5 January 2567.",
    problems="What to look at",
    severities={"error": "cannot be read", "note": "note"},
    where="Where",
    what="What",
    notes_of_import="To be checked",
    differs="What differs from the version before",
    added="Added",
    removed="Removed",
    reworded="Question reworded",
    answered_otherwise="Answer changed",
    moved="Moved to another section",
    read_from_file="{count} questions with answers were read",
    number="Number",
    answer="Answer",
)
