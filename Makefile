# The three commands of the house: run, test, bench. Each installs what it lacks.

SWIFT ?= swift
PORT ?= 8080
DATA ?= data
RELEASE := --scratch-path .build-release -c release

.PHONY: run test bench pictures tools test-tools bench-tools

## make run: build, load the demo campus the first time, serve on http://localhost:8080
run: tools
	$(SWIFT) build $(RELEASE) --product lutrin
	@.build-release/release/lutrin demo --data $(DATA)
	@echo
	@echo "  La liste des portails        http://localhost:$(PORT)/"
	@echo "  Le collège de démonstration  http://9990001x.localhost:$(PORT)/   ou  http://localhost:$(PORT)/cdi/9990001x/"
	@echo "  Le lycée de démonstration    http://9990002y.localhost:$(PORT)/   ou  http://localhost:$(PORT)/cdi/9990002y/"
	@echo "  Leurs espaces                http://tilleuls.localhost:$(PORT)/   ou  http://localhost:$(PORT)/espaces/tilleuls/"
	@echo
	@exec .build-release/release/lutrin serve --data $(DATA) --port $(PORT)

## make test: everything, browser journeys included
test: tools test-tools
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	Tests/Fuzz/run 60
	Tests/BrowserTests/run

## make bench: figures beside their references, in one run
bench: tools bench-tools
	$(SWIFT) build $(RELEASE) --product lutrin
	$(SWIFT) build $(RELEASE) --product Bench
	Tests/Bench/run

## make pictures: the pictures of the README and of the procedures, taken of the demo
pictures: test-tools
	$(SWIFT) build --product lutrin
	.build/browser-venv/bin/python Tests/BrowserTests/screenshots.py Content/pictures Content/procedures/pictures

tools:
	@Tests/Tools/install swift libsqlite3-dev libcmark-dev libstemmer-dev zlib1g-dev libcurl4-openssl-dev libgd-dev pkg-config

test-tools:
	@Tests/Tools/install chromium python3-venv default-jre-headless poppler-utils yaz openssl
	@Tests/Tools/judges

bench-tools:
	@Tests/Tools/install nginx-light wrk python3
