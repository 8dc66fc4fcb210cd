//! Accounts: who may sign in, and how.

mod acting;
mod assignment;
mod authenticate;
mod change;
mod create;
mod disable;
mod list;
mod origin;
mod password;
mod preference;
mod recent;
mod session;
mod sign_in;
mod sign_out;
mod token;

pub use acting::acting;
pub use assignment::{assign, assignments, assignments_today, end_assignment};
pub use authenticate::{Present, Standing, by_session, by_token, present};
pub use change::{AccountChange, change, view};
pub use create::{NewAccount, create};
pub use disable::set_disabled;
pub use list::list;
pub(crate) use list::names;
pub use origin::Origin;
pub use password::{change_password, hash};
pub use preference::{preference, set_preference};
pub use recent::{Opened, note_opened, recent};
pub use session::{Begun, How, begin_session, end_first_run};
pub use sign_in::{sign_in, verify_password};
pub use sign_out::sign_out;
pub use token::create_token;
