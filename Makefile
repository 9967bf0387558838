# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint types docs golden accuracy claims bench clean

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

accuracy: .venv/accuracy/installed .venv/dev-installed
	.venv/accuracy/bin/python benchmarks/accuracy.py
	$(BIN)/python benchmarks/rule_accuracy.py

claims: .venv/dev-installed
	$(BIN)/python benchmarks/claims.py

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

# The peers have an environment of their own: they want older versions of libraries than we are tested with.
.venv/accuracy/installed: .venv/installed
	test -x .venv/accuracy/bin/python || $(PYTHON) -m venv .venv/accuracy
	.venv/accuracy/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	for peer in $$(.venv/accuracy/bin/python benchmarks/peers_of_reading.py); do \
		.venv/accuracy/bin/python -m pip install --quiet --disable-pip-version-check "$$peer" \
			|| echo "$$peer cannot be installed here: left out"; \
	done
	touch $@

clean:
	rm -rf .venv demo build *.egg-info .mypy_cache .ruff_cache .pytest_cache
