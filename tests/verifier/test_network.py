"""The network on numpy is the network in torch."""

import numpy as np
import pytest
import torch
from safetensors.numpy import save_file
from torch.nn import functional

from chatbot.encoder.quantise import pack
from chatbot.verifier.network import EntryPieces, Network, QuestionPieces
from training.verifier import VerifierNetwork

STATES, DIMENSIONS = 12, 20


@pytest.fixture
def both(tmp_path):
    """The same weights, drawn at random, in torch and on numpy."""
    torch.manual_seed(1)
    trained = VerifierNetwork(STATES, DIMENSIONS).eval()
    for parameter in trained.parameters():
        torch.nn.init.normal_(parameter, std=0.1)
    path = tmp_path / "network.safetensors"
    save_file(pack({name: one.numpy() for name, one in trained.state_dict().items()}), path)
    network = Network.read(path, STATES, DIMENSIONS)
    # As they were rounded for the file, so that only the arithmetic is compared.
    rounded = {name: torch.from_numpy(np.array(value)) for name, value in network._weights.items()}
    trained.load_state_dict(rounded)
    return trained, network


def drawn(chance, pieces):
    states = chance.normal(size=(pieces, STATES)).astype(np.float32)
    return states, chance.normal(size=(pieces, DIMENSIONS)).astype(np.float32)


def units(vectors):
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def in_torch(network, question, entry, asking):
    """The odds of one pair, without padding."""
    (states, vectors), (entry_states, entry_vectors) = (
        [torch.from_numpy(array)[None] for array in pair] for pair in (question, entry)
    )
    telling = torch.from_numpy(~asking)[None]
    with torch.no_grad():
        odds = network(
            network.embed(states, vectors),
            torch.ones(states.shape[:2], dtype=torch.bool),
            functional.normalize(vectors, dim=2),
            network.embed(entry_states, entry_vectors),
            ~telling,
            telling,
            functional.normalize(entry_vectors, dim=2),
        )
    return float(odds)


def on_numpy(network, question, entries):
    """The odds of all entries at once: their official questions, then their answers."""
    texts, answers = [], []
    for (states, vectors), of in entries:
        embedded = network.embed(states, vectors)
        texts.append((network.mark(embedded[of], False), units(vectors)[of]))
    for (states, vectors), of in entries:
        answers.append(-1 if of.all() else len(texts))
        if not of.all():
            embedded = network.embed(states, vectors)
            texts.append((network.mark(embedded[~of], True), units(vectors)[~of]))
    rows, pieces = zip(*texts, strict=True)
    asked = QuestionPieces(network.embed(*question), units(question[1]))
    return network.odds(
        asked,
        EntryPieces(
            np.concatenate(rows),
            asked.units @ np.concatenate(pieces).T,
            np.cumsum([0, *map(len, rows)]),
            np.array(answers),
        ),
    )


@pytest.mark.parametrize(
    ("asked", "lengths"), [(1, [(1, 0)]), (5, [(3, 4)]), (9, [(2, 7), (6, 1), (1, 0)])]
)
def test_it_gives_what_torch_gives_for_one_entry_or_several(both, asked, lengths):
    trained, network = both
    chance = np.random.default_rng(asked)
    question = drawn(chance, asked)
    entries = [(drawn(chance, own + told), np.arange(own + told) < own) for own, told in lengths]
    expected = [in_torch(trained, question, *entry) for entry in entries]
    assert on_numpy(network, question, entries) == pytest.approx(expected, abs=1e-4)
    assert len(set(expected)) == len(expected)
