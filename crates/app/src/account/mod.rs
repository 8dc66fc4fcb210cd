//! Accounts: who may sign in, and how.

mod acting;
mod assignment;
mod authenticate;
mod change;
mod create;
mod disable;
mod email;
mod ending;
mod failed;
mod invite;
mod key;
mod list;
mod origin;
mod password;
mod preference;
mod prove;
mod recent;
mod reset;
mod second_factor;
mod session;
mod sessions;
mod sign_in;
mod sign_out;
mod strength;

pub use acting::acting;
pub use assignment::{assign, assignments, assignments_today, end_assignment};
pub use authenticate::{KIOSK_IDLE_MINUTES, Present, Standing, by_session, present};
pub use change::{AccountChange, change, view};
pub(crate) use create::insert;
pub use create::{NewAccount, create};
pub use disable::set_disabled;
pub(crate) use email::write;
pub use email::{confirm_email, email_to_confirm, set_email, set_own_email};
pub use ending::{ShutEnded, set_last_day, shut_ended};
pub(crate) use failed::FailuresTold;
pub use invite::{Invited, NewInvitation, accept_invitation, invitable, invitation, invitations, invite, revoke_invitation};
pub use key::{KnownKey, MOST_DAYS, NewKey, all_keys, by_key, create_key, own_keys, revoke_key, revoke_own_key};
pub use list::list;
pub(crate) use list::names;
pub use origin::Origin;
pub use password::{change_password, hash};
pub use preference::{preference, set_preference};
pub use prove::{PROOF_MINUTES, prove, set_up_factor};
pub use recent::{Opened, note_opened, recent};
pub(crate) use reset::send_resets;
pub use reset::{RESET_MINUTES, ResetLetters, account_to_reset, ask_reset, reset_password};
pub use second_factor::{
    FactorState, SetUp, accounts_with_factor, factor_state, factor_was_taken, give_up_factor, new_recovery_codes, note_told,
    prepare_factor, take_factor_away,
};
pub use session::{Begun, How, begin_session, end_first_run, is_staff};
pub use sessions::{
    IDLE_BOUNDS, TidySignIn, end_other_sessions, end_session, end_sessions_of, idle_minutes, lock, sessions, set_idle_minutes, tidy_sign_in,
};
pub use sign_in::{sign_in, verify_password};
pub use sign_out::sign_out;
pub(crate) use strength::BadPasswords;
pub use strength::check_new_password;

use ponte_domain::{
    account::Account,
    actor::{Actor, Purpose},
};

use crate::{App, rights::Caller};

/// An account that does something about itself before it is signed in: by a link that was sent to it.
fn herself(app: &App, account: &Account) -> Caller {
    Caller::new(app.actor_of(account), Purpose::Administration)
}

/// The program itself, when nobody asked for an act.
pub(crate) fn program() -> Caller {
    Caller::new(Actor::Job { name: "accounts".to_owned() }, Purpose::Administration)
}
