//! The four acts on the form of any noun: show it new or filled, make the record, save it.

use std::collections::BTreeMap;

use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    export::Exported,
    import::record::Record,
    register::{self, Comparable, HistoryEntry},
    rights::Caller,
};
use ponte_domain::{actor::Purpose, reference::Lang};
use ponte_storage::Stored;
use ponte_templates::{
    Page,
    form::{FieldError, Form as FormState},
    layout::{Crumb, Done, Layout, Place},
    pages::{
        form_page::{Conflict, ConflictRow, Twin, TwinReason},
        worker::Named,
    },
};
use uuid::Uuid;

use super::{
    Inputs, Posted, Spec,
    read::{Context, Read, base_of, read, show},
};
use crate::{error::PageError, flash, layout::layout, site::Site, visitor::Staff};

/// Rows that a form shows beyond those filled.
const SPARE_ROWS: usize = 1;

/// What the form page of a noun is made of.
pub struct PageParts {
    pub layout: Layout,
    pub form: FormState,
    pub record: Option<Named>,
    pub rows: BTreeMap<String, usize>,
    pub conflict: Option<Conflict>,
    pub duplicates: Vec<Twin>,
}

/// A noun with a form.
pub trait FormNoun: Comparable + Exported + Record + Sync + 'static {
    type Page: Page + Send;

    /// Path of the list.
    const PATH: &'static str;
    const PLACE: Place;
    /// Rest of the `crumb-…` key of the list.
    const CRUMB: &'static str;
    const PURPOSE: Purpose;
    const SPEC: &'static Spec;

    /// What the record is called.
    fn title(&self) -> String;
    /// Tells it apart from others of the same name.
    fn note(&self, site: &Site) -> String;
    fn page(parts: PageParts) -> Self::Page;

    /// Completes what is posted with what only the database knows; gives what is wrong.
    fn prepare(
        _site: &Site,
        _caller: &Caller,
        _posted: &mut Posted,
        _lang: Lang,
    ) -> impl Future<Output = Result<Vec<FieldError>, PageError>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Fills in what only the database knows of a record that was read.
    fn complete(&mut self, _site: &Site, _caller: &Caller) -> impl Future<Output = Result<(), PageError>> + Send {
        async { Ok(()) }
    }

    /// What a new form holds before anything is typed, from the address.
    fn start(_site: &Site, _caller: &Caller, _query: &[(String, String)]) -> impl Future<Output = Result<Inputs, PageError>> + Send {
        async { Ok(Inputs::default()) }
    }

    /// Import inputs as the form shows them, where only the database knows how.
    fn present(_site: &Site, _caller: &Caller, _inputs: &mut Inputs, _lang: Lang) -> impl Future<Output = Result<(), PageError>> + Send {
        async { Ok(()) }
    }

    /// Where one goes on after making one.
    fn after_creation(id: Uuid) -> String {
        format!("{}/{id}", Self::PATH)
    }
}

/// A form about to be shown.
#[derive(Default)]
struct Shown {
    inputs: Inputs,
    errors: Vec<FieldError>,
    twins: Vec<Twin>,
    conflict: Option<Conflict>,
    new_id: Option<Uuid>,
    added: Option<String>,
}

async fn render<N: FormNoun>(
    site: &Site,
    staff: Staff,
    mut shown: Shown,
    record: Option<(&Stored<N>, i64)>,
) -> Result<Response, PageError> {
    let caller = staff.caller(site, N::PURPOSE);
    N::present(site, &caller, &mut shown.inputs, staff.0.lang).await?;
    let action = record.map_or_else(|| format!("{}/nuova", N::PATH), |(stored, _)| format!("{}/{}/modifica", N::PATH, stored.id));
    let mut form = show(&Context::new(site, staff.0.lang), N::SPEC, &shown.inputs, action);
    let wrong = !shown.errors.is_empty() || !shown.twins.is_empty();
    let status = match (&shown.conflict, wrong) {
        (Some(_), _) => StatusCode::CONFLICT,
        (_, true) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    form.errors = shown.errors;
    form.version = record.map(|(_, version)| version);
    shown.new_id.into_iter().for_each(|id| form.add("new_id", id.to_string()));
    let rows = rows::<N>(&shown.inputs, shown.added.as_deref());
    let mut crumbs = vec![Crumb::key(N::CRUMB, N::PATH)];
    crumbs.extend(record.map(|(stored, _)| Crumb::name(&stored.value.title(), format!("{}/{}", N::PATH, stored.id))));
    let named = record.map(|(stored, _)| Named { id: stored.id.to_string(), name: stored.value.title() });
    let layout = layout(site, &staff.0, N::PLACE, crumbs);
    let page = N::page(PageParts { layout, form, record: named, rows, conflict: shown.conflict, duplicates: shown.twins });
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// How many rows each list shows: those filled, one to fill in, and one more when it was asked for.
fn rows<N: FormNoun>(inputs: &Inputs, added: Option<&str>) -> BTreeMap<String, usize> {
    let words = N::SPEC.words.iter().filter_map(|words| match words {
        super::Words::Whole(list) => Some(*list),
        _ => None,
    });
    let count = |list: &str| inputs.rows(list).last().map_or(0, |last| *last as usize) + SPARE_ROWS + usize::from(added == Some(list));
    N::SPEC.lists.iter().map(|list| list.name).chain(words).map(|list| (list.to_owned(), count(list))).collect()
}

/// `GET …/nuova`
pub async fn new_form<N: FormNoun>(
    State(site): State<Site>,
    staff: Staff,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, N::PURPOSE);
    caller.require(N::EDIT)?;
    let inputs = N::start(&site, &caller, &query).await?;
    let new_id = Some(site.app.new_id());
    render::<N>(&site, staff, Shown { inputs, new_id, ..Shown::default() }, None).await
}

/// `POST …/nuova`
pub async fn create<N: FormNoun>(
    State(site): State<Site>,
    staff: Staff,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut posted = Posted::new(pairs);
    let caller = staff.caller(&site, N::PURPOSE).on_behalf(posted.on_behalf);
    caller.require(N::EDIT)?;
    let id = posted.new_id.unwrap_or_else(|| site.app.new_id());
    name_new::<N>(&mut posted, id, &site, &caller);
    let (read, errors) = read_posted::<N>(&site, &staff, &caller, &mut posted, &Inputs::default()).await?;
    let shown = Shown { inputs: read.inputs, errors, new_id: Some(id), added: posted.add.clone(), ..Shown::default() };
    let record = match read.record {
        Some(record) if shown.errors.is_empty() && posted.add.is_none() => record,
        _ => return render::<N>(&site, staff, without_errors_when_adding(shown), None).await,
    };
    // What was sent twice is no duplicate of itself.
    let others = register::duplicates(&site.app, &caller, &record).await?.into_iter().filter(|(other, _)| other.id != id);
    let others: Vec<_> = others.collect();
    let ids: Vec<Uuid> = others.iter().map(|(other, _)| other.id).collect();
    let seen = register::view_many::<N>(&site.app, &caller, &ids).await?;
    // Of a file that is another team's nothing is told but that it is there.
    let twins: Vec<Twin> = others.iter().map(|(other, why)| twin(other, *why, seen.contains_key(&other.id), &site)).collect();
    if !twins.is_empty() && !posted.confirm_new {
        return render::<N>(&site, staff, Shown { twins, ..shown }, None).await;
    }
    let id = register::create_as(&site.app, &caller, id, &record).await?;
    Ok(flash::done(&N::after_creation(id), Done::Created, 1, None))
}

/// A record made on a page is called by its desk, the year and the end of its id.
fn name_new<N: FormNoun>(posted: &mut Posted, id: Uuid, site: &Site, caller: &Caller) {
    let desk = caller.desk_for(N::EDIT, &site.app.desks()).cloned().unwrap_or_else(|| (*site.app.market.desk()).clone());
    let text = id.simple().to_string();
    let name = format!("{}-{}-{}", desk.code, site.app.today().format("%Y"), &text[text.len() - 8..]);
    posted.inputs.set("id", name);
    posted.inputs.set("source", desk.code.clone());
    posted.inputs.set("desk", desk.code.clone());
}

async fn read_posted<N: FormNoun>(
    site: &Site,
    staff: &Staff,
    caller: &Caller,
    posted: &mut Posted,
    base: &Inputs,
) -> Result<(Read<N>, Vec<FieldError>), PageError> {
    let mut errors = N::prepare(site, caller, posted, staff.0.lang).await?;
    let mut read = read::<N>(&Context::new(site, staff.0.lang), N::SPEC, &posted.inputs, base);
    // What was found wrong before is not said to be missing once more.
    errors.extend(
        std::mem::take(&mut read.errors).into_iter().filter(|error| !errors.iter().any(|own| own.field == error.field)).collect::<Vec<_>>(),
    );
    if let Some(record) = &mut read.record {
        record.complete(site, caller).await?;
    }
    Ok((read, errors))
}

/// Adding a row is no time to complain about what is not typed yet.
fn without_errors_when_adding(shown: Shown) -> Shown {
    if shown.added.is_some() { Shown { errors: Vec::new(), ..shown } } else { shown }
}

fn twin<N: FormNoun>(other: &Stored<N>, why: register::Likeness, seen: bool, site: &Site) -> Twin {
    let why = TwinReason::from_code(why.as_str()).unwrap_or(TwinReason::Name);
    Twin { id: other.id.to_string(), name: other.value.title(), note: if seen { other.value.note(site) } else { String::new() }, why }
}

/// `GET …/{id}/modifica`
pub async fn edit_form<N: FormNoun>(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, N::PURPOSE);
    let stored = register::open::<N>(&site.app, &caller, id).await?;
    let inputs = base_of(&stored.value);
    let version = stored.version;
    render(&site, staff, Shown { inputs, ..Shown::default() }, Some((&stored, version))).await
}

/// `POST …/{id}/modifica`
pub async fn save<N: FormNoun>(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut posted = Posted::new(pairs);
    let caller = staff.caller(&site, N::PURPOSE).on_behalf(posted.on_behalf);
    let stored = register::open::<N>(&site.app, &caller, id).await?;
    let seen = posted.version.ok_or(PageError::BadRequest)?;
    let base = base_of(&stored.value);
    let (read, errors) = read_posted::<N>(&site, &staff, &caller, &mut posted, &base).await?;
    let shown = Shown { inputs: read.inputs, errors, added: posted.add.clone(), ..Shown::default() };
    let record = match read.record {
        Some(record) if shown.errors.is_empty() && posted.add.is_none() => record,
        _ => return render(&site, staff, without_errors_when_adding(shown), Some((&stored, seen))).await,
    };
    match register::save(&site.app, &caller, id, seen, &record).await {
        Ok(()) => Ok(flash::done(&format!("{}/{id}", N::PATH), Done::Saved, 1, None)),
        Err(Error::Refused(Refusal::Stale { .. })) => {
            let stored = register::view::<N>(&site.app, &caller, id).await?;
            let conflict = conflict(&site, &staff, &caller, &stored, &record).await?;
            let version = stored.version;
            // The present version goes with the form: saved once more, what is typed holds.
            render(&site, staff, Shown { conflict: Some(conflict), ..shown }, Some((&stored, version))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Both versions, field by field.
async fn conflict<N: FormNoun>(site: &Site, staff: &Staff, caller: &Caller, stored: &Stored<N>, own: &N) -> Result<Conflict, PageError> {
    let last: Option<HistoryEntry> = register::history::<N>(&site.app, caller, stored.id).await?.into_iter().next();
    let context = Context::new(site, staff.0.lang);
    let values = |record: &N| show(&context, N::SPEC, &base_of(record), String::new()).values;
    let (yours, theirs) = (values(own), values(&stored.value));
    let text = |values: &BTreeMap<String, Vec<String>>, name: &str| values.get(name).map(|all| all.join(", ")).unwrap_or_default();
    let mut names: Vec<&String> = yours.keys().chain(theirs.keys()).collect();
    names.sort();
    names.dedup();
    let row = |name: &String| ConflictRow { field: name.clone(), yours: text(&yours, name), theirs: text(&theirs, name) };
    let rows = names.into_iter().filter(|name| yours.get(*name) != theirs.get(*name)).map(row).collect();
    let by = last.as_ref().and_then(|entry| entry.by.name()).unwrap_or("Ponte").to_owned();
    Ok(Conflict { by, at: last.map_or(stored.updated_at, |entry| entry.at), rows })
}
