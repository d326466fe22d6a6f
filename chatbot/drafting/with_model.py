"""Drafts by a language model, and what they cost."""

import logging
from dataclasses import dataclass

from chatbot.datatypes import Entry
from chatbot.drafting.prompt import messages_for
from chatbot.drafting.proposal import Proposal
from chatbot.drafting.reply import read_reply
from chatbot.language_model.endpoint import Endpoint, ModelReply

logger = logging.getLogger(__name__)


@dataclass
class TokenCost:
    """Tokens of a run.

    :param counted: Whether the endpoint counted all of them; else some are estimated.
    """

    asked: int = 0
    said: int = 0
    counted: bool = True

    def add(self, reply: ModelReply) -> None:
        """Count one more answer."""
        self.asked += reply.asked
        self.said += reply.said
        self.counted = self.counted and reply.counted


class ModelDrafter:
    """Asks an endpoint for drafts, an entry at a time.

    :param most: Tokens of one answer at most.
    """

    def __init__(self, endpoint: Endpoint, most: int) -> None:
        self.model: str | None = endpoint.model
        self.cost = TokenCost()
        self._endpoint, self._most = endpoint, most

    def drafts(self, entry: Entry) -> list[Proposal]:
        """What the model proposes for an entry; none where its answer holds nothing to read.

        :raises EndpointError: There is no answer.
        """
        reply = self._endpoint.ask(messages_for(entry), self._most)
        self.cost.add(reply)
        proposals = read_reply(reply.text)
        if not proposals:
            logger.warning("%s: nothing in the model's answer can be read as a draft", entry.id)
        return proposals
