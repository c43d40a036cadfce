# Two commands do everything on a fresh machine: make demo, make test.
PYTHON ?= python3
ENV := .venv
BIN := $(ENV)/bin
# Each worker gets the tests of whole modules, which share what is costly to make; one that is done takes from another.
PARALLEL := -n auto --dist worksteal
DATA ?= ./headway-data
# What is compiled once is kept: tests start hundreds of commands, and each would compile all of Headway anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-postgres browser-postgres check bench messages bundle proofs proofs-postgres crawl crawl-postgres lock clean

demo: $(ENV)/.installed
	@$(BIN)/headway demo --data $(DATA)

test: $(ENV)/.installed-dev
	$(BIN)/python -m pytest $(PARALLEL) -m "not browser and not proof"
	$(BIN)/python -m pytest $(PARALLEL) -m browser tests/browser

# On PostgreSQL, in a throw-away cluster, the tests that reach a database.
test-postgres: $(ENV)/.installed-dev
	.ci/postgres $(BIN)/python -m pytest $(PARALLEL) -m "not browser and not proof"

# The journeys in a browser, with the site on PostgreSQL.
JOURNEYS := $(addprefix tests/browser/,test_follow_up_opened.py test_questionnaire.py test_visit.py test_judging.py)
browser-postgres: $(ENV)/.installed-dev
	.ci/postgres $(BIN)/python -m pytest -m browser $(JOURNEYS)

# What CI runs; its last step is the README's `make test`.
check: $(ENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	HEADWAY_DATA=$$(mktemp -d) PYTHONPATH=src $(BIN)/python -m django makemigrations --check --dry-run --settings headway.site.settings
	$(MAKE) test

bench: $(ENV)/.installed-dev
	$(BIN)/python -m bench

# What pages say, brought into the message files of five languages, and these compiled (docs/decisions/0013-languages.md).
messages: $(ENV)/.installed-dev
	PYTHONPATH=src $(BIN)/python -m languages

# Headway for an office PC without network or administrator rights: dist/headway-offline-VERSION.zip.
bundle: $(ENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/python -m bundle

# What takes long: the bundle is built, and installed with the network cut.
PROOFS := tests/bundle tests/canary tests/crash tests/proofs tests/doors/web/test_every_link_opens.py \
  tests/engines/intake/documents/test_reports_of_other_hands.py tests/engines/intake/documents/answers/test_replies_of_other_hands.py
proofs: bundle
	$(BIN)/python -m pytest $(PARALLEL) -m proof $(PROOFS)

# The same on PostgreSQL, but for the bundle and for what no database decides.
proofs-postgres: $(ENV)/.installed-dev
	.ci/postgres $(BIN)/python -m pytest $(PARALLEL) -m proof tests/crash tests/canary tests/proofs

# Everyone opens every page; `make proofs` and `make proofs-postgres` take one of each way of being let in. Before a release, and after a change to the policies.
crawl: $(ENV)/.installed-dev
	HEADWAY_WHOLE_CRAWL=1 $(BIN)/python -m pytest $(PARALLEL) -m proof tests/canary/test_canary.py

crawl-postgres: $(ENV)/.installed-dev
	HEADWAY_WHOLE_CRAWL=1 .ci/postgres $(BIN)/python -m pytest $(PARALLEL) -m proof tests/canary/test_canary.py

# The lock names every dependency with its hashes, for every Python and system we claim.
lock: $(ENV)/.installed-dev
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -o requirements/dev.txt

$(ENV)/bin/python:
	$(PYTHON) -m venv $(ENV)

$(ENV)/.installed: $(ENV)/bin/python requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(ENV)/.installed-dev: $(ENV)/bin/python requirements/dev.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@ $(ENV)/.installed

clean:
	rm -rf $(ENV) dist
