"""English: around the official text, which stays Thai."""

from chatbot.acts.small_talk import SmallTalk
from chatbot.datatypes import ConflictKind, Reason, Status
from chatbot.feedback import Fault
from chatbot.wording.base import Wording
from chatbot.wording.conflicts import ConflictWording

_ASK_FURTHER = "For anything else about what is covered here, please contact: {contact}"

ENGLISH = Wording(
    language="en",
    reasons={
        Reason.CHOSEN_BY_MODEL: (
            "A language model chose this among the official questions that are near. Please read "
            "the official question before you use the answer."
        ),
        Reason.UNSURE: (
            "It is not certain which official question this is. Please choose the one that comes "
            "closest to what you want to know."
        ),
        Reason.AGAIN: ("The official answer shown before says this too, so it is shown once more."),
        Reason.SEVERAL: (
            "Your message asks more than one question; the official answer to each is shown."
        ),
        Reason.PARTLY: (
            "Your message asks two questions. There is an official answer to “{answered}”, but "
            "none that is certain to “{open}”. Please look at the questions near to it, or ask it "
            "alone."
        ),
        Reason.TOPIC: (
            "Several official questions are about this. Please choose the one that you would like "
            "to read, or ask in more detail."
        ),
        Reason.SAME_QUESTION: (
            "{count} documents have this question; the newer one stands first. Please choose the "
            "one that you would like to read."
        ),
        Reason.ELSEWHERE: (
            "No official answer was found in the part that was searched, but an official question "
            "in “{elsewhere}” comes closer. Please ask again in that document, or search all "
            "documents."
        ),
        Reason.COMPARISON: (
            "No official answer compares the two directly. Please choose what to read about each."
        ),
        Reason.INCOMPLETE: (
            "Please say what your question is about, for example the subject followed by what you "
            "would like to know of it."
        ),
        Reason.BEYOND_QUOTING: (
            "This service only shows official answers that exist. It cannot draft, edit, "
            f"translate, calculate, predict or give an opinion. {_ASK_FURTHER}"
        ),
        Reason.NOT_COVERED: f"No official answer to this question was found. {_ASK_FURTHER}",
        Reason.GAP: f"No official answer covers this: {{gap}}. {_ASK_FURTHER}",
        Reason.NONE_OF_THESE: (
            "No official answer to what you want to know was found. All questions are in the list "
            f"of questions, or try again in other words. {_ASK_FURTHER}"
        ),
        Reason.EMPTY: "Please type your question as text.",
        Reason.TOO_LONG: (
            "The question has {length} characters; at most {limit} can be taken. Please shorten it "
            "and try again."
        ),
        Reason.NOT_OFFERED: (
            "There are {count} questions to choose from. Please type a number from 1 to {count}, "
            "or type your question as text."
        ),
    },
    not_offered_one=(
        "There is one question to choose. Please type 1, or type your question as text."
    ),
    not_offered_none=(
        "There is nothing to choose from yet. Please type your question as text, or choose from "
        "the list of all questions."
    ),
    conflict=ConflictWording(
        bands={
            Status.SUGGESTED: (
                "{conflicts} Please choose the one that comes closest to what you want to know."
            ),
            Status.REFUSED: f"{{conflicts}} {_ASK_FURTHER}",
        },
        contradicted={
            ConflictKind.YEAR: "speaks of the year B.E. {stated}, not of {asked}",
            ConflictKind.NUMBER: "speaks of {stated}, not of {asked}",
            ConflictKind.NAME: "speaks of {stated}, not of {asked}",
        },
        lacking={
            ConflictKind.YEAR: "does not speak of the year B.E. {asked}",
            ConflictKind.NUMBER: "does not speak of {asked}",
            ConflictKind.NAME: "does not speak of {asked}",
            ConflictKind.CONDITION: "answers only for a case that your question does not name",
            ConflictKind.POLARITY: "speaks of those who are “{asked}”, your question of others",
            ConflictKind.DETAIL: "does not state {asked}",
        },
        details={
            "money": "an amount of money",
            "when": "a time",
            "month": "a month",
            "date": "a date",
            "days": "a number of days",
            "years": "a number of years",
            "price": "an amount of money",
            "hours": "a number of hours",
            "months": "a number of months",
            "people": "a number of people",
            "times": "how many times",
            "how much": "an amount",
            "percentage": "a percentage",
            "points": "a number of points",
            "extreme": "a highest or lowest value",
            "phone": "a telephone number",
            "email": "an email",
            "address of an email": "an email address",
            "definition": "what the term means",
        },
        nearest_entry="The nearest entry of the document {clauses}.",
        listed="{others} and {last}",
        asked="what is asked",
    ),
    small_talk={
        SmallTalk.GREETING: (
            "Hello, and welcome. Ask about anything that is covered here; the official answer is "
            "shown as printed, with its source."
        ),
        SmallTalk.THANKS: "You are welcome. If you have another question, just type it.",
        SmallTalk.FAREWELL: "Thank you for using this service.",
        SmallTalk.ACKNOWLEDGEMENT: "All right. If you have another question, just type it.",
        SmallTalk.COMPLAINT: (
            "Sorry that the answer was not what you were looking for. Please try other words or "
            "more detail, choose from the list of all questions, or contact: {contact}"
        ),
        SmallTalk.CONFUSION: (
            "Sorry that this was not clear. This service can only show the words of the document. "
            "Please ask about one thing at a time, choose from the list of all questions, or "
            "contact: {contact}"
        ),
        SmallTalk.SOURCE: (
            "The document as issued can be read on its source page: press “Open the whole "
            "document” on this page, or “Open the source” below an answer. For the file that was "
            "published, please contact: {contact}"
        ),
        SmallTalk.IDENTITY: (
            "This is an automatic service and not a member of staff. It shows official answers "
            "word for word, with their source. To reach a person, please contact: {contact}"
        ),
        SmallTalk.HELP: (
            "This service looks answers up in official questions and answers and shows them word "
            "for word, in Thai, with their source. Where there is no official answer, it says so."
        ),
    },
    service="Answers from official documents",
    skip_to_question="Skip to the question box",
    skip_to_list="Skip to the list of all questions",
    issued_by="Document of {office}",
    dated="Dated {date}",
    open_document="Open the whole document",
    new_tab="Opens in a new tab",
    notice=(
        "This service answers automatically. Every official answer is copied word for word from "
        "the official text dated {date}."
    ),
    notice_not_kept="What you type is not stored.",
    notice_kept=(
        "Questions are kept for {days} days to improve the answers, without who asked them. Please "
        "do not type personal data."
    ),
    notice_short="Automatic answers from official documents; nothing you type is kept",
    notice_short_kept="Automatic answers from official documents; questions are kept",
    notice_uncurated=(
        "For now the service has the text of the document alone, so it will more often offer the "
        "nearest official questions to choose from than give an answer at once."
    ),
    conversation="Conversation",
    welcome="What would you like to know?",
    welcome_more=(
        "Type a question in your own words or choose an example. The official answer is shown "
        "with its source; where there is none, you are told so."
    ),
    examples="Examples",
    question_label="Your question",
    question_placeholder="Type your question here",
    question_hint="Enter sends, Shift and Enter starts a new line",
    send="Send",
    new_conversation="Start anew",
    busy="Looking for the official answer",
    scope="Search in",
    all_documents="All documents",
    scope_changed="From now on this is searched: {document}",
    searched_in="Searched in “{scope}” only",
    ask_there="Ask again in “{document}”",
    sections="Section of interest",
    all_sections="All sections",
    section_chosen=(
        "Examples and list show this section only. What you type is still looked up in all "
        "sections."
    ),
    question_list="All official questions",
    open_list="Questions",
    close_list="Close the list",
    count="{count} questions",
    find_in_list="Find in the list",
    found_in_list="{count} questions shown",
    none_in_list="No question in the list has this word. Try asking in the question box.",
    number="No. {number}",
    bands={
        "answered": "Official answer",
        "doubtful": "This may not be what you asked",
        "suggested": "Did you mean one of these?",
        "refused": "No answer in the document",
        "beyond": "Beyond this service",
        "said": "A message of this service, not an official answer",
    },
    you_asked="You asked",
    you_chose="You chose",
    searched_as="Searched as",
    search_as_typed="Search as typed:",
    searched_as_typed="Searched as typed, nothing corrected",
    whole_text="Show the whole text",
    understood_as="Understood as",
    official_question="Official question",
    official_answer="Official answer",
    word_for_word="copied word for word from the document",
    doubtful="Please check that the official question is what you want to know.",
    only_asked="The official question does not have {words}.",
    only_official="Words underlined are not in your question.",
    other_section="This answer is from outside the section that you chose.",
    superseded_by="A newer version has replaced this one: that dated {successor}.",
    whole_citation="About the source",
    document="Document",
    issuer="Issued by",
    section="Section",
    entry_number="Number",
    edition="Version",
    date="Date",
    open_source="Open the source",
    open_source_at="Open the source: section {section}, number {number}",
    errata="Editor's note",
    errata_more="not part of the official document",
    copy="Copy",
    copied="Copied",
    copy_failed="Copying failed. Please select the text and copy it yourself.",
    related="Other official questions near to this",
    external_link="Another website, opens in a new tab",
    did_you_mean="Which of these do you mean?",
    nearest="Nearest official questions",
    offered_before="Official questions to choose from",
    choice="Choice",
    choice_hint="Press the question that you mean, or type its number, for example",
    none_of_these="None of these",
    about_what="The documents answer questions on:",
    in_section="Section {section}",
    in_document="number {number} in the document",
    in_titled="number {number} in “{title}”",
    empty_question="Please type a question before you send it.",
    server_gone=(
        "The service cannot be reached at the moment. What you typed is still in the question "
        "box. Please check your connection and try again."
    ),
    search_away=("Answers cannot be looked up at the moment. Please ask again in a little while."),
    too_busy=(
        "Many people are asking at the moment. What you typed is still in the question box. "
        "Please send it again in a little while."
    ),
    too_fast=(
        "Too many questions come from your network. What you typed is still in the question box. "
        "Please send it again in {seconds} seconds."
    ),
    trying_again="Many people are asking at the moment. Your question is sent again by itself.",
    bad_request="This request could not be read. Please load the page again and try once more.",
    new_started="A new conversation has begun.",
    widget_label="Ask a question",
    widget_opening="Opening questions and answers",
    widget_failed=(
        "Sorry, questions and answers cannot be shown on this page. Please open them in a new tab."
    ),
    widget_in_tab="Open questions and answers in a new tab",
    close="Close",
    close_window="Close questions and answers",
    queued="This question waits until the one before is answered",
    queue_full=(
        "One question is being answered and another waits. Please send this one in a moment."
    ),
    counted="{length} of {limit} characters",
    undo="Undo",
    voice="Speak the question",
    voice_note=(
        "Your browser may send your voice to its maker, to have it written down. Please say "
        "nothing personal. You can read the text before you send it."
    ),
    voice_yes="Start speaking",
    voice_no="Type instead",
    voice_failed="The browser could not write down what was said. Please try again or type.",
    suggestions="Questions like this",
    suggested="{count} questions like this. Press the down arrow to choose.",
    menu="Menu",
    print="Print the conversation",
    save_text="Save as a text file",
    file_name="conversation",
    theme="Colours",
    themes={"system": "As the device", "light": "Light", "dark": "Dark"},
    text_size="Text size",
    text_sizes={"normal": "Normal", "large": "Large", "larger": "Larger"},
    language_name="English",
    was_it="Is this what you asked?",
    fits="Yes",
    misses="No",
    did_it_help="Did this help?",
    helped="Yes",
    did_not_help="No",
    why_not="What is wrong?",
    faults={
        Fault.WRONG_ENTRY: "Another matter",
        Fault.INCOMPLETE: "Incomplete",
        Fault.OUTDATED: "Out of date",
        Fault.OTHER: "Something else",
    },
    thanks_for_rating="Thank you for telling us",
    rate_again="Change",
    rating_failed="This could not be sent",
    source_page="Source document",
    source_page_note=(
        "This page shows every line of the document as issued. The first column numbers the lines "
        "of the source file."
    ),
    source_page_places=(
        "This page shows all of the document as read from the office's own file. The first column "
        "says where in that file it stands."
    ),
    back_to_chat="Back to questions and answers",
    raw_source="Open the source as a text file",
    original_file="Download the office's own file ({name})",
    superseded="A newer version has replaced this one.",
    open_current="Open the version dated {date}",
    line="Lines",
    place="Place",
    errata_list="Editor's notes (not part of the document)",
    contents="Sections of the document",
    open_entry="Open the page of this entry",
    find_in_source="Find words in the document",
    shown_of_source="{count} entries with these words are shown",
    none_in_source="No entry of this document has the words typed",
    privacy="How questions are kept, and your privacy",
    privacy_purpose="What they are kept for",
    privacy_purpose_more=(
        "So that staff can see what people ask and which answers miss the question, and improve "
        "the answers of this service. They are used for nothing else."
    ),
    privacy_kept="What is kept",
    privacy_kept_more=(
        "The text of the question, its language, the day, how it was answered, the entries of the "
        "document that were shown or that you chose, and what you said of the answer, if anything."
    ),
    privacy_not_kept="What is not kept",
    privacy_not_kept_more=(
        "No name of whoever asked, no time of day, no IP address, nothing about your device or "
        "browser, and not which questions belong to the same conversation."
    ),
    privacy_masked="Personal data in a question",
    privacy_masked_more=(
        "You can ask without giving personal data. Before a question is kept, citizen ID numbers, "
        "passport numbers, telephone numbers, e-mail addresses, bank account numbers, number "
        "plates and names after a title are masked as far as they are recognised automatically, "
        "which may not be every time. Please do not type personal data, your own or anybody else's."
    ),
    privacy_days="How long, and who can read it",
    privacy_days_more=(
        "For {days} days; then it is deleted automatically. It stays on the machine that runs this "
        "service, and only the staff who look after the service can read it."
    ),
    privacy_rights="Your rights, and whom to contact",
    privacy_rights_more=(
        "Under the Personal Data Protection Act B.E. 2562 (2019) you may ask to see personal data "
        "about you, have it deleted, or object to its being kept. As the service does not know who "
        "asked, please say on which day and in which words you did, so that it can be found. "
        "Please contact:"
    ),
    not_found="Page not found",
    not_found_more=(
        "The address may be mistyped, or the document is no longer served here. Please go back to "
        "questions and answers and open it from there."
    ),
    no_such_document=(
        "The document that this link names is not here, so nothing was searched. Please ask again "
        "from the documents that are."
    ),
    refused="This request was not taken",
    refused_more="It is incomplete, too long or of the wrong kind. Please go back to ask.",
    failed="Something went wrong",
    failed_more="We are sorry. Please try again in a moment.",
    asked_too_fast="Too many requests from your network",
    asked_too_fast_more="Please wait a little and try again.",
    asked_by_many="Many people are asking just now",
    asked_by_many_more="We are sorry. Please wait a moment and try again.",
    ask_more="Ask something else",
    neighbours="Other questions in the document",
    previous="Previous",
    next="Next",
    share="Share",
    address_copied="Link copied",
    ask_further="Further enquiries",
    phone="Tel.",
    email="Email",
    website="Website",
    hours="Office hours",
    contact_source="Contact details taken from: {source}",
    contact_of_document="Contact details as the document states them",
    as_typed_option="(To search as typed, ask again with --as-typed.)",
    ask_there_option="(To search in that document, ask again with --document {document}.)",
    ask_document_option=(
        "(For the answer of one document, ask again with --document and its id: {documents}.)"
    ),
    ask_a_choice="(For the answer to one of these, ask again with that question.)",
    if_none_of_these=(
        "(If it is none of these, ask again in other words, or ask the office that issued the "
        "document.)"
    ),
    cited_question="Question: {question}",
    cited_answer="Answer: {answer}",
    cited_note="Editor's note (not part of the official document): {note}",
    at_lines="lines {lines}",
    of_edition="version {edition}",
    cited_source=(
        "Source: {title}, section {section}, number {number}, {place}, {date} ({office})"
    ),
)
