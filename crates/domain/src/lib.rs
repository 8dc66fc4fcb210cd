//! The nouns of Ponte, their states and rules. No database, no HTTP, no file; time is an argument.

pub mod account;
pub mod actor;
pub mod body;
pub mod clock;
pub mod codes;
pub mod codice_fiscale;
pub mod concept;
pub mod country;
pub mod course;
pub mod dates;
pub mod desk;
pub mod dispatch;
pub mod employer;
pub mod geo;
pub mod id;
pub mod language;
pub mod partita_iva;
pub mod project;
pub mod proposal;
pub mod protected;
pub mod reference;
pub mod reference_batch;
pub mod text;
pub mod vacancy;
pub mod work_terms;
pub mod worker;
