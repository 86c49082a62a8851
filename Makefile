# Every target works on a bare machine with Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
OLD := .venv-matplotlib-3.10
BIN := $(VENV)/bin
PIP := -m pip --disable-pip-version-check --quiet install

.DEFAULT_GOAL := help
.PHONY: help figures tables diff check test mutations lint bench clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(VENV)/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "figrepro needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python has no venv: install the package python3-venv, then run make again" >&2; exit 1; }
	@echo "Setting up $(VENV), which takes a minute or two ..." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python $(PIP) --constraint constraints.txt pip
	@$(BIN)/python -m pip --disable-pip-version-check --quiet uninstall --yes setuptools
	@$(BIN)/python $(PIP) --constraint constraints.txt --editable '.[dev]'
	@touch $@

# matplotlib 3.10, for the tests of `.ci/run` that hold drawings equal under both releases.
$(OLD)/installed: pyproject.toml constraints.txt $(VENV)/installed
	@echo "Setting up $(OLD) ..." >&2
	@$(PYTHON) -m venv $(OLD)
	@grep -v '^matplotlib==' constraints.txt > $(OLD)/constraints.txt
	@$(OLD)/bin/python $(PIP) --constraint $(OLD)/constraints.txt pip
	@$(OLD)/bin/python $(PIP) --constraint $(OLD)/constraints.txt --editable . 'matplotlib==3.10.*'
	@touch $@

figures: $(VENV)/installed ## set up, and draw every figure in data to out/
	@$(BIN)/figrepro render --out out
	@echo 'To have figrepro on the path: source $(BIN)/activate' >&2

tables: $(VENV)/installed ## print the numbers of every figure in data
	@for id in $$($(BIN)/python -c 'import figrepro; print(*figrepro.ids())'); do $(BIN)/figrepro table $$id && $(BIN)/figrepro table $$id --view summary && $(BIN)/figrepro table $$id --view readings || exit; done

diff: $(VENV)/installed ## compare every drawing with its reference
	@$(BIN)/figrepro diff

check: $(VENV)/installed ## check every figure as a CI does
	@$(BIN)/figrepro check

test: $(VENV)/installed ## set up, and run the quick tests; .ci/run runs all of them
	@$(BIN)/python -m pytest -n auto -q -m 'not slow and not other_release' $(ARGS)

mutations: $(VENV)/installed ## change figures in every way, print what diff says of it
	@$(BIN)/python -m tests.diff.mutations --workers 2 $(ARGS)
	@$(BIN)/python -m tests.diff.mutations --workers 2 --pixels --pairs 0 $(ARGS)

lint: $(VENV)/installed ## check style, types and the direction of imports
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/installed ## measure speed, as ratios in one interleaved run
	@$(BIN)/python -m benchmarks $(ARGS)

clean: ## remove what the other targets made: environments, out, caches
	@rm -rf $(VENV) $(OLD) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
