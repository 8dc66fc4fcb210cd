//! Workers: what one does with them beside what all registers do.

mod answer;
mod ascertain;

pub(crate) use answer::apply;
pub use answer::{Answer, Question, answer, question_of};
pub use ascertain::ascertain;
