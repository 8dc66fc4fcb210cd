//! The pages, by noun.

/// Makes a struct with a field `layout` a page.
macro_rules! page {
    ($page:ty, $template:literal, $samples:expr) => {
        impl crate::Page for $page {
            const TEMPLATE: &'static str = $template;

            fn layout(&self) -> &crate::layout::Layout {
                &self.layout
            }

            fn samples() -> Vec<Self> {
                $samples
            }
        }
    };
}

pub mod account;
pub mod answer;
pub mod error;
pub mod form_page;
pub mod rosa;
pub mod round;
pub mod shortlist;
pub mod worker;

pub(crate) mod invented;
