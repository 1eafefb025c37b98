# Everything is a target here. `make` alone lists them.

PYTHON ?= python3.11
PORT ?= 8000
UV_VERSION := 0.13.9
UV := UV_PYTHON_DOWNLOADS=never PYTHONPATH=.tools .tools/bin/uv
RUN := .venv/bin/python

ifeq ($(shell command -v $(PYTHON)),)
PYTHON := python3
endif

# Another port is another address: the demo prints it, and links in mail lead to it.
ifneq ($(PORT),8000)
demo serve: export SITE_URL ?= http://localhost:$(PORT)
endif

.DEFAULT_GOAL := help
.PHONY: help demo test install install-server install-all serve lint format types check messages bench-parity bench-faults bench-submissions bench-loads bench-search bench-scale bench-reading bars screenshots lock clean archive audit sbom bench-rendering bench-servers

help: ## List the targets
	@echo "The community program portal. Two commands do everything:"
	@echo
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | awk -F'|' '{printf "  %-18s %s\n", $$1, $$2}'

demo: install ## Install, load the demo site and serve it on http://localhost:8000
	@$(RUN) manage.py migrate --verbosity 0
	@DEBUG=false $(RUN) manage.py load_demo
	@$(MAKE) --no-print-directory serve

serve: install ## Serve what is there, with worker and scheduled jobs (PORT=8000)
	@mkdir -p var
	@DEBUG=false sh -c '$(RUN) manage.py db_worker --no-startup-delay >>var/worker.log 2>&1 & worker=$$!; \
	  (trap "exit 0" TERM; while :; do $(RUN) manage.py run_jobs >>var/jobs.log 2>&1; sleep 300 & wait $$!; done) & jobs=$$!; \
	  trap "kill $$worker $$jobs 2>/dev/null" EXIT INT TERM; \
	  DJANGO_SETTINGS_MODULE=portal.settings.dev .venv/bin/gunicorn portal.wsgi --bind 127.0.0.1:$(PORT) --threads 8 --log-level warning'

test: install ## Run all tests, on PostgreSQL and SQLite where both are there (ARGS="-k word")
	@$(RUN) -m tests.rig.everything $(ARGS)

install: .venv/installed ## Install what the lock file says, once

.venv/installed: uv.lock pyproject.toml .tools/bin/uv
	@echo "Installing the libraries of uv.lock into .venv ..."
	@$(UV) sync --frozen --quiet --python $(PYTHON)
	@touch $@

install-server: .tools/bin/uv ## Install what a server runs, without the tools of developers
	@$(UV) sync --frozen --quiet --no-dev --all-extras --python $(PYTHON)

install-all: install ## Install also what larger sites use (Redis, S3, Sentry), and what tests it
	@$(UV) sync --frozen --quiet --all-extras --group growing --python $(PYTHON)

.tools/bin/uv:
	@echo "Installing uv $(UV_VERSION) into .tools ..."
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .tools uv==$(UV_VERSION)

lint: install ## Check style of code and templates
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/djlint --quiet --lint templates

format: install ## Put code into its style
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

types: install ## Check type hints
	@.venv/bin/mypy

check: install ## Run Django's checks, with our house rules among them
	@$(RUN) manage.py check
	@$(RUN) manage.py makemigrations --check --dry-run

messages: CODES = $(or $(CODE),$(notdir $(wildcard portal/locale/*)))
messages: install ## Collect words for translators and compile their work (CODE=fr: of one language)
	@$(RUN) manage.py makemessages $(CODES:%=--locale %) --no-obsolete --add-location file \
	  --ignore .venv --ignore var --ignore tests --ignore bench --ignore node_modules
	@$(RUN) manage.py compilemessages $(CODES:%=--locale %) --ignore .venv

bench-parity: install ## Time the languages report at 5,000 pages x 6 languages
	@$(RUN) -m bench.parity

bench-faults: install ## Play the fault rig until 5,000 submissions are acknowledged (ACKNOWLEDGED=500)
	@$(RUN) -m bench.faults

bench-submissions: install ## 20 submissions a second for five minutes, in bursts 50; writes docs/loads.md (needs nginx)
	@$(RUN) -m bench.loads submissions

bench-loads: install ## Readers, five times too many, PostgreSQL away for a minute; writes docs/loads.md (needs nginx)
	@$(RUN) -m bench.loads views

bench-search: install ## Judge search by 60 questions beside Wagtail's own; writes docs/search-quality.md
	@$(RUN) -m bench.cluster 2000 $(RUN) -m bench.quality

bench-scale: install ## Time lists, search and admin at 2,000, 20,000 and 1,000,000 (SIZES="2000 20000")
	@$(RUN) -m bench.scale

bench-reading: install ## Measure the worker's memory while it reads and indexes a PDF of 500 pages
	@$(RUN) -m tests.rig.postgres $(RUN) -m bench.reading

archive: install ## Write the public site as plain files (FOLDER=var/archive BASE=https://...)
	@$(RUN) manage.py archive_site $(or $(FOLDER),var/archive) $(if $(BASE),--base $(BASE))

bench-rendering: install ## Time every page type when no cache holds it; writes docs/speed.md (REQUESTS=60)
	@$(RUN) -m bench.rendering

bench-servers: install ## Compare gunicorn with Granian, which is not installed by itself (SECONDS=5)
	@$(RUN) -m bench.servers

bench-speed: install ## Compare servers: ours with and without cache, nginx, the archive, a stock Wagtail (needs nginx, wrk)
	@$(RUN) -m bench.speed

bars: install ## Measure the standing bars and write docs/bars.md
	@$(RUN) -m tests.browser.bars

screenshots: install ## Take screenshots of every page type into artefacts/
	@$(RUN) -m tests.browser.screenshots

audit: .tools/bin/uv ## Look the libraries of uv.lock up in the list of known holes (needs the network)
	@$(UV) audit --frozen --preview-features audit-command

sbom: .tools/bin/uv ## Write artefacts/sbom.json: every library of uv.lock, as CycloneDX (no network)
	@mkdir -p artefacts
	@$(UV) export --frozen --quiet --no-dev --format cyclonedx1.5 --output-file artefacts/sbom.json
	@echo "artefacts/sbom.json"

lock: .tools/bin/uv ## Renew uv.lock
	@$(UV) lock --upgrade

clean: ## Remove what a run leaves behind; the demo starts anew
	rm -rf var artefacts
