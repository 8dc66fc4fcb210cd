//! What the lists of all registers do alike: chips, addresses of files and paper, export.

use axum::response::Response;
use ponte_app::{export::Exported, export_register::export_list, register::Registered, rights::Caller};
use ponte_storage::Filter;
use ponte_templates::list::{Chip, ListState};

use super::list_view::{Chosen, Listed};
use crate::{
    download::{exported, format_of},
    error::PageError,
    list_query::ListQuery,
    paper::MOST_ROWS,
    site::Site,
};

/// A filter of a list that is in use.
pub struct InUse<'a> {
    /// Name in the address.
    pub name: &'a str,
    pub value: &'a str,
    /// Rest of the `filter-…` key.
    pub filter: &'a str,
    /// The list of codes that the value is from.
    pub kind: Option<&'a str>,
    /// What the value is called, when it is no code.
    pub words: Option<String>,
}

/// A list of records that was read.
pub struct Read<'a> {
    pub path: &'a str,
    /// Where it is exported.
    pub export: &'a str,
    /// How many records the filters leave, and how many there are.
    pub total: u64,
    pub uncounted: bool,
    pub all: u64,
    /// The orders offered.
    pub sorts: &'a [&'a str],
    pub filters: &'a [InUse<'a>],
}

/// The state of a list with its filters as chips, how it is shown and where it is exported.
pub fn state(query: &ListQuery, read: &Read<'_>, listed: Listed, chosen: &Chosen) -> ListState {
    let Read { path, export, total, uncounted, all, sorts, filters } = *read;
    let in_use = filters;
    let in_use: Vec<&InUse<'_>> = in_use.iter().filter(|each| !each.value.is_empty()).collect();
    let pairs: Vec<(&str, &str)> = in_use.iter().map(|each| (each.name, each.value)).collect();
    let mut list = query.state(path, chosen.size(), total, all, sorts, &pairs);
    let address = |path: &str, without: Option<&str>| {
        let mut kept: Vec<(&str, &str)> = pairs.iter().copied().filter(|(name, _)| Some(*name) != without).collect();
        kept.extend((!query.q.is_empty()).then_some(("q", query.q.as_str())));
        kept.extend((!query.ordine.is_empty()).then_some(("ordine", query.ordine.as_str())));
        match serde_urlencoded::to_string(kept) {
            Ok(text) if !text.is_empty() => format!("{path}?{text}"),
            _ => path.to_owned(),
        }
    };
    let chip = |each: &&InUse<'_>| Chip {
        filter: each.filter.to_owned(),
        value: each.words.clone().unwrap_or_else(|| each.value.to_owned()),
        kind: each.kind.filter(|_| each.words.is_none()).map(str::to_owned),
        without: address(path, Some(each.name)),
    };
    list.chips = in_use.iter().map(chip).collect();
    list.export = Some(address(export, None));
    list.print = Some(address(&format!("{path}.pdf"), None));
    list.uncounted = uncounted;
    list.print_first = (total > MOST_ROWS).then_some(MOST_ROWS);
    listed.complete(&mut list, query, chosen);
    list
}

/// What a list shows, as a file.
pub async fn export<R: Registered + Exported + 'static>(
    site: &Site,
    caller: &Caller,
    filter: &Filter,
    format: &str,
    name: &str,
) -> Result<Response, PageError> {
    let format = format_of(format)?;
    exported(site, export_list::<R>(&site.app, caller, filter, format).await?, format, name).await
}
