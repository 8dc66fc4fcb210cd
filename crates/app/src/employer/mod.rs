//! Employers: what one does with them beside what all registers do.

mod answers;
mod vacancies;

pub use answers::{Answers, answers};
pub use vacancies::open_vacancies;
