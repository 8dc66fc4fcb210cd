//! Questionnaires put to many: people chosen, invitations sent and repeated, answers counted and taken away.

mod choose;
mod figures;
mod import;
mod invite;
mod lists;
mod manage;
mod send;
mod view;

pub use choose::{Choice, Chosen, NewCampaign, create, lot_of, unknown_codes};
pub use figures::{CampaignFigures, figures};
pub use import::{AnswerFault, ImportAnswers, ImportedAnswers, RefusedAnswer, import_answers};
pub use invite::{OwnMessage, anonymous_sheet, mark_asked, message_list};
pub use lists::{AnswerFormat, AnswersTable, answers_table, table_file};
pub use manage::{close, discard, open, remind_now};
pub use send::{Remind, SendInvitations};
pub(crate) use send::{note_undelivered, remind_due, run_send};
pub use view::{CampaignLine, CampaignPage, LeftOutLine, Waiting, campaigns, is_sending, messages_for, view};
