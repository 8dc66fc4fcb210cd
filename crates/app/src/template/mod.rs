//! What offices write in documents: letters of their own, and what they have printed in those of the program.

mod keep;
mod letter;
mod list;
mod merge;
mod preview;
mod values;

pub use keep::{keep, restore, retire};
pub use letter::{Draft, Way, What, Written, deliver, draft};
pub use list::{Offered, letters, office_text, permitted, sorted, versions};
pub(crate) use merge::is_made;
pub use merge::{MergeLetters, Merged, file_of_merge, run_merge, start_merge, try_merge};
pub use preview::{Preview, preview, preview_pdf};
