//! What strangers, and people in a hurry, may do to the program.

mod exports;
mod limits;
mod slow;
mod uploads;
