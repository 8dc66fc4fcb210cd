//! What the engine reads of a person and of a vacancy.

mod day;
mod vacancy;
mod worker;

pub use vacancy::{AskedEducation, AskedExperience, AskedLanguage, AskedSkill, Thing, VacancyFeatures};
pub(crate) use worker::day_number;
pub use worker::{Done, Length, Spoken, Studied, WorkerFeatures};

/// Number of the way in which a person's features are read from her record and written down. Features that were kept under
/// another number are read from the records again: whoever changes what they are made of, or their order, raises it.
pub const FEATURES_VERSION: u32 = 1;
