"""Which questions ask the same thing."""

import numpy as np

from chatbot.embedding import Vectors

APART = 0.5
"""Mean cosine distance from which questions ask different things, see docs/experiments.md."""


def clusters(vectors: Vectors) -> list[list[int]]:
    """Put questions together by meaning: average linkage over cosine distances.

    :param vectors: One a question, shape ``(questions, dimensions)``, of unit length or 0.
    :return: The numbers of the questions of each cluster, in the order of the first of each.
    """
    # Imported here: answering needs none of it.
    from sklearn.cluster import AgglomerativeClustering

    if len(vectors) < 2:
        return [[number] for number in range(len(vectors))]
    # A text without any known piece has no direction; it is as far from everything as can be.
    distances = 1 - vectors @ vectors.T
    np.fill_diagonal(distances, 0)
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=APART
    )
    found: dict[int, list[int]] = {}
    for number, label in enumerate(model.fit_predict(np.clip(distances, 0, None))):
        found.setdefault(int(label), []).append(number)
    return sorted(found.values())
