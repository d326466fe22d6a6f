"""The verifier's network in torch: what is trained. ``chatbot/verifier/network.py`` runs it.

Pieces of the question and of the entry come as the embedded encoder leaves them: states in
context, and vectors without. Forward, each piece of the question attends to the entry's pieces and
is compared with what it found there; backward, each piece of the official question with what it
found in the question. A gate weighs each comparison: it learns that a name or an amount left
unsaid matters, and a particle does not.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from chatbot.verifier.network import LEANING, WIDTH

_FAR = -1e4


class VerifierNetwork(nn.Module):
    """Log-odds that an entry answers a question.

    :param width: Of the encoder's states.
    :param dimensions: Of its vectors.
    :param dropout: In training.
    """

    def __init__(self, width: int = 256, dimensions: int = 512, dropout: float = 0.2) -> None:
        super().__init__()
        self.states = nn.Linear(width, WIDTH)
        self.vectors = nn.Linear(dimensions, WIDTH, bias=False)
        self.field = nn.Embedding(2, WIDTH)
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.cmp = nn.Sequential(
            nn.Linear(4 * WIDTH + 4, WIDTH),
            nn.GELU("tanh"),
            nn.Dropout(dropout),
            nn.Linear(WIDTH, WIDTH),
            nn.GELU("tanh"),
        )
        self.gate = nn.Linear(2 * WIDTH, 1)
        self.rcmp = nn.Sequential(
            nn.Linear(4 * WIDTH + 1, WIDTH), nn.GELU("tanh"), nn.Dropout(dropout)
        )
        self.rgate = nn.Linear(WIDTH, 1)
        self.out = nn.Sequential(
            nn.Linear(4 * WIDTH + 2, WIDTH),
            nn.GELU("tanh"),
            nn.Dropout(dropout),
            nn.Linear(WIDTH, 1),
        )
        self.dropout = nn.Dropout(dropout)
        self.sharpness = nn.Parameter(torch.ones(1))

    def embed(self, states: Tensor, vectors: Tensor) -> Tensor:
        """Pieces as the rest takes them, shape (texts, pieces, WIDTH)."""
        rows = self.states(self.dropout(states)) + self.vectors(self.dropout(vectors))
        return functional.layer_norm(rows, (WIDTH,))

    def forward(
        self,
        question: Tensor,
        there: Tensor,
        units: Tensor,
        entry: Tensor,
        asking: Tensor,
        telling: Tensor,
        entry_units: Tensor,
    ) -> Tensor:
        """Weigh pairs.

        :param question: Embedded, shape (pairs, n, WIDTH).
        :param there: Which of its pieces are no padding, shape (pairs, n).
        :param units: Their vectors without context, of unit length.
        :param entry: Embedded, shape (pairs, m, WIDTH).
        :param asking: Which of its pieces are of the official question, shape (pairs, m).
        :param telling: Which are of the answer.
        :param entry_units: As ``units``.
        :return: Shape (pairs,).
        """
        entry = entry + self.field(telling.long())
        inside = (asking | telling)[:, None, :]
        cosines = units @ entry_units.transpose(1, 2)
        likeness = cosines.clamp(min=0)
        attention = self.query(question) @ self.key(entry).transpose(1, 2) / WIDTH**0.5
        attention = attention * self.sharpness.exp() + LEANING * cosines
        attention = attention.masked_fill(~inside, _FAR)
        in_question = likeness.masked_fill(~asking[:, None, :], 0).amax(2)
        in_answer = likeness.masked_fill(~telling[:, None, :], 0).amax(2)
        nearest = in_question.maximum(in_answer)

        shares = attention.softmax(2)
        found = shares @ self.value(entry)
        to_answer = (shares * telling[:, None, :]).sum(2)
        numbers = torch.stack([in_question, in_answer, to_answer, nearest], 2)
        compared = self.cmp(torch.cat([*_beside(question, found), numbers], 2))
        gates = torch.sigmoid(self.gate(torch.cat([question, compared], 2)))
        gates = gates.masked_fill(~there[..., None], 0)
        total = gates.sum(1)
        pooled = (gates * compared).sum(1) / (total + 1)
        highest = compared.masked_fill(~there[..., None], _FAR).amax(1)
        unsaid = (gates * (1 - nearest)[..., None]).sum(1) / (total + 1)

        longest = max(1, int(asking.sum(1).max()))
        official, asking = entry[:, :longest], asking[:, :longest, None]
        back = attention[:, :, :longest].transpose(1, 2).masked_fill(~there[:, None, :], _FAR)
        answered = back.softmax(2) @ question
        nearest = likeness[:, :, :longest].transpose(1, 2)
        nearest = nearest.masked_fill(~there[:, None, :], 0).amax(2)[..., None]
        back = self.rcmp(torch.cat([*_beside(official, answered), nearest], 2))
        back_gates = torch.sigmoid(self.rgate(back)).masked_fill(~asking, 0)
        back_pooled = (back_gates * back).sum(1) / (back_gates.sum(1) + 1)
        back_highest = back.masked_fill(~asking, _FAR).amax(1)
        features = [pooled, highest, back_pooled, back_highest, unsaid, total]
        odds: Tensor = self.out(torch.cat(features, 1))[:, 0]
        return odds


def _beside(one: Tensor, other: Tensor) -> tuple[Tensor, ...]:
    return one, other, one * other, (one - other).abs()
