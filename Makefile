# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint types docs golden accuracy bench clean

demo: .venv/installed
	$(BIN)/zwgk demo --dir demo

test: .venv/dev-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

lint: .venv/dev-installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/dev-installed
	$(BIN)/mypy

docs: .venv/dev-installed
	$(BIN)/python docs/generate.py

golden: .venv/dev-installed
	$(BIN)/pytest tests/crawler --update-golden

accuracy: .venv/dev-installed
	$(BIN)/python benchmarks/accuracy.py

bench: .venv/dev-installed
	$(BIN)/python benchmarks/crawl.py
	$(BIN)/python benchmarks/score.py

.venv/installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/dev-installed: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,postgres]'
	touch $@

clean:
	rm -rf .venv demo build *.egg-info .mypy_cache .ruff_cache .pytest_cache
