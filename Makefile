# Everything runs in .venv/, which is set up by itself from requirements.lock. `make` alone lists the targets.

PYTHON ?= python3
WORKERS ?= 2
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
STAMP := .venv/.set-up
NIGHTLY := .venv/.set-up-nightly
PROPERDOCS := .build/engines/properdocs/.set-up
MATERIALS := .build/materials/.set-up
UV_VERSION := 0.13.9
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

# The source texts that every claim is checked against.
MASA_SOURCES ?= ../shared/sources
export MASA_SOURCES
# mkdocs-material's notice of its own end of support would stand in every build.
export NO_MKDOCS_2_WARNING := 1
export HYPOTHESIS_STORAGE_DIRECTORY := .build/hypothesis

.PHONY: help venv browser pango site serve check verify schemas ids reading-ages accessibility lint test test-all nightly bench sbom lock clean
.DELETE_ON_ERROR:

help: ## this list
	@echo "make TARGET, one of:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' Makefile

venv: $(STAMP) ## set up .venv/ (all others do it themselves)
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "The Python that .venv/ was set up with is gone or too old. Set it up again: rm -rf .venv && make venv" >&2; exit 1; }

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
		echo "There is no $(PYTHON) here. Install Python 3.11 or later, or name the one to use: make PYTHON=python3.12 venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or later is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Name another one: make PYTHON=python3.12 venv" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments: its modules venv and ensurepip are missing. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up .venv/ from requirements.lock ..."
	@$(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@$(PIP) install -qq --require-hashes --no-deps --no-compile -r requirements.lock
	@$(PIP) install -qq --no-build-isolation --no-deps --no-compile -e .
	@$(PIP) check >/dev/null || { $(PIP) check; echo "requirements.lock does not match pyproject.toml. To write it again: make lock" >&2; exit 1; }
	@touch $@

browser: venv ## find Chromium for the tests, or install it
	@$(BIN)/python tests/install_browser.py

# What lays out the PDFs needs libraries of the system. Without them the site is built without PDFs, and says so.
pango: venv
	@$(BIN)/python -c 'import weasyprint' >/dev/null 2>&1 || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "Installing Pango for the PDFs ..." && apt-get update -qq \
			&& apt-get install -qq -y --no-install-recommends $(PANGO) >/dev/null; } \
		|| echo "The PDFs need Pango. On Debian and Ubuntu: apt-get install $(PANGO)"

# Built beside and swapped: a build that fails leaves the last good site/ as it was.
site: venv pango ## build the site into site/
	@$(BIN)/python -m macros.adapters.whole_site

# Each page is made when it is opened; there is no search, and no PDF. With AREA, one partnership and the shared pages: with many
# partnerships a change shows sooner. The data is still checked as a whole.
serve: venv ## show the site at http://localhost:8000 and follow changes; AREA=luton shows one area; PORT=8001 for another port
	@$(if $(AREA),MASA_AREA="$(AREA)") $(BIN)/python -m macros.adapters.preview --dev-addr localhost:$(PORT)

check: venv ## check all data; every error in one run
	$(BIN)/masa check

verify: venv ## compare every claim with the source texts in MASA_SOURCES
	$(BIN)/masa verify --sources "$(MASA_SOURCES)"

schemas: venv ## write data/schema/ again from the model
	$(BIN)/masa schemas

reading-ages: venv ## write the list of pages that are harder to read than they should be; figures only go down
	$(BIN)/python -m tests.site.plain_english

accessibility: venv browser nightly ## run the tests of accessibility and write what they found into data/accessibility.yml
	$(BIN)/python -m tests.accessibility_results

ids: venv ## add new ids and addresses to tests/published_ids.txt, before each publication
	$(BIN)/python -m tests.published_ids

lint: venv ## formatter, linter and type checker
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy

test: lint browser pango ## lint, then all tests but the slow ones
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup -m "not slow"

nightly: $(NIGHTLY) $(PROPERDOCS) $(MATERIALS)

# What needs more than Python, and takes long to fetch: the Nu HTML checker, and Java for it.
$(NIGHTLY): tests/locks/nightly.lock $(STAMP)
	@echo "Adding what the slow tests need ..."
	@$(PIP) install -qq --require-hashes --no-deps --no-compile -r tests/locks/nightly.lock
	@touch $@

# The other generator, in an environment of its own; the libraries that both use are those of .venv/.
$(PROPERDOCS): tests/locks/engines.lock $(STAMP)
	@echo "Setting up ProperDocs ..."
	@$(PYTHON) -m venv --clear $(@D)
	@$(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' > "$$($(@D)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/shared.pth"
	@$(@D)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r tests/locks/engines.lock
	@touch $@

test-all: lint browser pango nightly ## lint, then all tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

bench: venv ## measure how long things take, with 3, 15, 50 and 150 partnerships; SIZES="3 15" for others
	$(BIN)/python -m tests.bench $(SIZES)
	$(BIN)/python -m tests.lighthouse

$(MATERIALS): tests/locks/materials.lock
	@$(PYTHON) -m venv --clear $(@D)
	@$(@D)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r tests/locks/materials.lock
	@touch $@

sbom: $(MATERIALS) ## write .build/sbom.cdx.json, the list of all libraries the site is made with (CycloneDX)
	@.build/materials/bin/python -W ignore -m cyclonedx_py requirements requirements.lock --pyproject pyproject.toml --mc-type application \
		--output-reproducible --output-format JSON --output-file .build/sbom.cdx.json

lock: ## write requirements.lock again, after a change to pyproject.toml
	@$(PYTHON) -m venv --clear .build/uv
	@.build/uv/bin/python -m pip install -qq --disable-pip-version-check uv==$(UV_VERSION)
	@.build/uv/bin/uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" --quiet --output-file requirements.lock
	@.build/uv/bin/uv pip compile --group nightly --constraints requirements.lock --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" --quiet --output-file tests/locks/nightly.lock
	@.build/uv/bin/uv pip compile --group engines --constraints requirements.lock --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" --quiet --output-file tests/locks/engines.lock
	@.build/uv/bin/uv pip compile --group materials --constraints requirements.lock --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" --quiet --output-file tests/locks/materials.lock

clean: ## remove what was built and all caches (.venv/ stays)
	rm -rf site .build .hypothesis .mypy_cache .ruff_cache .pytest_cache *.egg-info
	find macros tests -name __pycache__ -type d -prune -exec rm -rf {} +
