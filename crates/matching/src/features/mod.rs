//! What the engine reads of a person and of a vacancy.

mod vacancy;
mod worker;

pub use vacancy::{AskedEducation, AskedExperience, AskedLanguage, AskedSkill, Thing, VacancyFeatures};
pub(crate) use worker::day_number;
pub use worker::{Done, Length, Spoken, Studied, WorkerFeatures};
