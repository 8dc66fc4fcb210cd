//! Who may do what: one table, enforced at the top of every use case.

use ponte_domain::{
    actor::{Actor, Purpose, Role},
    codes,
};

use crate::error::Refusal;

codes! {
    /// Something that an account may be allowed to do.
    pub enum Right {
        SeePeople = "see_people", EditPeople = "edit_people",
        SeeEmployers = "see_employers", EditEmployers = "edit_employers",
        SeeVacancies = "see_vacancies", EditVacancies = "edit_vacancies",
        SeeRegisters = "see_registers", EditRegisters = "edit_registers",
        Match = "match", Propose = "propose", SendShortlist = "send_shortlist",
        Import = "import", Export = "export",
        Reference = "reference", Accounts = "accounts", Desk = "desk", Maintain = "maintain",
        SeeAudit = "see_audit", SeeAccesses = "see_accesses",
        SeeTargetedPlacement = "see_targeted_placement", SeeProtectedPath = "see_protected_path", SeeMigration = "see_migration",
        SeeHousehold = "see_household", SeeMeans = "see_means", SeeConvictions = "see_convictions",
        ProtectedFiles = "protected_files",
    }
}

/// The rights of a role.
#[must_use]
pub const fn of_role(role: Role) -> &'static [Right] {
    use Right as R;
    match role {
        Role::Operator => &[
            R::SeePeople,
            R::EditPeople,
            R::SeeEmployers,
            R::EditEmployers,
            R::SeeVacancies,
            R::EditVacancies,
            R::SeeRegisters,
            R::EditRegisters,
            R::Match,
            R::Propose,
            R::SendShortlist,
            R::Export,
            R::SeeAccesses,
            R::SeeHousehold,
            R::SeeMeans,
        ],
        // The administrator of a small desk is often its only operator.
        Role::Administrator => R::ALL,
    }
}

/// Who asks, and what for.
#[derive(Debug, Clone)]
pub struct Caller {
    pub actor: Actor,
    pub purpose: Purpose,
}

impl Caller {
    /// A caller with a purpose.
    #[must_use]
    pub const fn new(actor: Actor, purpose: Purpose) -> Self {
        Self { actor, purpose }
    }

    /// Whoever holds the machine: the command line.
    #[must_use]
    pub const fn console(purpose: Purpose) -> Self {
        Self { actor: Actor::Console, purpose }
    }

    /// Refuses those who do not have a right.
    ///
    /// Whoever holds the machine holds its data; a job of the program does what a person with the right
    /// asked for; a link opens its own record through use cases that ask for no right.
    ///
    /// # Errors
    /// [`Refusal::NotSignedIn`] or [`Refusal::Forbidden`].
    pub fn require(&self, right: Right) -> Result<(), Refusal> {
        match &self.actor {
            Actor::Console | Actor::Job { .. } => Ok(()),
            Actor::Account { role, .. } if of_role(*role).contains(&right) => Ok(()),
            Actor::Account { .. } => Err(Refusal::Forbidden(right)),
            Actor::Link { .. } | Actor::Anonymous => Err(Refusal::NotSignedIn),
        }
    }
}
