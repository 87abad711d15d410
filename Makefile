# gearaudit: everything here works with Go and make alone.

GO       ?= go
GOFLAGS  ?=
FUZZTIME ?= 10s
BENCH    ?= .
FILES    ?= 2000
DRAWS    ?= 10
SEED     ?= 20261129
ROOMS    ?= audit/maker audit/regime audit/cost audit/budget audit/inventory audit/engine
ROWS     ?= 100000,1000000,10000000
RUNS     ?= 3
VERSION  := $(shell git describe --tags --always --dirty 2>/dev/null)

stamp    := $(if $(VERSION),-X github.com/gearaudit/gearaudit/cmd.Version=$(VERSION))
build    := CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false -ldflags "-s -w $(stamp)"

.DEFAULT_GOAL := help
.PHONY: help demo build test draws promises mutants lint bench fuzz openworld samples pictures install clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## Build, then audit a rural carrier's inventory against a budget
	@bin/gearaudit audit samples/rural-carrier.csv --profile samples/rural-carrier.yaml --budget 30000000; \
	code=$$?; [ $$code -le 1 ] || exit $$code

build: ## Build bin/gearaudit
	@mkdir -p bin
	@$(build) -o bin/gearaudit ./cmd/gearaudit

test: ## Run every test, and say how many ran; what is drawn at random is drawn from SEED
	@$(GO) mod download
	@mkdir -p bin
	@RAPID_SEED=$(SEED) $(GO) test -json ./... ./.ci/dist 2>&1 | awk -f .ci/summary.awk

draws: ## Run the property tests on other draws, DRAWS times as many
	@RAPID_SEED=0 RAPID_CHECKS=$(DRAWS)00 $(GO) test -count=1 $$(grep -rl --include='*_test.go' 'pgregory.net/rapid' . | xargs -n1 dirname | sort -u)

promises: ## Run the proofs of the promises that the documents make, and print each with what was run
	@GO="$(GO)" $(GO) run ./.ci/promises

mutants: ## Break ROOMS in 48 places each, drawn from SEED, and say how many of these mutants the tests kill
	@GO="$(GO)" $(GO) run ./.ci/mutants -seed $(SEED) -n 48 -at-least 85 $(ROOMS)

lint: ## Look for mistakes, bad form and known vulnerabilities
	@GO="$(GO)" sh .ci/lint

bench: ## Run the benchmarks (BENCH=pattern chooses some), then measure files of ROWS rows against what else reads them
	@$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem ./...
	@mkdir -p bin
	@$(GO) build -o bin/generate ./samples/generate
	@$(GO) build -o bin/bench ./samples/bench
	@bin/bench -generate bin/generate -rows $(ROWS) -runs $(RUNS) > bin/bench.md
	@cp bin/bench.md samples/bench/README.md
	@cat samples/bench/README.md

fuzz: ## Fuzz every reader and writer for FUZZTIME each
	@GO="$(GO)" FUZZTIME="$(FUZZTIME)" sh .ci/fuzz

openworld: build ## Write FILES inventories that hide a designated item and FILES that hold none, and score the build on them
	@$(GO) build -o bin/openworld.bin ./samples/openworld
	@bin/openworld.bin -make $(FILES) -out bin/openworld
	@bin/openworld.bin -score bin/gearaudit -out bin/openworld/quiet; bin/openworld.bin -score bin/gearaudit -out bin/openworld

samples: ## Make the sample inventories again
	@$(GO) run ./samples/generate -sample rural > samples/rural-carrier.csv
	@$(GO) run ./samples/generate -sample core > samples/core-network.csv
	@$(GO) run ./samples/generate -sample netbox > samples/netbox-export.csv
	@$(GO) run ./samples/generate -sample ugly > samples/ugly.xlsx

pictures: build ## Make the pictures of the README again, where a browser and LibreOffice are
	@GO="$(GO)" sh .ci/pictures

dist: ## Build the archives of a release into bin/dist: six platforms, checksums, bills of materials
	@GO="$(GO)" VERSION="$(VERSION)" .ci/dist/build bin/dist

web: ## Build the page that runs in a browser into bin/web, a static folder
	@GO="$(GO)" VERSION="$(VERSION)" sh cmd/web/build bin/web

install: ## Install gearaudit into Go's bin folder
	@CGO_ENABLED=0 $(GO) install -trimpath -buildvcs=false -ldflags "-s -w $(stamp)" ./cmd/gearaudit

clean: ## Remove what was built
	@rm -rf bin
