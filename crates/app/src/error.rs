//! What a use case may answer instead of its result.
//!
//! Use [`Error::Refused`] with a [`Refusal`] for whatever a person can understand and mend; a
//! storage or file failure is passed on as it is and shown as "something went wrong here" with its number.

use ponte_domain::{
    account::PasswordError,
    assignment::AssignmentError,
    attachment::AttachmentError,
    balance::BalanceError,
    breach::BreachError,
    campaign::CampaignError,
    case::{MandateError, NoReason},
    circular::CircularError,
    curriculum::CurriculumError,
    desk::TreeError,
    pact::{AbsenceError, DiaryError, PactError},
    pathway::RunError,
    person_request::RequestError,
    plan::PlanError,
    profiling::{ModelError, ProfilingError},
    proposal::ProposalError,
    response::{ResponseError, SendFault},
    segment::SegmentError,
    service::{LepError, ProgrammeError, ServiceError},
    service_request::AskedError,
    template::TemplateError,
    transfer::TransferError,
    unemployment::{BenefitError, EventError},
    vacancy::StateError,
    visit::VisitError,
};
use ponte_storage::{Kind, StorageError, leaf};
use uuid::Uuid;

use crate::rights::Right;

/// A failure of a use case.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something that the person who asked can understand and mend.
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Storage(StorageError),
    /// A file or folder of the installation could not be used.
    #[error("{path}: {error}")]
    File { path: String, error: std::io::Error },
    /// A part of the program failed in a way that is its own fault.
    #[error("{0}")]
    Internal(String),
}

/// Why an act was refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Nobody is signed in.
    #[error("not signed in")]
    NotSignedIn,
    /// The account's role does not have the right.
    #[error("not allowed: {0:?}")]
    Forbidden(Right),
    /// The key of the API is limited to other rights than the one that is asked for.
    #[error("the key has not the scope: {0}")]
    OutOfScope(Right),
    /// A key of the API makes no keys.
    #[error("not with a key")]
    NotWithKey,
    /// The last day of the account is past.
    #[error("the account has ended")]
    AccountEnded,
    /// There is no such record.
    #[error("no such {0}")]
    NotFound(Kind),
    /// Somebody saved the record since it was read; both versions can be shown.
    #[error("{kind} {id} was changed by somebody else")]
    Stale { kind: Kind, id: Uuid },
    /// The external id or user name is taken.
    #[error("{0} with this identifier exists")]
    Exists(Kind),
    /// User name and password do not go together, or the account is disabled.
    #[error("wrong user name or password")]
    WrongPassword,
    /// Too many failed attempts; try again after so many seconds.
    #[error("too many attempts, again in {seconds} seconds")]
    TooManyAttempts { seconds: i64 },
    /// The account has no second factor.
    #[error("no second factor")]
    NoFactor,
    /// The account has a second factor already.
    #[error("a second factor is in force")]
    FactorInForce,
    /// Staff must have a second factor here.
    #[error("a second factor is compulsory")]
    FactorCompulsory,
    #[error("password: {0}")]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Vacancy(#[from] StateError),
    #[error(transparent)]
    Proposal(#[from] ProposalError),
    /// The link is unknown or has expired.
    #[error("the link has expired")]
    LinkExpired,
    /// What was done last cannot be undone any more.
    #[error("it cannot be undone any more")]
    CannotUndo,
    /// A shortlist needs at least one person.
    #[error("nobody is chosen")]
    NobodyChosen,
    /// The vacancy is reserved by L.68/99, and nobody's place on its lists is known here.
    #[error("the vacancy is reserved")]
    Reserved,
    /// The employer has no address to write to.
    #[error("the employer has no e-mail address")]
    NoAddress,
    /// The weights do not sum to 1,000 within their bounds.
    #[error("the weights do not sum to 1,000 within their bounds")]
    Weights,
    /// The desk has ended and takes nothing new.
    #[error("the desk has ended")]
    DeskEnded,
    /// A desk with records, people or desks below it cannot end before they are elsewhere.
    #[error("the desk is still in use")]
    DeskInUse,
    #[error(transparent)]
    Tree(#[from] TreeError),
    #[error(transparent)]
    Assignment(#[from] AssignmentError),
    #[error(transparent)]
    Mandate(#[from] MandateError),
    #[error(transparent)]
    NoReason(#[from] NoReason),
    #[error(transparent)]
    Request(#[from] RequestError),
    #[error(transparent)]
    Breach(#[from] BreachError),
    #[error(transparent)]
    Response(#[from] ResponseError),
    #[error(transparent)]
    Campaign(#[from] CampaignError),
    #[error(transparent)]
    Circular(#[from] CircularError),
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// A level that the installation would add does not fit; its place among those given.
    #[error("level {place}: {error}")]
    Lep { place: usize, error: LepError },
    #[error(transparent)]
    Programme(#[from] ProgrammeError),
    #[error(transparent)]
    Pact(#[from] PactError),
    #[error(transparent)]
    Absence(#[from] AbsenceError),
    #[error(transparent)]
    Attachment(#[from] AttachmentError),
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A letter cannot go by mail.
    #[error("cannot be written to: {0}")]
    NotWritable(SendFault),
    #[error(transparent)]
    Diary(#[from] DiaryError),
    #[error(transparent)]
    Profiling(#[from] ProfilingError),
    #[error(transparent)]
    Balance(#[from] BalanceError),
    #[error(transparent)]
    Plan(#[from] PlanError),
    #[error(transparent)]
    Curriculum(#[from] CurriculumError),
    /// The model of profiling that somebody wrote has a fault.
    #[error(transparent)]
    Model(#[from] ModelError),
    #[error(transparent)]
    Unemployment(#[from] EventError),
    #[error(transparent)]
    Benefit(#[from] BenefitError),
    #[error(transparent)]
    Visit(#[from] VisitError),
    #[error(transparent)]
    Segment(#[from] SegmentError),
    #[error(transparent)]
    Asked(#[from] AskedError),
    #[error(transparent)]
    Transfer(#[from] TransferError),
    /// A practice pack cannot be switched.
    #[error(transparent)]
    Pack(#[from] crate::pack::PackError),
    #[error(transparent)]
    Run(#[from] RunError),
    /// The person is on this pathway already.
    #[error("already on this pathway")]
    AlreadyThere,
    /// A legal duty forbids that the person be erased now.
    #[error("the person cannot be erased now")]
    MustStay,
    /// The last administrator of the installation, or the last manager of a file, cannot go.
    #[error("somebody must remain")]
    LastOne,
    /// The desk has been set up already.
    #[error("the desk is set up")]
    AlreadySetUp,
    /// Somebody stopped the work.
    #[error("it was stopped")]
    Stopped,
    /// The disk of the installation is full.
    #[error("the disk is full")]
    DiskFull,
    /// The virus scanner has found something in the file.
    #[error("the virus scanner refuses the file")]
    Infected,
    /// The virus scanner could not look at the file.
    #[error("the virus scanner could not look at the file")]
    NotScanned,
    /// The file is no backup, was cut short or is damaged.
    #[error("line {line} is not of a backup")]
    NotABackup { line: u64 },
    /// A backup is brought only into an empty installation.
    #[error("the installation is not empty")]
    NotEmpty,
    /// The key of protected data is missing or does not fit.
    #[error("protected data: {0}")]
    Key(crate::keyring::KeyError),
    /// A backup was made with another key or passphrase.
    #[error("the backup was made with another key")]
    OtherKey,
    /// A required value is missing or unreadable.
    #[error("{0} is missing or unreadable")]
    Missing(&'static str),
    /// A text is too long; its name.
    #[error("{0} is too long")]
    TooLong(&'static str),
}

impl From<StorageError> for Error {
    fn from(error: StorageError) -> Self {
        match error {
            // What is no register has no kind of its own: it belongs to a person, or to the administration.
            StorageError::Stale { table, record } => {
                let of_person = matches!(
                    table,
                    "person_request" | "pathway_run" | "response" | "campaign" | "visit" | "service_request" | "case_transfer"
                ) || leaf::TABLES.contains(&table);
                let kind = Kind::from_code(table).unwrap_or(if table == "programme" {
                    Kind::Project
                } else if of_person {
                    Kind::Worker
                } else {
                    Kind::Account
                });
                Self::Refused(Refusal::Stale { kind, id: record })
            }
            other => Self::Storage(other),
        }
    }
}

/// The result of a use case.
pub type Result<T> = std::result::Result<T, Error>;
