//! What people are at a desk or in the network around it. What each may do is the table of rights' to say.

use crate::codes;

codes! {
    /// What somebody is at a desk, above it or beside it: the closed list of roles, in the groups of [`Role::group`].
    pub enum Role {
        /// A person served, with an account of her own.
        Citizen = "citizen",
        /// Who acts for a person within a mandate: a delegate or caregiver.
        Delegate = "delegate",
        /// A minor who comes through the school.
        Student = "student",
        EmployerUser = "employer_user",
        /// A consultant who acts for an employer.
        EmployerConsultant = "employer_consultant",
        /// Who selects for a company at an event.
        CompanySelector = "company_selector",
        /// A teacher or head of a school.
        SchoolStaff = "school_staff",
        SchoolSpecialist = "school_specialist",
        PartnerUser = "partner_user",
        AgencyOperator = "agency_operator",
        /// A public body that requests a ranking and returns the outcome of its test.
        RequestingBody = "requesting_body",
        CooperativeTutor = "cooperative_tutor",
        Trainer = "trainer",
        SocialWorker = "social_worker",
        Psychologist = "psychologist",
        /// A linguistic and cultural mediator.
        Mediator = "mediator",
        Reception = "reception",
        /// Guidance and laboratories.
        Operator = "operator",
        CaseManager = "case_manager",
        /// Who keeps the contacts with employers.
        JobAccount = "job_account",
        MatchingOperator = "matching_operator",
        /// Targeted placement (collocamento mirato).
        TargetedPlacement = "targeted_placement",
        /// The women's space (Spazio Donna).
        WomensSpace = "womens_space",
        RankingOfficer = "ranking_officer",
        RankingApprover = "ranking_approver",
        DeskReferent = "desk_referent",
        DeskManager = "desk_manager",
        /// A member of an antenna or mobile squad, at several desks.
        MobileSquad = "mobile_squad",
        NetworkManager = "network_manager",
        TerritorialManager = "territorial_manager",
        RegionalCoordinator = "regional_coordinator",
        /// Technical assistance across desks: procedures and aggregates, a case only when called in.
        TechnicalAssistance = "technical_assistance",
        /// A funder or monitoring authority.
        Funder = "funder",
        PracticeReviewer = "practice_reviewer",
        /// Who gives the region's consent to a practice.
        RegionConsenter = "region_consenter",
        ForumModerator = "forum_moderator",
        /// An analyst of the observatory: aggregates only.
        Analyst = "analyst",
        /// The auditor or data-protection officer: logs, no content.
        Auditor = "auditor",
        /// The administrator of the installation: no content.
        Administrator = "administrator",
    }
}

codes! {
    /// The groups in which roles are shown.
    pub enum RoleGroup { People = "people", Employers = "employers", Network = "network", Desk = "desk", Above = "above" }
}

impl Role {
    /// The group it is shown in.
    #[must_use]
    pub const fn group(self) -> RoleGroup {
        match self {
            Self::Citizen | Self::Delegate | Self::Student => RoleGroup::People,
            Self::EmployerUser | Self::EmployerConsultant | Self::CompanySelector => RoleGroup::Employers,
            Self::SchoolStaff
            | Self::SchoolSpecialist
            | Self::PartnerUser
            | Self::AgencyOperator
            | Self::RequestingBody
            | Self::CooperativeTutor
            | Self::Trainer
            | Self::SocialWorker
            | Self::Psychologist
            | Self::Mediator => RoleGroup::Network,
            Self::Reception
            | Self::Operator
            | Self::CaseManager
            | Self::JobAccount
            | Self::MatchingOperator
            | Self::TargetedPlacement
            | Self::WomensSpace
            | Self::RankingOfficer
            | Self::RankingApprover
            | Self::DeskReferent
            | Self::DeskManager
            | Self::MobileSquad => RoleGroup::Desk,
            Self::NetworkManager
            | Self::TerritorialManager
            | Self::RegionalCoordinator
            | Self::TechnicalAssistance
            | Self::Funder
            | Self::PracticeReviewer
            | Self::RegionConsenter
            | Self::ForumModerator
            | Self::Analyst
            | Self::Auditor
            | Self::Administrator => RoleGroup::Above,
        }
    }

    /// Whether who holds it sees what concerns others: staff of desks and of the network, against people who are served and
    /// employers. Of staff a second factor is asked.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        !matches!(self.group(), RoleGroup::People | RoleGroup::Employers)
    }

    /// Whether the role is about one person, whose record the assignment names.
    #[must_use]
    pub const fn is_about_a_person(self) -> bool {
        matches!(self.group(), RoleGroup::People)
    }
}
