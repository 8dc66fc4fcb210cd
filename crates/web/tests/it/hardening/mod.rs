//! What strangers, and people in a hurry, may do to the program.

mod exports;
mod headers;
mod limits;
mod log;
mod nul;
mod sites;
mod slow;
mod uploads;
