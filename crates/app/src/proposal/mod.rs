//! Proposals: from the offer of a worker for a vacancy to what came of it.

mod access;
mod answer_by_link;
mod ask_by_mail;
mod card;
mod close_others;
mod discard;
mod of_vacancy;
mod open_per_worker;
mod outcome;
mod plan_shortlist;
mod progress;
mod propose;
mod record_attempt;
mod round;
mod send_shortlist;
mod undo;
mod verdict;

pub use answer_by_link::{Question, answer_by_link, question};
pub use ask_by_mail::{Asked, ask_by_mail};
pub use card::Card;
pub use discard::{discard, restore};
pub use of_vacancy::{in_states, of_vacancy, of_worker, shortlists_sent};
pub use open_per_worker::open_per_worker;
pub use outcome::{AskOutcome, Outcome, OutcomeQuestion, REMINDERS, ask_outcome, outcome_by_link, outcome_question, record_outcome_told};
pub use plan_shortlist::{
    LeaveShortlist, MOST_DAYS_AHEAD, RECALL_SECONDS, leave_shortlist, plan_shortlist, recall_shortlist, shortlists_planned,
};
pub use progress::{Progress, progress};
pub use propose::propose;
pub use record_attempt::{Attempt, record_attempt, record_attempt_with_answers};
pub use round::{Round, RoundPerson, round};
pub use send_shortlist::{SendShortlist, may_send, ready, send_shortlist};
pub use undo::undo;
pub use verdict::{Received, ReceivedPerson, received, received_people, record_verdict, verdict_by_link};

pub(crate) use access::within;
pub(crate) use close_others::{close_if_filled, close_waiting, reopen_waiting};
