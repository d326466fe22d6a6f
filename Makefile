# Two commands: `make run` serves the chat window, `make test` runs every check. While at work,
# `make test-unit` runs the tests that need neither the shipped document nor a browser.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TORCH_VERSION := 2.13.0

.PHONY: run install test test-unit test-install check audit sbom clean

run: $(VENV)/.installed
	$(BIN)/chatbot serve

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml scripts/install.sh
	scripts/install.sh "$(PYTHON)" "$(VENV)" "$(TORCH_VERSION)" .
	touch $@

# The tests need more: the extra 'evaluate', the linters, and a real browser.
$(VENV)/.installed-test: pyproject.toml scripts/install.sh scripts/install_chromium.sh
	scripts/install.sh "$(PYTHON)" "$(VENV)" "$(TORCH_VERSION)" ".[test]"
	scripts/install_chromium.sh
	touch $(VENV)/.installed $@

test-install: $(VENV)/.installed-test

check: $(VENV)/.installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m scripts.supply_chain.licences

# Known holes in what is installed, where data on them can be had; what is installed, as a bill.
audit: $(VENV)/.installed-test
	$(BIN)/python -m scripts.supply_chain.audit

sbom: $(VENV)/.installed-test
	$(BIN)/python -m scripts.supply_chain.bill

# On all cores, the tests of a file in turn, since they share what they build.
test: check
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile

test-unit: $(VENV)/.installed-test
	$(BIN)/pytest -m unit

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis dist build reports
	find index -mindepth 1 ! -name README.md -delete
