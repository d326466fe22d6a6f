"""A question as it is asked over HTTP: at the API, and as the chat window does."""

API, WINDOW = "/api/v1/ask", "/gradio_api/run/respond"
"""Where each is posted to."""


def body(path: str, question: str) -> dict[str, object]:
    """What is posted.

    :param path: ``API`` or ``WINDOW``.
    """
    step = {"question": question}
    return {"data": [{"step": step, "earlier": []}]} if path == WINDOW else {**step}
