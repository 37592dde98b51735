# `just` lists the recipes. None of them is needed: each is a line or two of cargo.

# List the recipes.
default:
    @just --list

# Everything that CI runs.
ci:
    bash .ci/run

# All tests (with Chromium installed, the browser test too).
test:
    cargo test --workspace

# Format, then lint with warnings as errors.
lint:
    cargo fmt --all
    cargo clippy --workspace --all-targets --all-features -- --deny warnings

# The REST server with its page: the main job.
serve port="8082":
    cargo run --example rest_server -- --port {{ port }}

# Run one example, for instance `just example path`.
example name:
    cargo run --example {{ name }}

# The API documentation and the guide (`cargo install mdbook --locked`), under target/doc and target/book.
docs:
    RUSTDOCFLAGS="--deny warnings" cargo doc --workspace --no-deps --all-features
    mdbook build docs

# Ask Node for the recorded tables again; `just record --check` only compares.
record *args:
    cargo record {{ args }}

# Compare with Node and the lower bound: `just bench path url --node PATH_TO_NODE`.
bench *args:
    cargo bench-node compare {{ args }}

# Fuzz one parser for a minute (nightly Rust and `cargo install cargo-fuzz`).
fuzz target seconds="60":
    cargo +nightly fuzz run {{ target }} --fuzz-dir crates/nodular-fuzz -- -max_total_time={{ seconds }}

# Licences, sources and advisories of the dependencies (`cargo install cargo-deny --locked`).
deny:
    cargo deny check
