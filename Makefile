# Two commands: `make run` serves the chat window, `make test` runs every check. While at work,
# `make test-unit` runs the tests that need neither the shipped document nor a browser.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TORCH_VERSION := 2.13.0

# The comparison with other systems: their packages are kept apart from the product's own.
PEERS := .venv-peers
SHARED ?= ../shared
OFFICE := reports/peers/office.json

.PHONY: run install test test-unit test-install check audit sbom bench-peers clean

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

$(PEERS)/.installed: pyproject.toml scripts/install.sh benchmarks/peers/requirements.txt
	scripts/install.sh "$(PYTHON)" "$(PEERS)" "$(TORCH_VERSION)" ".[evaluate]"
	$(PEERS)/bin/python -m pip --disable-pip-version-check install -r benchmarks/peers/requirements.txt
	touch $@

# Beside other systems, over the same questions: reports/peers.json, docs/peers.md and its picture.
# SHARED names the folder of training and bench; what is not there is left out, and said.
bench-peers: $(PEERS)/.installed
	if [ -d "$(SHARED)/training" ]; then \
		$(PEERS)/bin/python -m scripts.write_unseen_office --data "$(SHARED)/training" --to $(OFFICE); \
	else rm -f $(OFFICE); fi
	$(PEERS)/bin/python -m benchmarks.peers --shared "$(SHARED)" --office $(OFFICE) \
		--json reports/peers.json --page docs/peers.md --plot docs/images/peers.png

# On all cores, the tests of a file in turn, since they share what they build.
test: check
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile

test-unit: $(VENV)/.installed-test
	$(BIN)/pytest -m unit

clean:
	rm -rf $(VENV) $(PEERS) .mypy_cache .pytest_cache .ruff_cache .hypothesis dist build reports
	find index -mindepth 1 ! -name README.md -delete
