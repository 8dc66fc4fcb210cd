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
mod prove;
mod recent;
mod second_factor;
mod session;
mod sessions;
mod sign_in;
mod sign_out;
mod strength;
mod token;

pub use acting::acting;
pub use assignment::{assign, assignments, assignments_today, end_assignment};
pub use authenticate::{KIOSK_IDLE_MINUTES, Present, Standing, by_session, by_token, present};
pub use change::{AccountChange, change, view};
pub use create::{NewAccount, create};
pub use disable::set_disabled;
pub use list::list;
pub(crate) use list::names;
pub use origin::Origin;
pub use password::{change_password, hash};
pub use preference::{preference, set_preference};
pub use prove::{PROOF_MINUTES, prove, set_up_factor};
pub use recent::{Opened, note_opened, recent};
pub use second_factor::{
    FactorState, SetUp, accounts_with_factor, factor_state, factor_was_taken, give_up_factor, new_recovery_codes, note_told,
    prepare_factor, take_factor_away,
};
pub use session::{Begun, How, begin_session, end_first_run, is_staff};
pub use sessions::{
    IDLE_BOUNDS, TidySignIn, end_other_sessions, end_session, idle_minutes, lock, sessions, set_idle_minutes, tidy_sign_in,
};
pub use sign_in::{sign_in, verify_password};
pub use sign_out::sign_out;
pub(crate) use strength::BadPasswords;
pub use strength::check_new_password;
pub use token::create_token;
