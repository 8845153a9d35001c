# Each target is one or two plain commands. README shows them too, for machines without make.
PYTHON ?= python3
NOTEBOOKS ?= notebooks/*.ipynb
LAB ?=

RUN = .venv/bin/python -m
LINT = tests/widgets/lint
ONLY = $(if $(filter command line,$(origin NOTEBOOKS)), --only $(NOTEBOOKS))
FIRST = $(firstword $(filter notebooks/%.ipynb,$(sort $(wildcard notebooks/*.ipynb))))

.PHONY: lab test refresh bench slides

lab: .venv/ready
	$(RUN) jupyterlab --LabApp.default_url=/lab/tree/$(FIRST) $(LAB)

test: .venv/ready $(LINT)/node_modules
	$(call need,chromium,the browser tests run in it; install Chromium)
	$(call need,node,the widgets are tested with it; install Node.js 20 or newer)
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	npm run --silent --prefix $(LINT) lint
	OMP_NUM_THREADS=1 COURSE_EXPECT=todo $(RUN) pytest -n 2 --dist loadscope --no-loadscope-reorder --nbval notebooks tests$(ONLY)

refresh: .venv/ready
	$(RUN) course_utils refresh $(NOTEBOOKS)

bench: .venv/ready
	$(RUN) tests.bench

slides: .venv/ready
	$(RUN) course_utils stage --out build/slides $(NOTEBOOKS)

.venv/ready: requirements.lock data/requirements.txt pyproject.toml
	@$(PYTHON) -c "import sys, ensurepip; assert sys.version_info >= (3, 11)" 2> /dev/null || { \
	  echo "This course needs Python 3.11 or newer with its venv module, and $(PYTHON) is not that;" \
	       "install it, or name another one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(RUN) pip install -r requirements.lock
	$(RUN) pip install --no-deps --no-build-isolation -r data/requirements.txt -e .
	@touch .venv/ready

$(LINT)/node_modules: $(LINT)/package-lock.json
	$(call need,npm,the linter of the widgets comes from it; install npm)
	npm ci --silent --prefix $(LINT)
	@touch $@

need = @command -v $(1) > /dev/null || { echo "make $(MAKECMDGOALS) needs $(1): $(2)."; exit 1; }
