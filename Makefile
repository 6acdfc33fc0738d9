# Two commands do everything on a fresh machine with Python 3.11+: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test soak check lock docs format clean

run: $(VENV)/.run
	$(BIN)/okr serve

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not soak"

soak: $(VENV)/.dev
	$(BIN)/python -m pytest -m soak

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/generate_docs.py --check

docs: $(VENV)/.dev
	$(BIN)/python scripts/generate_docs.py

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Names, versions and hashes only; uv resolves, pip or uv installs.
lock:
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -q pyproject.toml --all-extras -o requirements.lock
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -q pyproject.toml --all-extras --group dev -o requirements-dev.lock

# A virtual environment from the lock, names, versions and hashes checked; uv where there is one, else pip. The
# bytecode is written now, because where Python is told not to write any, every single start would compile anew.
define install
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "Python 3.11 or newer is needed; name one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	if command -v uv >/dev/null 2>&1; then uv pip install -q --python $(BIN)/python --require-hashes -r $(1); \
	else $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(1); fi
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	$(BIN)/python -m compileall -q assistant
endef

$(VENV)/.run: requirements.lock pyproject.toml
	$(call install,requirements.lock)
	touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)
	touch $(VENV)/.run $@

clean:
	rm -rf $(VENV) build dist artefacts .pytest_cache .mypy_cache .ruff_cache .hypothesis
