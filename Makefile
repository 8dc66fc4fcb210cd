# make run    builds Ponte and opens the demonstration desk on 127.0.0.1:8080
# make test   everything that must hold: formatting, lints, units, both databases, HTTP, browser
# make contract  requests that fit the description of the API and requests that do not, on both databases
# make fuzz   bytes that nobody would write, for FUZZ_SECONDS at each target (cargo-fuzz and a nightly compiler)
# make bench  figures of speed and memory, beside NumPy, PostgreSQL and OR-tools over the same people (benches/peers)
# make soak   the long counts      make dist  one binary to hand out

# Official reference files, used by the tests and figures that need them; nothing else looks here.
export PONTE_REFERENCE_DATA ?= $(wildcard $(CURDIR)/../shared/data)

LISTEN ?= 127.0.0.1:8080
DATA ?= ponte-data

.PHONY: contract fuzz run test bench soak dist assets test-tools lint unit browser clean

run: assets
	cargo build --release
	target/release/ponte serve --demo --data $(DATA) --listen $(LISTEN)

test: test-tools assets lint unit browser

lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings

unit:
	PONTE_REQUIRE_POSTGRES=1 .ci/with-postgres cargo nextest run --workspace --locked --no-fail-fast
	cargo test --workspace --locked --doc --quiet

browser:
	cargo build --locked
	cd web && node --test --test-concurrency=2 tests/pages.test.mjs $(filter-out tests/pages.test.mjs,$(patsubst web/%,%,$(wildcard web/tests/*.test.mjs)))

bench: assets
	cargo build --release
	target/release/ponte bench matching --json
	benches/peers/run.py
	cargo run --release -p ponte-matching --example quality
	if [ -n "$$PONTE_REFERENCE_DATA" ]; then cargo run --release -p ponte-matching --example bench_linking -- --seeds 1 --plots target/plots; fi

soak: assets
	PROPTEST_CASES=20000 PROPTEST_MAX_GLOBAL_REJECTS=1000000 cargo nextest run --release -p ponte-matching -p ponte-domain
	cargo build --release --locked
	cd web && PONTE_SOAK=160 PONTE_BIN=../target/release/ponte node tests/kill.soak.mjs

# No sanitizer: nothing of ours is unsafe. What is found goes to fuzz/artifacts, what was learnt to fuzz/corpus.
FUZZ_SECONDS ?= 120
FUZZ_TARGETS ?= import_file import_sheet mapping search_text web_request codice_fiscale snapshot expression pack

fuzz: assets
	cargo +nightly fuzz build --sanitizer none --features desk
	for target in $(FUZZ_TARGETS); do \
		mkdir -p fuzz/corpus/$$target; \
		cargo +nightly fuzz run --sanitizer none --features desk $$target fuzz/corpus/$$target fuzz/seeds/$$target -- \
			-max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 || exit 1; \
	done

# The API against its own description, on both databases.
contract: assets
	.ci/schemathesis
	.ci/with-postgres sh -c '.ci/schemathesis $$TEST_POSTGRES_URL/postgres'

dist: assets
	cargo build --profile dist --locked
	mkdir -p dist && cp target/dist/ponte dist/ponte && cd dist && sha256sum ponte > ponte.sha256 && cat ponte.sha256

# Third-party assets come from npm by the lock file; nothing of them is committed.
assets: web/dist/assets.json

web/dist/assets.json: web/package-lock.json web/build.mjs $(wildcard web/scss/*) $(wildcard web/src/*)
	cd web && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && npm run --silent build

test-tools:
	.ci/test-tools

clean:
	cargo clean
	rm -rf web/dist web/node_modules
