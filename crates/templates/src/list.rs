//! What every list has: how many, which filters, what order, where the rest is.

use serde::Serialize;

/// State of a list page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ListState {
    /// Path of the list, without the query.
    pub path: String,
    /// What was searched for.
    pub q: String,
    /// How many records match, or at least match.
    pub total: u64,
    /// Not all that match were counted.
    pub uncounted: bool,
    /// How many there are without filters.
    pub all: u64,
    pub chips: Vec<Chip>,
    /// The order in use: the rest of a `sort-…` key.
    pub sort: String,
    /// The orders offered.
    pub sorts: Vec<SortLink>,
    /// Address of the next page.
    pub next: Option<String>,
    /// Address of the first page, when this is another one.
    pub first: Option<String>,
    /// Address of this page of the list.
    pub here: String,
    /// Address that exports what is shown; the format is added as `formato`.
    pub export: Option<String>,
    /// Address that prints what is shown.
    pub print: Option<String>,
    /// How many records are printed, when not all of them.
    pub print_first: Option<u64>,
    /// The columns shown beside the first: the rest of `col-…` keys.
    pub columns: Vec<String>,
    /// How the list may be shown, where it can be chosen.
    pub options: Option<ListOptions>,
}

/// How a list may be shown, remembered for each account. The form posts `quante`, `colonna` (repeated) and `torna`; a view is saved with
/// `nome` and `torna` below `viste`, and taken away with `nome` below `viste/togli`.
#[derive(Debug, Clone, Serialize)]
pub struct ListOptions {
    /// Where the choices are posted.
    pub action: String,
    /// Rows on a page, and what may be chosen.
    pub size: u64,
    pub sizes: Vec<u64>,
    /// Every column that may be shown.
    pub all_columns: Vec<&'static str>,
    /// This list, with its filters and order.
    pub here: String,
    pub views: Vec<SavedView>,
}

/// A filter, an order and columns under a name.
#[derive(Debug, Clone, Serialize)]
pub struct SavedView {
    pub name: String,
    pub href: String,
}

/// A filter in use.
#[derive(Debug, Clone, Serialize)]
pub struct Chip {
    /// The rest of a `filter-…` key.
    pub filter: String,
    /// What is asked for: a word, a place, a number.
    pub value: String,
    /// When the value is a code: the list of codes it is from.
    pub kind: Option<String>,
    /// The list without this filter.
    pub without: String,
}

/// An order that may be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct SortLink {
    /// The rest of a `sort-…` key.
    pub sort: String,
    pub href: String,
}
