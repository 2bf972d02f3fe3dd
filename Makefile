SHELL := /bin/bash
PYTHON ?= python3
UV_VERSION := 0.13.8
BIN := .venv/bin
UV := $(BIN)/uv
FRONTEND_SOURCES := $(shell find frontend -path frontend/node_modules -prune -o -path frontend/dist -prune -o -type f -print 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench lock clean

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .stamps/dev .stamps/frontend ## Install everything for running, testing and developing

run: .stamps/runtime .stamps/frontend ## Start both services; prints the address of the page
	@$(BIN)/taskchat-mcp & mcp=$$!; $(BIN)/taskchat serve & chat=$$!; \
	trap 'kill $$mcp $$chat 2>/dev/null; wait' EXIT; trap 'exit 0' INT TERM; \
	wait -n; status=$$?; echo "A service has stopped; stopping the other." >&2; exit $$status

test: .stamps/dev .stamps/frontend .stamps/browser ## Run all tests
	cd frontend && npm test --silent
	$(BIN)/pytest -q -n auto --dist loadgroup

check: .stamps/dev .stamps/frontend ## Lint, types, boundaries, migrations
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -k "migration and not postgresql" tests/service
	cd frontend && npm run --silent check

bench: .stamps/dev .stamps/frontend ## Measure speed, as ratios to baselines of the same run
	$(BIN)/python -m bench

lock: .stamps/dev ## Resolve the dependencies anew
	$(UV) pip compile -q --universal --generate-hashes --upgrade --python-version 3.11 \
		--no-annotate --no-header pyproject.toml --group dev -o requirements/dev.txt
	$(UV) pip compile -q --universal --generate-hashes --python-version 3.11 \
		--no-annotate --no-header pyproject.toml -c requirements/dev.txt -o requirements/runtime.txt

clean: ## Remove what was installed and built; data/ stays
	rm -rf .venv .stamps frontend/node_modules frontend/dist

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "taskchat needs Python 3.11 or newer; $(PYTHON) is older. Use: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

# Without the tools of developers: what is needed to run.
.stamps/runtime: requirements/runtime.txt pyproject.toml | $(UV)
	$(UV) pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements/runtime.txt
	$(UV) pip install --quiet --python $(BIN)/python --compile-bytecode --no-deps -e .
	@mkdir -p .stamps && touch $@

.stamps/dev: requirements/dev.txt pyproject.toml | $(UV)
	$(UV) pip sync --quiet --python $(BIN)/python --compile-bytecode --require-hashes requirements/dev.txt
	$(UV) pip install --quiet --python $(BIN)/python --compile-bytecode --no-deps -e .
	@mkdir -p .stamps && touch $@ .stamps/runtime

.stamps/frontend: $(FRONTEND_SOURCES)
	@if command -v npm >/dev/null && node -e 'process.exit(+(parseInt(process.versions.node) < 20))'; then \
		cd frontend && npm ci --silent && npm run --silent build; \
	else echo "No Node 20 or newer: the page is not built. Everything else works." >&2; fi
	@mkdir -p .stamps && touch $@

.stamps/browser:
	@if ! command -v chromium >/dev/null; then \
		if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
			apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium >/dev/null; \
		else echo "The browser tests need chromium: install it, then run make test again." >&2; exit 1; fi; \
	fi
	@mkdir -p .stamps && touch $@
