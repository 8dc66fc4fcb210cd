//! What the lists of all registers do alike: chips, addresses of files and paper, export.

use axum::response::Response;
use ponte_app::{export::Exported, export_register::export_list, register::Registered, rights::Caller};
use ponte_storage::Filter;
use ponte_templates::list::{Chip, ListState};

use crate::{
    download::{exported, format_of},
    error::PageError,
    list_query::ListQuery,
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

/// The state of a list with its filters as chips, and where it is exported.
pub fn state(query: &ListQuery, path: &str, export: &str, total: u64, all: u64, sorts: &[&str], in_use: &[InUse<'_>]) -> ListState {
    let in_use: Vec<&InUse<'_>> = in_use.iter().filter(|each| !each.value.is_empty()).collect();
    let pairs: Vec<(&str, &str)> = in_use.iter().map(|each| (each.name, each.value)).collect();
    let mut list = query.state(path, total, all, sorts, &pairs);
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
