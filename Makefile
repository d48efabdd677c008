# For developers; users need only ./run and ./test.
.PHONY: setup check bench accuracy format requirements catalogues guide-screenshots

PY = .venv/bin/python

setup: ## .venv with everything, and .venv/bin/comity
	@sh -c '. scripts/setup.sh && comity_setup "$(CURDIR)" dev'

check: setup ## formatting, lint, strict types, import contracts, translations, docs in step with code
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) scripts/check.py

format: setup
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

bench: setup ## prints tables: documents a second, peak memory, against floors; comparing, agreement, two whole sessions
	$(PY) benchmarks/reading.py
	$(PY) benchmarks/lineage.py
	$(PY) benchmarks/sessions.py
	$(PY) benchmarks/followup.py

accuracy: setup ## write docs/accuracy.md: how right the reading is, per language, state and field
	$(PY) benchmarks/accuracy.py

requirements: ## compile the pinned sets again
	for set in tools runtime dev; do uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header requirements/$$set.in -o requirements/$$set.txt; done

catalogues: setup ## bring the translation catalogues in step with the code
	$(PY) -m comity_web.site.catalogues --update

guide-screenshots: setup ## the pictures of docs/guides anew, while its steps are walked in Chromium
	COMITY_GUIDE_SCREENSHOTS=1 $(PY) -m pytest -q -n0 tests/browser/test_guides.py
