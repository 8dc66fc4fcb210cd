//! Where the program writes: answers to standard output, the log to standard error.

use std::io::{self, Write};

use tracing_subscriber::EnvFilter;

/// Writes a line of an answer; a reader that has gone away is no failure.
pub fn line(text: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{text}");
}

/// Sets the log up: human lines, or JSON for machines. `RUST_LOG` says what is logged. Nothing personal is.
pub fn log(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,ponte=info,ponte_app=info,ponte_web=info"));
    let filter = match ponte_web::NEVER_LOGGED.parse() {
        Ok(never) => filter.add_directive(never),
        Err(_) => filter,
    };
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    if json { builder.json().init() } else { builder.with_target(false).init() }
}
