"""English."""

from chatbot.wording.line.base import LineWording

ENGLISH_LINE = LineWording(
    language="en",
    greeting=(
        "Hello. This is an automatic service. Type a question, and it shows the official answer "
        "word for word with its source, from {documents}.\n\n{kept}"
    ),
    greeting_group=(
        "Hello. This is an automatic service. In a group it answers only messages that mention (@) "
        "this account, word for word with their source, from {documents}."
    ),
    more_documents="and {count} more documents",
    text_only="Only text can be read here. Please type your question.",
    busy="Many people are asking just now, so this message was not answered. Please send it again "
    "in a moment.",
    failed="Sorry, something went wrong. Please try again later.",
    entry_gone="This entry is no longer here; the document may have been revised. Please type your "
    "question again.",
    continues="The official answer follows in the next messages: {count}",
    too_long=(
        "This official answer is too long to be sent whole in LINE, so no part of it is shown. "
        "Please read it in the document named below."
    ),
    too_long_at_source=(
        "This official answer is too long to be sent whole in LINE, so no part of it is shown. "
        "Please open the source to read all of it."
    ),
    open_source="Open the source",
    choose="Choose {number}",
    as_typed="Search as typed",
)
