# Every target sets up what it needs; a second run sets up nothing again.
PYTHON   ?= python3
CONTENT  ?= content
OUTPUT   ?= site
FORMAT   ?= text
STRICT   ?=
BASE_URL ?=
CARDS    ?=
PORT     ?= 8000
SCHEMAS  ?=
REPORT   ?=
SHARD    ?=
PAGES    ?=
SINCE    ?= origin/main
EXTERNAL ?=
TAG      ?=
N        ?= 1000 10000
MINUTES  ?= 15
TARGETS  ?=

BIN       = .venv/bin
GENERATOR = $(BIN)/python -m generator
BASE      = $(if $(BASE_URL),--base-url "$(BASE_URL)")
ACCOUNT   = $(if $(REPORT),--report "$(REPORT)")
VERSION   = $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
LOCK      = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml

.DEFAULT_GOAL = help
.PHONY: help site convert build join serve validate status correct new review addresses years links demo test check dist freeze notes golden pictures bench fuzz audit hooks sbom vulnerabilities lock clean

# What the program says is all that its users see.
.SILENT: site convert build join serve validate status correct new review addresses years links demo notes

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: .venv/ready ## Convert new reports, check them, build the website into site/ and index it for search
	$(GENERATOR) site --content "$(CONTENT)" --output "$(OUTPUT)" --format $(FORMAT) $(BASE) $(ACCOUNT) $(if $(CARDS),--cards)

convert: .venv/ready ## Write the records of new reports, and build nothing
	$(GENERATOR) convert --content "$(CONTENT)" --format $(FORMAT) $(ACCOUNT)

build: .venv/ready ## Build the website from the records that are there; SHARD=2563 the part of a fiscal year
	$(GENERATOR) build --content "$(CONTENT)" --output "$(OUTPUT)" --format $(FORMAT) $(BASE) $(ACCOUNT) \
		$(if $(CARDS),--cards) $(if $(SHARD),--shard $(SHARD))

join: .venv/ready ## Build the website from the parts in build/shards/
	$(GENERATOR) join build/shards/* --content "$(CONTENT)" --output "$(OUTPUT)" --format $(FORMAT) $(BASE) $(ACCOUNT) \
		$(if $(CARDS),--cards)

serve: .venv/ready ## Show the website on this computer; rebuilds and reloads when something changes
	$(GENERATOR) serve --content "$(CONTENT)" --output "$(OUTPUT)" --port $(PORT)

validate: .venv/ready ## Say what is wrong or doubtful in the content, and write nothing
	$(GENERATOR) check --content "$(CONTENT)" --format $(FORMAT) $(if $(STRICT),--strict)

status: .venv/ready ## Say in short what waits to be converted, mended or looked at
	$(GENERATOR) status --content "$(CONTENT)"

correct: .venv/ready ## Correct a value of a record: ID=01000000-2456 FIELD=title
	$(GENERATOR) correct --content "$(CONTENT)" "$(ID)" "$(FIELD)"

new: .venv/ready ## Write a record by hand, for a project without a report file
	$(GENERATOR) new --content "$(CONTENT)"

review: .venv/ready ## What the branch changes for readers since it left SINCE: projects, figures, pages
	$(GENERATOR) review --since "$(SINCE)" --content "$(CONTENT)" --output "$(OUTPUT)" --format $(FORMAT) $(ACCOUNT) \
		$(if $(PAGES),--pages "$(PAGES)")

addresses: .venv/ready ## List the built site's addresses in published-urls.txt, which no later site may drop
	$(GENERATOR) addresses --content "$(CONTENT)" --output "$(OUTPUT)"

years: ## The fiscal years that have records, as a step of a workflow hands them on
	@printf 'years=[%s]\n' "$$(cd "$(CONTENT)/projects" && printf '"%s",' * | sed 's/,$$//')"

links: .venv/test-ready ## Follow every link of the built site; EXTERNAL=1 those that leave it as well
	$(BIN)/python -m tests.links "$(OUTPUT)" $(if $(EXTERNAL),--external README.md CONTRIBUTING.md docs/*.md docs/*/*.md)

demo: .venv/ready ## Build the sample of invented reports into build/demo/
	$(GENERATOR) site --content tests/sample/content --output build/demo --format $(FORMAT)

test: .venv/test-ready ## Run the tests, a browser's among them
	$(BIN)/python -m pytest -m "not audit" --numprocesses auto --dist worksteal

check: .venv/test-ready ## All that must pass before a change lands: lint, types, layers, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

dist: .venv/ready ## Make the package of this version into dist/; TAG=v1.2.3 must be of this version
	test -z "$(TAG)" || test "$(TAG)" = "v$(VERSION)" || { echo "$(TAG) is not v$(VERSION) of pyproject.toml" >&2; exit 1; }
	rm -rf dist && $(BIN)/python -m hatchling build --directory dist

freeze: .venv/test-ready ## Keep the shape of the data of this version, to see that later ones hold to it
	$(BIN)/python -m tests.releases

notes: ## What CHANGELOG.md says of this version, into build/notes.md
	@mkdir -p build && awk '/^## /{on = $$2 == "$(VERSION)"} on' CHANGELOG.md >build/notes.md
	@test -s build/notes.md || { echo "CHANGELOG.md has no section ## $(VERSION)" >&2; exit 1; }

golden: .venv/test-ready ## Write the tests' expected results anew; read the diff before you commit it
	$(BIN)/python -m tests.golden

pictures: .venv/test-ready ## Take the pictures of the documentation anew
	$(BIN)/python -m tests.pictures

bench: .venv/test-ready ## Measure builds of N projects beside Hugo and Eleventy; writes docs/benchmarks.md
	$(BIN)/python -m tests.benchmarks.build $(N)

fuzz: .venv/fuzz-ready ## Fuzz the readers, each for MINUTES, by what their code covers; TARGETS="form yaml sources"
	$(BIN)/python -m tests.fuzz $(MINUTES) $(TARGETS)

audit: .venv/audit-ready ## All tests, the long ones and every outside judge included
	SCHEMAS="$(abspath $(SCHEMAS))" $(BIN)/python -m pytest

hooks: ## Check content and code before each commit (needs git alone)
	@other=$$(git config core.hooksPath); test -z "$$other" || test "$$other" = .githooks || \
		{ echo "git takes its hooks from $$other already; call .githooks/pre-commit there" >&2; exit 1; }
	git config core.hooksPath .githooks

sbom: .venv/supply-ready ## Write build/sbom.cdx.json: what the program is made with (CycloneDX)
	mkdir -p build
	.venv/supply/bin/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml --output-reproducible \
		--output-file build/sbom.cdx.json 2>/dev/null

vulnerabilities: .venv/supply-ready ## Ask whether a locked version has a known vulnerability (needs the network)
	.venv/supply/bin/pip-audit --requirement requirements.txt --require-hashes --disable-pip
	.venv/supply/bin/pip-audit --requirement requirements-dev.txt --require-hashes --disable-pip

lock: ## Renew the lock files (needs uv)
	$(LOCK) --group build --output-file requirements.txt
	$(LOCK) --group build --group dev --output-file requirements-dev.txt
	$(filter-out pyproject.toml,$(LOCK)) --group supply --output-file requirements-supply.txt
	$(filter-out pyproject.toml,$(LOCK)) --group fuzz --output-file requirements-fuzz.txt

clean: ## Remove what was built or set up
	rm -rf .venv build .cache tests/conformance/node_modules
	find site -mindepth 1 ! -name .gitignore -delete

.venv/ready: requirements.txt .ci/setup
	.ci/setup site "$(PYTHON)"

.venv/test-ready: .venv/ready requirements-dev.txt tests/conformance/package-lock.json
	.ci/setup test "$(PYTHON)"

.venv/supply-ready: requirements-supply.txt .ci/setup
	.ci/setup supply "$(PYTHON)"

.venv/fuzz-ready: .venv/test-ready requirements-fuzz.txt
	.ci/setup fuzz "$(PYTHON)"

.venv/audit-ready: .venv/test-ready
	.ci/setup audit "$(PYTHON)"
