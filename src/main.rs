//! Ponte: the information system of local employment services.

mod commands;
mod outlet;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = commands::Cli::parse();
    outlet::log(cli.log_json);
    commands::run(cli)
}
