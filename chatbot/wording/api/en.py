"""English."""

from chatbot.wording.api.base import ApiWording

ENGLISH_API = ApiWording(
    language="en",
    problems={
        400: (
            "The request cannot be read",
            "What was sent is not JSON. Send one JSON object, in UTF-8.",
        ),
        401: (
            "A valid key is needed",
            "Send 'Authorization: Bearer KEY' with a key that the operator of this service gave "
            "you. A key that was removed opens nothing.",
        ),
        404: (
            "There is nothing here",
            "Nothing has that address or that name. The documentation lists all calls.",
        ),
        405: (
            "Not with this method",
            "The address is right, the method is not. The header 'Allow' names those that are.",
        ),
        411: (
            "The length is missing",
            "Send the header 'Content-Length', and the body in one piece.",
        ),
        413: (
            "Too large",
            "What was sent is too large. Leave older steps of the conversation out.",
        ),
        415: (
            "Not of a kind that is taken",
            "Send JSON, with the header 'Content-Type: application/json'.",
        ),
        421: (
            "Not under this name",
            "The service does not answer to the host name that was called. Call it by its own.",
        ),
        422: (
            "Something in the request cannot be taken",
            "'errors' names each field that cannot be taken, and what it must be.",
        ),
        429: (
            "Too many requests",
            "Wait as many seconds as the header 'Retry-After' says, then send it again.",
        ),
        500: (
            "Something went wrong here",
            "The request could not be answered through no fault of yours. Try again later.",
        ),
        503: (
            "Not available at the moment",
            "Many questions are being answered. Try again in a moment; the header 'Retry-After', "
            "where it is there, says in how many seconds.",
        ),
    },
    fields={
        "missing": "is required",
        "extra_forbidden": "has a field that is not in the description of the API",
        "string_type": "must be a text",
        "string_unicode": "must be a text in whole Unicode characters",
        "string_too_short": "must have {min_length} characters at least",
        "string_too_long": "must have {max_length} characters at most",
        "int_type": "must be a whole number",
        "int_parsing": "must be a whole number",
        "int_parsing_size": "must be a smaller whole number",
        "int_from_float": "must be a whole number",
        "greater_than_equal": "must be {ge} at least",
        "less_than_equal": "must be {le} at most",
        "bool_type": "must be true or false",
        "list_type": "must be a list",
        "too_long": "must have {max_length} items at most",
        "model_type": "must be a JSON object",
        "model_attributes_type": "must be a JSON object",
        "literal_error": "must be one of: {expected}",
        "enum": "must be one of: {expected}",
        "names": "must be an id, a list of ids or null",
        "question_or_entry": "must have either 'question' or 'entry'",
        "goes_with_question": (
            "has 'as_typed', 'document' or 'section' beside 'entry'; they go with a question"
        ),
        "unknown_scope": (
            "names a document or section that is not served, or not one alone; 'documents' lists "
            "those that are"
        ),
        "unknown_entry": (
            "names no entry; take a 'name' as an entry has it, or document/version/entry"
        ),
        "fault_of_fitting": "is only for an answer that misses",
    },
    field="cannot be taken as it is",
    title="API",
    intro=(
        "Questions in people's own words in, official answers out: word for word, with their "
        "source. The service keeps no conversation: the steps so far travel with each question."
    ),
    document="The same as an OpenAPI document",
    to_window="To the chat window",
    skip="Skip to the calls",
    calls="Calls",
    key_needed="A key is needed: 'Authorization: Bearer KEY'.",
    key_taken="No key is needed; one that was given goes into 'Authorization: Bearer KEY'.",
    parameters="Parameters",
    body="What is sent",
    example="Example",
    result="What comes back",
    nothing="Nothing.",
    objects="Objects",
    name="Name",
    meaning="Meaning",
    type="Type",
    required="required",
    errors="Problems",
    status="Status",
)
