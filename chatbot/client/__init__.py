"""A client of the API: official answers in other programs.

    with Client("https://faq.example.go.th") as client:
        print(client.ask("ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด").answer)

Importing it loads httpx, and nothing of what answers.

In the order of the walk:

``client``     the calls
``dialog``     a conversation: the steps so far, kept for the next
``results``    what comes back
``problem``    what is raised where something is wrong
``transport``  one call over HTTP
"""

from chatbot.client.client import Client
from chatbot.client.dialog import Dialog
from chatbot.client.problem import ApiProblem
from chatbot.client.results import (
    ApiAnswer,
    ApiChoice,
    ApiCitation,
    ApiDocument,
    ApiEntry,
    ApiHit,
    ApiNote,
    ApiSuggestion,
)

__all__ = [
    "ApiAnswer",
    "ApiChoice",
    "ApiCitation",
    "ApiDocument",
    "ApiEntry",
    "ApiHit",
    "ApiNote",
    "ApiProblem",
    "ApiSuggestion",
    "Client",
    "Dialog",
]
