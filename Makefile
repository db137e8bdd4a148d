# Two commands do everything: `make run` and `make test`. They need Python 3.11 to 3.13 and nothing else.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && { echo $$p; break; }; done)
PIP := .venv/bin/python -m pip --disable-pip-version-check --quiet
FRONT_END := $(shell find frontend packaging -type f -not -path '*/node_modules/*' -not -path '*/__pycache__/*' 2>/dev/null)
WORKERS ?= 2
# Bytecode is kept, whatever the machine asks: tests that start interpreters would compile all of Lull for each.
PYTEST := env -u PYTHONDONTWRITEBYTECODE .venv/bin/python -m pytest -n $(WORKERS) --dist loadgroup

# Where the pure packages are tested; watching lines doubles the time, so only here (docs/decisions/0026-coverage.md).
PURE_TESTS := tests/unit tests/property

.PHONY: help run demo test quick check style types layers bench words video try-video truth clean docs lock
help:                    ## say what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: .make/run           ## open the app with your own record
	.venv/bin/lull serve
demo: .make/run          ## open the app with a made-up family
	.venv/bin/lull demo

test:                    ## everything: style, types, layers, all tests, real browser and videos, the wheel
	@$(MAKE) --no-print-directory --jobs check .make/chromium try-video
	$(PYTEST) --cov --cov-report= $(PURE_TESTS)
	.venv/bin/python packaging/check_coverage.py
	$(PYTEST) $(addprefix --ignore=,$(PURE_TESTS))
quick: .make/dev         ## the tests that take no time
	$(PYTEST) --hypothesis-profile quick -m "not slow and not browser"
check: style types layers  ## style, types, layers
style: .make/dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check --quiet
types: .make/dev
	.venv/bin/mypy
layers: .make/dev
	.venv/bin/lint-imports --no-logo
bench: .make/bench .make/chromium  ## measure: ratios side by side in one run
	.venv/bin/lull bench --browser
docs: .make/dev          ## write the generated pages again
	.venv/bin/python packaging/write_reference.py
	.venv/bin/python packaging/write_tutorials.py
words: .make/dev         ## write what the screens say into the catalogues of every language
	.venv/bin/python packaging/write_catalogues.py
video: .make/video       ## a separate environment that can read video files
	@echo "Now: .venv/bin/lull landmarks VIDEO"
try-video:
	@$(MAKE) --no-print-directory .make/video || echo "Videos cannot be read here; the end names what was not tested."
truth: .make/dev .make/video  ## film the drawn people and ask the pose model again (half an hour)
	.venv-video/bin/python tools/truth/film.py .make/truth-clips
	.venv/bin/python tools/truth/pack.py .make/truth-clips tests/truth/data
lock:                    ## pin every dependency again, with hashes (needs uv)
	uv pip compile -q --universal --no-strip-extras --python-version 3.11 --generate-hashes --no-header pyproject.toml --group dev -o requirements/dev.txt
	sed 's/\[[a-z,]*\]//' requirements/dev.txt > .make/dev-plain.txt  # what runs is what was tested; a constraint names no extras
	uv pip compile -q --universal --no-strip-extras --python-version 3.11 --generate-hashes --no-header pyproject.toml -c .make/dev-plain.txt -o requirements/run.txt
clean:                   ## forget everything that was built
	rm -rf .venv .venv-video .make dist src/lull/web/static/built frontend/node_modules

.make/venv:
	@test -n "$(PYTHON)" || { echo "Lull needs Python 3.11, 3.12 or 3.13: install one and run make again." >&2; exit 2; }
	$(PYTHON) -m venv .venv || { echo "Python cannot make an environment: on Debian, install python3-venv." >&2; exit 2; }
	@mkdir -p .make && touch $@
.make/run: .make/venv pyproject.toml requirements/run.txt $(FRONT_END)
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --editable .
	@touch $@
.make/dev: .make/run requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
.make/bench: .make/dev requirements/bench.txt
	@$(PIP) install --require-hashes --no-deps -r requirements/bench.txt 2>.make/bench.log \
		|| echo "numbalsoda cannot be built here (it needs gfortran; see .make/bench.log): lull bench says what it leaves out."
	@touch $@
.make/chromium: .make/dev
	.venv/bin/python packaging/chromium.py
	@touch $@
.make/video: src/lull/video_tool/requirements.txt
	@command -v python3.11 python3.12 python3.10 >/dev/null || { echo "Reading video needs Python 3.10, 3.11 or 3.12." >&2; exit 2; }
	$$(command -v python3.11 || command -v python3.12 || command -v python3.10) -m venv .venv-video
	.venv-video/bin/python -m pip install --quiet -r src/lull/video_tool/requirements.txt
	@mkdir -p .make && touch $@
