//! Who may do what: one table ([`table`]), enforced at the top of every use case.

mod caller;
mod check;
mod matrix;
mod reach;
pub mod table;

use ponte_domain::codes;

pub use caller::{Caller, Grants};
pub use matrix::{Cell, Table};
pub use reach::Reach;

codes! {
    /// Something that somebody may be allowed to do: a row of the table.
    pub enum Right {
        /// To be told that a person has a file, at which desk, and who its team is.
        KnowPeople = "know_people",
        /// To open a person's file.
        SeePeople = "see_people",
        /// To record people and change their files.
        EditPeople = "edit_people",
        /// To say who is in the team of a file, and to hand it over.
        AssignCases = "assign_cases",
        /// To record whom a person lets act for her.
        KeepMandates = "keep_mandates",
        /// To open a file in an emergency, with a reason and for an hour.
        OpenUrgently = "open_urgently",
        /// To read which files were opened in an emergency, and why.
        ReviewUrgent = "review_urgent",
        /// To keep the queue of the desk: who waits, who is next, what came of it.
        Welcome = "welcome",
        SeeEmployers = "see_employers",
        EditEmployers = "edit_employers",
        SeeVacancies = "see_vacancies",
        EditVacancies = "edit_vacancies",
        /// To see courses, bodies and projects.
        SeeRegisters = "see_registers",
        EditRegisters = "edit_registers",
        /// To have people considered for a vacancy, and to see how they match.
        Match = "match",
        /// To propose people for the vacancies, and to record what they and the employers answer.
        Propose = "propose",
        SendShortlist = "send_shortlist",
        Import = "import",
        Export = "export",
        /// To load official files.
        Reference = "reference",
        Accounts = "accounts",
        /// To invite people to have an account.
        Invite = "invite",
        /// To set up desks: contacts, place in the tree, whether files open to their team only.
        Desk = "desk",
        /// To issue circulars, instructions and acts for a desk and those below it, and to see who has read them.
        IssueCirculars = "issue_circulars",
        /// Backup, verification, doctor.
        Maintain = "maintain",
        /// To read who did what in the whole installation.
        SeeAudit = "see_audit",
        /// To be told who opened a person's file.
        SeeAccesses = "see_accesses",
        /// To use a person's rights over her data: hers, or for her.
        PersonRights = "person_rights",
        /// To answer what people ask for under their rights.
        AnswerRequests = "answer_requests",
        /// To erase people, and to forbid it for a while.
        ErasePeople = "erase_people",
        /// To make two records of one person one, and two again.
        MergePeople = "merge_people",
        /// To keep the register of breaches.
        Breaches = "breaches",
        SeeTargetedPlacement = "see_targeted_placement",
        SeeProtectedPath = "see_protected_path",
        SeeMigration = "see_migration",
        SeeHousehold = "see_household",
        SeeMeans = "see_means",
        SeeConvictions = "see_convictions",
        /// To have protected files, each for its own team.
        ProtectedFiles = "protected_files",
    }
}
