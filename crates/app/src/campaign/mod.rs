//! Questionnaires put to many: people chosen, invitations sent and repeated, answers counted and taken away.

mod choose;
mod figures;
mod invite;
mod lists;
mod manage;
mod send;
mod view;

pub use choose::{Choice, Chosen, NewCampaign, create, unknown_codes};
pub use figures::{CampaignFigures, figures};
pub use invite::{OwnMessage, anonymous_sheet, mark_asked, message_list};
pub use lists::{AnswerFormat, AnswersTable, answers_table};
pub use manage::{close, discard, open, remind_now};
pub(crate) use send::{note_undelivered, remind_due, run_send};
pub use send::{Remind, SendInvitations};
pub use view::{CampaignLine, CampaignPage, LeftOutLine, Waiting, campaigns, messages_for, view};
