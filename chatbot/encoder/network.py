"""The network of the embedded sentence encoder: vectors of pieces, put in context.

A text is the weighted mean of its pieces' vectors plus what a small transformer reads off their
order; the transformer sets the weights too. Most of what the encoder knows is in the table of
vectors, which costs nothing to look up, so the transformer can be narrower than the vectors.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

# Odds of a piece against another stay within e^±8: no sum of them overflows or vanishes.
_STEEPEST = 8.0
# Added to the attention of a place where no piece stands.
_BARRED = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network.

    :param pieces: Pieces of the tokenizer.
    :param dimensions: Dimensions of the pieces' vectors and of the result.
    :param layers: Transformer layers, at least 1.
    :param width: Dimensions inside the transformer; a multiple of twice ``heads``.
    :param heads: Attention heads.
    :param inner: Dimensions inside a feed-forward block.
    :param reach: Pieces that the transformer reads together; a longer text is cut in windows.
    """

    pieces: int
    dimensions: int = 512
    layers: int = 2
    width: int = 256
    heads: int = 4
    inner: int = 1024
    reach: int = 128


@dataclass(frozen=True, slots=True)
class Windows:
    """A batch of texts as windows of at most ``Shape.reach`` pieces.

    :param pieces: Piece ids, shape (windows, places), padded with anything.
    :param mask: True where a piece stands, same shape; at least once in each window.
    :param owners: Number of the text that each window is of, shape (windows,).
    :param texts: How many texts.
    """

    pieces: Tensor
    mask: Tensor
    owners: Tensor
    texts: int


class ContextualEncoder(nn.Module):
    """Vectors of texts from their piece ids.

    Training starts from a static encoder: with fresh weights the result is the plain mean of the
    pieces' vectors.

    :param shape: Sizes.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.table = nn.Embedding(shape.pieces, shape.dimensions)
        self.down = nn.Linear(shape.dimensions, shape.width, bias=False)
        self.layers = nn.ModuleList(_Layer(shape) for _ in range(shape.layers))
        self.last = nn.LayerNorm(shape.width)
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
        turns = _turns(state.shape[1], self.shape.width // self.shape.heads, state.device)
        barred = torch.where(windows.mask, 0.0, _BARRED)[:, None, None, :].to(state.dtype)
        for layer in self.layers:
            state = layer(state, turns, barred)
        state = self.last(state)
        odds = self.gate(state)[..., 0].clamp(-_STEEPEST, _STEEPEST).exp() * windows.mask
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
        self.attended = nn.Linear(shape.width, 3 * shape.width)
        self.joined = nn.Linear(shape.width, shape.width)
        self.before_inner = nn.LayerNorm(shape.width)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)

    def forward(self, state: Tensor, turns: tuple[Tensor, Tensor], barred: Tensor) -> Tensor:
        windows, places, width = state.shape
        parts = self.attended(self.before_attention(state))
        parts = parts.view(windows, places, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        # Written out: torch's fused attention took six times as long backward on a CPU.
        nearness = _turn(query, turns) @ _turn(key, turns).transpose(2, 3)
        mixed = (nearness * query.shape[3] ** -0.5 + barred).softmax(dim=3) @ value
        state = state + self.joined(mixed.transpose(1, 2).reshape(windows, places, width))
        raised = functional.gelu(self.inner(self.before_inner(state)), approximate="tanh")
        result: Tensor = state + self.outer(raised)
        return result


def _join(read: Tensor, total: Tensor, windows: Windows) -> Tensor:
    """Windows of one text together, each with the weight of its pieces."""
    weighted = read * total
    summed = weighted.new_zeros(windows.texts, read.shape[1])
    summed = summed.index_add(0, windows.owners, weighted)
    whole = total.new_zeros(windows.texts, 1).index_add(0, windows.owners, total)
    return summed / whole.clamp_min(1e-6)


def _turns(places: int, width: int, device: torch.device) -> tuple[Tensor, Tensor]:
    rates = 1000.0 ** (-torch.arange(0, width, 2, device=device) / width)
    angles = torch.arange(places, device=device)[:, None] * rates
    return angles.cos(), angles.sin()


def _turn(vectors: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
    """Rotary position embedding (Su 2021, https://arxiv.org/abs/2104.09864)."""
    cosine, sine = (part.to(vectors.dtype) for part in turns)
    left, right = vectors.chunk(2, dim=-1)
    return torch.cat([left * cosine - right * sine, right * cosine + left * sine], dim=-1)
