"""The command that learns the prior: what it writes and how it fails."""

import json
import sys

import numpy as np
import pytest

from chatbot.decision import prior
from chatbot.decision.prior import PRIOR_NAMES, Prior
from training import fit_prior


def test_what_is_written_is_what_the_product_reads(tmp_path, monkeypatch):
    path = tmp_path / "prior.json"
    monkeypatch.setattr(fit_prior, "PRIOR_FILE", path)
    monkeypatch.setattr(prior, "PRIOR_FILE", path)
    prior.shipped_prior.cache_clear()
    weights = np.arange(len(PRIOR_NAMES)) / 7
    fit_prior.write_prior(Prior(weights, -1.5), 4)
    read = prior.shipped_prior()
    prior.shipped_prior.cache_clear()
    assert read.weights == pytest.approx(weights, abs=1e-6)
    assert read.intercept == -1.5
    assert json.loads(path.read_text(encoding="utf-8"))["fitted_on"] == 4


def test_what_is_missing_is_said(tmp_path, monkeypatch, capsys):
    arguments = ["fit_prior", "--data", str(tmp_path / "nowhere"), "--work", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", arguments)
    assert fit_prior.main() == 1
    assert "does not exist" in capsys.readouterr().err
