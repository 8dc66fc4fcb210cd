//! Workers: what one does with them beside what all registers do.

mod answer;

pub(crate) use answer::apply;
pub use answer::{Answer, Question, answer, question_of};
