# `make lab` to work, `make test` to be sure. Everything they need goes into .venv; delete that folder to begin anew.
# Written for GNU make 3.81 (macOS) and newer.

SHELL := /bin/sh
PY := .venv/bin/python
MADE := .venv/made
ARGS :=
DATA :=

.PHONY: help lab test env check demo eval bench faults offline screens train lock

help:
	@echo 'make lab     open JupyterLab on the annotation notebook (ARGS="--port 9999" passes options on)'
	@echo 'make test    run every test, in a real browser too (ARGS="-k charts" passes options on)'
	@echo
	@echo 'make env     only make the environment, in .venv'
	@echo 'make check   style and types: ruff, mypy, tsc'
	@echo 'make demo    the whole way without a browser; charts go to build/'
	@echo 'make eval    score the suggestions against the reference reading, and labelled sets (DATA=folder) if given'
	@echo 'make bench   measure how quick it is'
	@echo 'make faults  count the faults survived, bad inputs tried, the load held, figures right (ARGS="B3 C" counts some)'
	@echo 'make offline run every test with the network cut (Linux)'
	@echo 'make screens take pictures of the desk into build/screens (ARGS="rtl dark" takes some)'
	@echo 'make train   make the shipped encoder anew (DATA=folder of labelled sets; needs torch, see workbench/training)'
	@echo 'make lock    choose the versions of requirements.lock anew (needs uv)'

lab: $(MADE)
	@echo 'JupyterLab opens in the browser, or at the address it prints here. Ctrl-C, twice, stops it.'
	@exec $(PY) -m jupyterlab --ServerApp.root_dir='$(CURDIR)' --LabApp.default_url=/lab/tree/notebooks/1-Annotate.ipynb \
	    $$([ "$$(id -u)" != 0 ] || echo --allow-root) $(ARGS)

test: $(MADE)
	@$(PY) -m tests.browser.chromium
	@$(PY) -m pytest $(ARGS)

env: $(MADE)

check: $(MADE)
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	@if ! command -v npm >/dev/null 2>&1; then echo 'tsc left out: it needs Node.js (npm), which is not here.'; \
	elif ! { [ .ci/node_modules/.package-lock.json -nt .ci/package-lock.json ] || \
	         npm ci --prefix .ci --no-audit --no-fund --loglevel=error; }; then \
	    echo 'tsc left out: npm could not fetch it; the reason stands above.'; \
	else echo .ci/node_modules/.bin/tsc --project .ci; .ci/node_modules/.bin/tsc --project .ci; fi

demo: $(MADE)
	@$(PY) -m tests.measure.demo $(ARGS)

eval: $(MADE)
	@$(PY) -m tests.measure.eval $(if $(DATA),'$(DATA)') $(ARGS)

bench: $(MADE)
	@$(PY) -m tests.measure.bench $(ARGS)

faults: $(MADE)
	@$(PY) -m tests.browser.chromium
	@$(PY) -m tests.faults $(ARGS)

offline: $(MADE)
	@$(PY) -m tests.browser.chromium
	@for cut in -n -rn; do \
	    if unshare $$cut true 2>/dev/null; then exec unshare $$cut $(PY) -m tests.faults.offline $(ARGS); fi; \
	done; \
	echo 'The network cannot be cut here: that needs unshare and user namespaces (Linux). `make test` runs the same'; \
	echo 'tests with the network there.'; exit 1

screens: $(MADE)
	@$(PY) -m tests.measure.screens $(ARGS)

# In an environment of its own: torch is larger than all the rest, and nobody needs it to use the workbench.
train: $(MADE)
	@[ -n "$(DATA)" ] || { echo 'Say where the labelled sets are: make train DATA=folder' >&2; exit 1; }
	@[ -x .venv-train/bin/python ] || $(PY) -m venv .venv-train
	@.venv-train/bin/python -m pip install --quiet -r workbench/training/requirements.txt -e .
	.venv-train/bin/python -m workbench.training '$(DATA)' $(ARGS)

lock:
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --upgrade \
	    --no-annotate --no-emit-index-url --custom-compile-command 'make lock' --quiet --output-file requirements.lock

# With uv in seconds, with pip alone in about a minute; the same files either way, as the lock's hashes see to.
# This JupyterLab asks nobody for news or updates, unless the person's own settings say so.
$(MADE): requirements.lock pyproject.toml .ci/jupyterlab.json
	@set -e; \
	python=; \
	for each in python3 python3.13 python3.12 python3.11; do \
	    if $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$each; break; fi; \
	done; \
	if uv --version >/dev/null 2>&1; then \
	    echo "Making .venv with uv ..."; \
	    $(PY) -c '' 2>/dev/null || { rm -rf .venv; uv venv --quiet --python "$${python:->=3.11}" .venv; }; \
	    uv pip install --quiet --python $(PY) --require-hashes --no-deps --compile-bytecode -r requirements.lock; \
	    uv pip install --quiet --python $(PY) --no-deps -e .; \
	elif [ -n "$$python" ]; then \
	    echo "Making .venv with $$python and pip (about a minute) ..."; \
	    $(PY) -c 'import pip' 2>/dev/null || $$python -m venv --clear .venv; \
	    $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock; \
	    $(PY) -m pip install --quiet --disable-pip-version-check --no-deps -e .; \
	else \
	    echo 'No Python 3.11 or newer was found (looked for python3, python3.13, python3.12, python3.11).' >&2; \
	    echo 'Install one, for example from python.org, and run make again.' >&2; exit 1; \
	fi
	@mkdir -p .venv/share/jupyter/lab/settings && cp .ci/jupyterlab.json .venv/share/jupyter/lab/settings/overrides.json
	@touch $@
