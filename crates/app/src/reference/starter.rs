//! The starter set: what the program knows before any official file was imported.
