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

/// Makes the form page of a noun: the same parts for all of them, each with its own template.
macro_rules! form_page {
    ($(#[$meta:meta])* $page:ident, $template:literal, $samples:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, serde::Serialize)]
        pub struct $page {
            pub layout: crate::layout::Layout,
            pub form: crate::form::Form,
            /// Id and name of the record that is changed; absent for a new one.
            pub record: Option<super::worker::Named>,
            /// What codes that were typed are called: ISTAT code, ESCO URI or ATECO code to words.
            pub labels: std::collections::BTreeMap<String, String>,
            /// How many rows each list of the form shows, by its name.
            pub rows: std::collections::BTreeMap<String, usize>,
            pub conflict: Option<super::form_page::Conflict>,
            pub duplicates: Vec<super::form_page::Twin>,
            /// Records that a field chooses among, by the name of the field.
            pub choices: std::collections::BTreeMap<String, Vec<crate::form::Choice>>,
        }

        page!($page, $template, {
            let make: fn(crate::layout::Layout, crate::form::Form) -> $page = |layout, form| $page {
                layout,
                form,
                record: None,
                labels: std::collections::BTreeMap::new(),
                rows: std::collections::BTreeMap::new(),
                conflict: None,
                duplicates: Vec::new(),
                choices: std::collections::BTreeMap::new(),
            };
            $samples(make)
        });
    };
}

/// Makes the list page of a noun.
macro_rules! list_page {
    ($(#[$meta:meta])* $page:ident, $row:ty, $template:literal, $place:expr, $path:literal, $columns:expr, $rows:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, serde::Serialize)]
        pub struct $page {
            pub layout: crate::layout::Layout,
            pub list: crate::list::ListState,
            pub rows: Vec<$row>,
            /// Filters in use, by the name of their field, so that the form shows them again.
            pub chosen: std::collections::BTreeMap<String, String>,
        }

        page!($page, $template, {
            let layout = invented::operator($place, $path, Vec::new());
            let rows: Vec<$row> = $rows;
            let name = $path.rsplit('/').next().unwrap_or_default();
            let columns = $columns.iter().map(|column: &&str| (*column).to_owned()).collect();
            let list = crate::list::ListState {
                path: $path.into(),
                total: rows.len() as u64,
                all: 150,
                sort: "name".into(),
                columns,
                options: Some(invented::list_options(name, $columns)),
                ..Default::default()
            };
            let empty = crate::list::ListState { path: $path.into(), sort: "name".into(), ..Default::default() };
            let chosen = std::collections::BTreeMap::new();
            vec![Self { layout: layout.clone(), list, rows, chosen: chosen.clone() }, Self { layout, list: empty, rows: Vec::new(), chosen }]
        });
    };
}

pub mod account;
pub mod activity;
pub mod answer;
pub mod asked;
pub mod attachment;
pub mod audit;
pub mod balance;
pub mod breach;
pub mod campaign;
pub mod cases;
pub mod circular;
pub mod curriculum;
pub mod desks;
pub mod employer;
pub mod erasure;
pub mod error;
pub mod first_run;
pub mod form_page;
pub mod import;
pub mod indicators;
pub mod kiosk;
pub mod merge;
pub mod office;
pub mod own;
pub mod own_account;
pub mod own_keys;
pub mod pack;
pub mod pact;
pub mod password;
pub mod pathway;
pub mod picture;
pub mod profiling;
pub mod protected;
pub mod public;
pub mod questionnaire;
pub mod register;
pub mod requests;
pub mod rights;
pub mod rosa;
pub mod round;
pub mod service;
pub mod shortlist;
pub mod staffing;
pub mod template;
pub mod today;
pub mod transfer;
pub mod unemployment;
pub mod vacancy;
pub mod visit;
pub mod weights;
pub mod worker;
pub mod worker_view;

pub(crate) mod invented;
