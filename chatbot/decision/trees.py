"""A boosted ensemble of decision trees as plain arrays: kept as JSON, run by numpy."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sklearn.ensemble import GradientBoostingClassifier

_DIGITS = 6
"""Decimals of a leaf's value that are kept."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees whose leaves are summed, all nodes in one list, the roots where ``roots`` says.

    :param base: Log-odds before the first tree.
    :param roots: Number of each tree's root.
    :param columns: Per node the column that it looks at; -1 in a leaf.
    :param thresholds: Per node the value up to which it goes left.
    :param left: Per node the number of its left child; of itself in a leaf.
    :param right: The same of its right child.
    :param values: Per node what a leaf adds to the log-odds.
    """

    base: float
    roots: list[int]
    columns: list[int]
    thresholds: list[float]
    left: list[int]
    right: list[int]
    values: list[float]

    def compile(self) -> "CompiledTrees":
        """The same as numpy arrays, to be run."""
        return CompiledTrees(self)

    @classmethod
    def of(cls, model: "GradientBoostingClassifier") -> Self:
        """The trees of a fitted two-class model of scikit-learn."""
        trees = cls(_log_odds(float(model.init_.class_prior_[1])), [], [], [], [], [], [])
        for (estimator,) in model.estimators_:
            tree, start = estimator.tree_, len(trees.columns)
            trees.roots.append(start)
            for node in range(tree.node_count):
                leaf = tree.children_left[node] < 0
                trees.columns.append(-1 if leaf else int(tree.feature[node]))
                trees.thresholds.append(0.0 if leaf else float(tree.threshold[node]))
                trees.left.append(start + (node if leaf else int(tree.children_left[node])))
                trees.right.append(start + (node if leaf else int(tree.children_right[node])))
                value = float(tree.value[node].item()) * model.learning_rate
                trees.values.append(round(value, _DIGITS) if leaf else 0.0)
        return trees

    def to_json(self) -> dict[str, Any]:
        """A JSON value that :meth:`from_json` reads."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read what :meth:`to_json` gave.

        :raises ValueError: It would not run to a number: lists of unequal lengths, a child that
            does not come after its parent, or values that are no numbers.
        """
        trees = cls(**value)
        lists = (trees.columns, trees.thresholds, trees.left, trees.right, trees.values)
        count = len(trees.columns)
        if {len(one) for one in lists} != {count} or not np.isfinite(
            [trees.base, *trees.values]
        ).all():
            raise ValueError("the trees are damaged")
        inner = np.array(trees.columns) >= 0
        for children in (np.array(trees.left), np.array(trees.right)):
            later = children > np.arange(count)
            if not (np.where(inner, later, True) & (children < count) & (children >= 0)).all():
                raise ValueError("the trees are damaged")
        if not all(0 <= root < count for root in trees.roots):
            raise ValueError("the trees are damaged")
        return trees


class CompiledTrees:
    """Trees as arrays.

    :param trees: What to run.
    """

    def __init__(self, trees: Trees) -> None:
        self._base = trees.base
        self._roots = np.array(trees.roots)
        self._columns = np.array(trees.columns)
        self._thresholds = np.array(trees.thresholds)
        self._children = np.array([trees.right, trees.left])
        self._values = np.array(trees.values)

    def log_odds(self, row: NDArray[np.float64]) -> float:
        """The log-odds of one row, shape (columns,)."""
        # Trees compare 32-bit numbers with 64-bit thresholds, as they did when they were fitted.
        row = row.astype(np.float32).astype(np.float64)
        nodes = self._roots
        # All trees go down one level at a time; a leaf is its own child.
        while True:
            columns = self._columns[nodes]
            if (columns < 0).all():
                return self._base + float(self._values[nodes].sum())
            goes_left = row[columns] <= self._thresholds[nodes]
            nodes = self._children[goes_left.astype(np.intp), nodes]


def _log_odds(share: float) -> float:
    return float(np.log(share / (1 - share)))
