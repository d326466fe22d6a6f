"""The network of the embedded sentence encoder in torch: vectors of pieces, put in context.

A text is the weighted mean of its pieces' vectors plus what a small transformer reads off their
order; the transformer sets the weights too. Most of what the encoder knows is in the table of
vectors, which costs nothing to look up, so the transformer can be narrower than the vectors.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from chatbot.encoder.shape import Shape

# A piece's odds stay within e^±8 (one against another e^±16): no sum overflows or vanishes.
_STEEPEST = 8.0
# Added to the attention of a place where no piece stands.
_BARRED = -1e4


@dataclass(frozen=True, slots=True)
class Windows:
    """A batch of texts as windows of at most ``Shape.window`` pieces.

    :param pieces: Piece ids, shape (windows, places), padded with any piece's id.
    :param mask: True where a piece stands, same shape; at least once in each window.
    :param owners: Number of the text that each window is of, shape (windows,); none where each
        text is one window.
    :param texts: How many texts.
    """

    pieces: Tensor
    mask: Tensor
    owners: Tensor | None
    texts: int


class ContextualEncoder(nn.Module):
    """Vectors of texts from their piece ids.

    Training starts from a static encoder: with fresh weights the result is the plain mean of the
    pieces' vectors.

    :param shape: Sizes.
    """

    rotations: Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.table = nn.Embedding(shape.pieces, shape.dimensions)
        self.down = nn.Linear(shape.dimensions, shape.width, bias=False)
        self.layers = nn.ModuleList(_Layer(shape) for _ in range(shape.layers))
        self.last = nn.LayerNorm(shape.width)
        rotations = _rotations(shape.window, shape.width // shape.heads)
        self.register_buffer("rotations", rotations, persistent=False)
        self.gate = nn.Linear(shape.width, 1)
        self.up = nn.Linear(shape.width, shape.dimensions)
        for part in (self.gate, self.up):
            nn.init.zeros_(part.weight)
            nn.init.zeros_(part.bias)

    def forward(self, windows: Windows) -> Tensor:
        """Encode texts.

        :param windows: The texts.
        :return: Vectors, shape (texts, dimensions), not of unit length; 0 for a text without
            windows.
        """
        return self.read(self.table(windows.pieces), windows)

    def read(self, vectors: Tensor, windows: Windows) -> Tensor:
        """Encode texts whose pieces' vectors were looked up already.

        :param vectors: Vectors of the windows' pieces, shape (windows, places, dimensions).
        :param windows: The texts.
        """
        state = self.down(vectors)
        rotations = self.rotations[:, : state.shape[1]].to(state.dtype)
        barred = None
        if not bool(windows.mask.all()):
            barred = torch.where(windows.mask, 0.0, _BARRED)[:, None, None, :].to(state.dtype)
        for layer in self.layers:
            state = layer(state, rotations, barred)
        state = self.last(state)
        odds = self.gate(state)[..., 0].clamp(-_STEEPEST, _STEEPEST).exp()
        if barred is not None:
            odds = odds * windows.mask
        total = odds.sum(dim=1, keepdim=True)
        weights = (odds / total)[:, None, :]
        read = (weights @ vectors + self.up(weights @ state))[:, 0]
        return _join(read, total, windows)


class _Layer(nn.Module):
    """A pre-norm transformer layer with rotary positions."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.before_attention = nn.LayerNorm(shape.width)
        self.query_key_value = nn.Linear(shape.width, 3 * shape.width)
        self.output = nn.Linear(shape.width, shape.width)
        self.before_feed_forward = nn.LayerNorm(shape.width)
        self.raised = nn.Linear(shape.width, shape.feed_forward)
        self.lowered = nn.Linear(shape.feed_forward, shape.width)

    def forward(self, state: Tensor, rotations: Tensor, barred: Tensor | None) -> Tensor:
        windows, places, width = state.shape
        parts = self.query_key_value(self.before_attention(state))
        parts = parts.view(windows, places, 3, self.heads, width // self.heads)
        parts = parts.permute(2, 0, 3, 1, 4)
        query, key = _rotate(parts[:2], rotations)
        # Written out: torch's fused attention took seven times as long backward on a CPU.
        attention = query @ key.transpose(2, 3) * query.shape[3] ** -0.5
        if barred is not None:
            attention = attention + barred
        mixed = attention.softmax(dim=3) @ parts[2]
        state = state + self.output(mixed.transpose(1, 2).reshape(windows, places, width))
        raised = functional.gelu(self.raised(self.before_feed_forward(state)), approximate="tanh")
        result: Tensor = state + self.lowered(raised)
        return result


def _join(read: Tensor, total: Tensor, windows: Windows) -> Tensor:
    """Windows of one text together, each with the weight of its pieces."""
    if windows.owners is None:
        return read
    weighted = read * total
    summed = weighted.new_zeros(windows.texts, read.shape[1])
    summed = summed.index_add(0, windows.owners, weighted)
    whole = total.new_zeros(windows.texts, 1).index_add(0, windows.owners, total)
    return summed / whole.clamp_min(1e-6)


def _rotations(places: int, width: int) -> Tensor:
    """Cosines and sines of the places' angles, shape (2, places, width / 2)."""
    # Base 1000, not the paper's 10,000: windows are short.
    # On the CPU in so many words: a network is read on the meta device, which has no numbers.
    rates = 1000.0 ** (-torch.arange(0, width, 2, device="cpu") / width)
    angles = torch.arange(places, device="cpu")[:, None] * rates
    return torch.stack([angles.cos(), angles.sin()])


def _rotate(vectors: Tensor, rotations: Tensor) -> Tensor:
    """Rotary position embedding (Su 2021, https://arxiv.org/abs/2104.09864)."""
    cosine, sine = rotations
    left, right = vectors.chunk(2, dim=-1)
    return torch.cat([left * cosine - right * sine, right * cosine + left * sine], dim=-1)
