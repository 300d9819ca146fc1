# `make brief` builds the brief of this folder, `make desk` opens the terminal on it, `make test` runs what CI runs.
# Each sets up .venv by itself.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: brief desk test bench fuzz audit lock pictures clean

brief: $(READY)
	@$(BIN)/briefer build

desk: $(READY)
	@$(BIN)/briefer

test: $(READY)
	@$(BIN)/briefer doctor --only system
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: $(READY)
	$(BIN)/pytest tests/benchmarks -o 'norecursedirs=.*' --benchmark-only --benchmark-columns=median,iqr,rounds -s
	$(BIN)/python -m tests.benchmarks.library 10000
	$(BIN)/python -m tests.benchmarks.workers 300

# Every format that is taken in, one after the other, for so many minutes each; by coverage too where atheris is installed.
MINUTES ?= 10
fuzz: $(READY)
	@$(BIN)/python -W ignore -m tests.ingest.fuzz all $$(($(MINUTES) * 60))

# Known flaws of the locked packages. What looks is kept apart from them: it needs thirty packages more, and nobody needs it to work.
audit: $(READY)
	@test -x $(VENV)/audit/bin/pip-audit || { $(PYTHON) -m venv $(VENV)/audit && \
		$(VENV)/audit/bin/pip install -qq --disable-pip-version-check pip-audit==2.10.1; } || true
	@$(BIN)/python -m tests.audit $(VENV)/audit/bin/pip-audit lock.txt

# The locked set and the checkout itself; done again only when one of the two files changes.
$(READY): lock.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Briefer needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; run make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make virtual environments here; on Debian: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV), once ..." >&2
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r lock.txt
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Pins every dependency for every platform with its hashes, without the address of any index.
lock: $(READY)
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --upgrade \
		--quiet --no-header --no-emit-index-url --no-emit-find-links -o lock.txt

# The README's pictures, from the real brief in each template and the real terminal. Needs Chromium.
pictures: $(READY)
	@for one in standard one-page register; do $(BIN)/briefer build --template $$one --formats pdf -o out/$$one; done
	$(BIN)/python docs/pictures.py out/standard/ishel-20260310-2100.pdf docs/brief.png 1 timeline positions positions+1 risks risks+1
	$(BIN)/python docs/pictures.py out/one-page/ishel-20260310-2100.pdf docs/one-page.png 1
	$(BIN)/python docs/pictures.py out/register/ishel-20260310-2100.pdf docs/register.png positions positions+1 risks
	$(BIN)/python docs/terminal.py docs

clean:
	rm -rf $(VENV) dist
