//! The table of rights: one row a right, and in it how far each role has it. Who is not named in a row has not the right.
//!
//! `All`: every desk · `Network`: the whole tree in which one's desk hangs · `Below`: one's desk and all below it · `Own`: one's
//! desk · `Cases`: the files in whose team one is (and, at a desk that does without teams, all of the desk) · `Person`: the person
//! whom the account is about, or for whom it has a mandate.
//!
//! The page "Chi può fare cosa" and `docs/rights.md` print it; a test walks every address × every role and compares.

use super::{Cell, Right};
use ponte_domain::role::Role;

/// A row: a right, and the roles that have it by how far they have it.
pub type Row = (Right, &'static [(Cell, &'static [Role])]);

macro_rules! rows {
    ($($right:ident { $($cell:ident: $($role:ident)+;)+ })+) => {
        &[$((Right::$right, &[$((Cell::$cell, &[$(Role::$role),+])),+])),+]
    };
}

/// The rows, in the order in which they are shown.
#[rustfmt::skip]
pub const ROWS: &[Row] = rows! {
    KnowPeople {
        Network: Operator CaseManager JobAccount MatchingOperator TargetedPlacement DeskReferent DeskManager MobileSquad;
        Below:   TerritorialManager;
        Own:     Reception RankingOfficer RankingApprover;
    }
    SeePeople {
        Own:     DeskReferent DeskManager;
        Cases:   Operator CaseManager JobAccount MatchingOperator TargetedPlacement WomensSpace MobileSquad
                 SocialWorker Psychologist Mediator TechnicalAssistance;
        Person:  Citizen Delegate Student;
    }
    EditPeople {
        Own:     DeskReferent DeskManager;
        Cases:   Operator CaseManager JobAccount MatchingOperator TargetedPlacement WomensSpace MobileSquad;
    }
    AssignCases {
        Below:   TerritorialManager;
        Own:     DeskReferent DeskManager;
        Cases:   CaseManager WomensSpace;
    }
    KeepMandates {
        Own:     DeskReferent DeskManager;
        Cases:   Operator CaseManager TargetedPlacement WomensSpace MobileSquad SocialWorker;
    }
    OpenUrgently {
        Network: Operator CaseManager TargetedPlacement MobileSquad DeskReferent DeskManager;
        Own:     Reception;
    }
    ReviewUrgent {
        All:     Auditor;
        Below:   TerritorialManager RegionalCoordinator;
        Own:     DeskManager;
    }
    Welcome {
        Own:     Reception Operator CaseManager JobAccount MatchingOperator TargetedPlacement DeskReferent DeskManager MobileSquad;
    }
    SeeEmployers {
        Network: Operator CaseManager JobAccount MatchingOperator TargetedPlacement DeskReferent DeskManager MobileSquad NetworkManager;
        Below:   TerritorialManager RegionalCoordinator;
        Own:     Reception WomensSpace;
    }
    EditEmployers {
        Own:     Operator CaseManager JobAccount MatchingOperator TargetedPlacement DeskReferent DeskManager MobileSquad;
    }
    SeeVacancies {
        All:     TechnicalAssistance;
        Network: Operator CaseManager JobAccount MatchingOperator TargetedPlacement DeskReferent DeskManager MobileSquad WomensSpace
                 NetworkManager PartnerUser AgencyOperator SchoolStaff SchoolSpecialist;
        Below:   TerritorialManager RegionalCoordinator;
        Own:     Reception;
    }
    EditVacancies {
        Own:     Operator CaseManager JobAccount MatchingOperator TargetedPlacement DeskReferent DeskManager MobileSquad;
    }
    SeeRegisters {
        All:     TechnicalAssistance;
        Network: Operator CaseManager JobAccount MatchingOperator TargetedPlacement DeskReferent DeskManager MobileSquad WomensSpace
                 NetworkManager PartnerUser SchoolStaff SchoolSpecialist Trainer CooperativeTutor SocialWorker;
        Below:   TerritorialManager RegionalCoordinator;
        Own:     Reception RankingOfficer RankingApprover;
    }
    EditRegisters {
        Own:     Operator CaseManager JobAccount MatchingOperator TargetedPlacement DeskReferent DeskManager MobileSquad;
    }
    Match {
        Network: MatchingOperator;
        Below:   Operator CaseManager JobAccount TargetedPlacement DeskReferent DeskManager MobileSquad;
    }
    Propose {
        Own:     Operator CaseManager JobAccount MatchingOperator TargetedPlacement DeskReferent DeskManager MobileSquad;
    }
    SendShortlist {
        Own:     Operator CaseManager JobAccount MatchingOperator TargetedPlacement DeskReferent DeskManager MobileSquad;
    }
    Import {
        Own:     DeskManager;
    }
    Export {
        Own:     Operator CaseManager JobAccount MatchingOperator TargetedPlacement DeskReferent DeskManager MobileSquad;
    }
    Reference {
        All:     Administrator;
    }
    Accounts {
        All:     Administrator;
    }
    Invite {
        All:     Administrator;
        Below:   TerritorialManager RegionalCoordinator;
        Own:     DeskManager;
    }
    Desk {
        All:     Administrator;
        Below:   TerritorialManager RegionalCoordinator;
        Own:     DeskManager;
    }
    IssueCirculars {
        Below:   TerritorialManager RegionalCoordinator;
        Own:     DeskManager;
    }
    Maintain {
        All:     Administrator;
    }
    SeeAudit {
        All:     Auditor Administrator;
    }
    SeeAccesses {
        All:     Auditor;
        Own:     DeskReferent DeskManager;
        Cases:   Operator CaseManager TargetedPlacement WomensSpace MobileSquad SocialWorker;
        Person:  Citizen Delegate;
    }
    PersonRights {
        Own:     DeskReferent DeskManager;
        Cases:   Operator CaseManager TargetedPlacement WomensSpace MobileSquad SocialWorker;
        Person:  Citizen Delegate;
    }
    AnswerRequests {
        Own:     DeskReferent DeskManager;
        Cases:   Operator CaseManager TargetedPlacement WomensSpace MobileSquad;
    }
    ErasePeople {
        Own:     DeskManager;
    }
    MergePeople {
        Own:     DeskReferent DeskManager;
    }
    Breaches {
        All:     Auditor Administrator;
    }
    SeeTargetedPlacement {
        Cases:   TargetedPlacement;
    }
    SeeProtectedPath {
        Cases:   WomensSpace;
    }
    SeeMigration {
        Cases:   WomensSpace SocialWorker Mediator;
    }
    SeeHousehold {
        Cases:   Operator CaseManager TargetedPlacement WomensSpace MobileSquad SocialWorker Psychologist;
    }
    SeeMeans {
        Cases:   Operator CaseManager MobileSquad SocialWorker;
    }
    SeeConvictions {
        Cases:   CaseManager SocialWorker;
    }
    ProtectedFiles {
        Cases:   WomensSpace;
    }
};
