//! Who may see what: every address in every role, with the records of near and far desks, of one's own cases and of others'.

mod cases;
mod desks;
mod docs;
mod parameters;
mod request;
mod sections;
mod town;
mod walk;
