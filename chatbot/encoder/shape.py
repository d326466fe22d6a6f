"""Sizes of the embedded encoder's network."""

from dataclasses import astuple, dataclass

# Sizes come from a file: what no weight bears out must not fill the memory.
_LARGEST = 10_000_000
_DEEPEST = 64
_WIDEST = 4096


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network.

    :param pieces: Pieces of the tokenizer.
    :param dimensions: Dimensions of the pieces' vectors and of the result.
    :param layers: Transformer layers, at least 1.
    :param width: Dimensions inside the transformer; a multiple of twice ``heads``.
    :param heads: Attention heads.
    :param feed_forward: Dimensions inside a feed-forward block.
    :param window: Pieces that the transformer reads together; a longer text is cut in windows.
    :raises ValueError: If the sizes cannot be those of a network.
    """

    pieces: int
    dimensions: int = 512
    layers: int = 2
    width: int = 256
    heads: int = 4
    feed_forward: int = 1024
    window: int = 96

    def __post_init__(self) -> None:
        sizes = astuple(self)
        if any(type(size) is not int or not 1 <= size <= _LARGEST for size in sizes):
            raise ValueError(f"sizes must be whole numbers from 1 to {_LARGEST}: {self}")
        if max(self.layers, self.heads) > _DEEPEST or self.window > _WIDEST:
            raise ValueError(f"more layers, heads or places than a model of this kind has: {self}")
        if self.width % (2 * self.heads):
            raise ValueError(f"width {self.width} is no multiple of twice {self.heads} heads")

    def tensors(self) -> dict[str, tuple[int, ...]]:
        """Shape of each weight by its name, a matrix as (outputs, inputs)."""
        width = self.width
        shapes: dict[str, tuple[int, ...]] = {
            "table.weight": (self.pieces, self.dimensions),
            "down.weight": (width, self.dimensions),
            "last.weight": (width,),
            "last.bias": (width,),
            "gate.weight": (1, width),
            "gate.bias": (1,),
            "up.weight": (self.dimensions, width),
            "up.bias": (self.dimensions,),
        }
        of_a_layer = {
            "before_attention": (width,),
            "query_key_value": (3 * width, width),
            "output": (width, width),
            "before_feed_forward": (width,),
            "raised": (self.feed_forward, width),
            "lowered": (width, self.feed_forward),
        }
        for number in range(self.layers):
            for part, shape in of_a_layer.items():
                shapes[f"layers.{number}.{part}.weight"] = shape
                shapes[f"layers.{number}.{part}.bias"] = shape[:1]
        return shapes
