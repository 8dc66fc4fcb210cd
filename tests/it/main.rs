//! Whole-program tests: the house keeps its order, the command line keeps its word.

mod command_line;
mod keeping;
mod packs;
mod tidy;
