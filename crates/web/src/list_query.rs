//! What every list takes from its address: words, order, page.

use ponte_storage::Filter;
use ponte_templates::list::{ListState, SortLink};
use serde::Deserialize;

/// Records on a page of a list.
pub const PAGE: u64 = 50;

/// The part of a list's address that all lists share.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    /// Words searched for.
    pub q: String,
    /// The order asked for.
    pub ordine: String,
    /// How many records come before this page.
    pub dopo: u64,
    /// The columns that a saved view shows, divided by commas.
    pub colonne: String,
}

impl ListQuery {
    /// The filter of this page, without what is the list's own.
    pub fn filter(&self) -> Filter {
        Filter {
            text: self.q.clone(),
            newest: self.ordine == "changed",
            by_due: matches!(self.ordine.as_str(), "ascertained" | "deadline" | "start"),
            limit: PAGE,
            offset: self.dopo,
            ..Filter::default()
        }
    }

    /// The filter of everything that the list shows, page by page or not: for files and paper.
    pub fn whole(filter: Filter, most: u64) -> Filter {
        Filter { limit: most, offset: 0, ..filter }
    }

    /// As [`ListQuery::filter`], with so many records on a page.
    pub fn sized(filter: Filter, size: u64) -> Filter {
        Filter { limit: size, ..filter }
    }

    /// The state of the list: `others` are the list's own filters in use, by their names in the address.
    pub fn state(&self, path: &str, size: u64, total: u64, all: u64, sorts: &[&str], others: &[(&str, &str)]) -> ListState {
        let address = |order: &str, after: u64| {
            let mut pairs: Vec<(&str, String)> = others.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
            pairs.extend((!self.q.is_empty()).then(|| ("q", self.q.clone())));
            pairs.extend((!order.is_empty()).then(|| ("ordine", order.to_owned())));
            pairs.extend((!self.colonne.is_empty()).then(|| ("colonne", self.colonne.clone())));
            pairs.extend((after > 0).then(|| ("dopo", after.to_string())));
            match serde_urlencoded::to_string(pairs) {
                Ok(query) if !query.is_empty() => format!("{path}?{query}"),
                _ => path.to_owned(),
            }
        };
        let sort = if sorts.contains(&self.ordine.as_str()) { self.ordine.as_str() } else { sorts.first().copied().unwrap_or_default() };
        ListState {
            path: path.to_owned(),
            q: self.q.clone(),
            total,
            uncounted: false,
            all,
            chips: Vec::new(),
            sort: sort.to_owned(),
            sorts: sorts.iter().map(|sort| SortLink { sort: (*sort).to_owned(), href: address(sort, 0) }).collect(),
            next: (self.dopo.saturating_add(size) < total).then(|| address(&self.ordine, self.dopo.saturating_add(size))),
            first: (self.dopo > 0).then(|| address(&self.ordine, 0)),
            here: address(&self.ordine, self.dopo),
            export: None,
            print: None,
            print_first: None,
            columns: Vec::new(),
            options: None,
        }
    }
}
