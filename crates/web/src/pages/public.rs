//! What anybody may see: the home of the desk and its vacancies.

use axum::{
    extract::{Path, Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use ponte_app::noticeboard::{self, Board, Notice, PublicNotice, Search};
use ponte_domain::{
    reference::Scheme,
    vacancy::{PayPer, Remote},
    work_terms::Contract,
};
use ponte_templates::{
    list::ListState,
    pages::{
        error::{ErrorPage, Failure},
        public::{Home, PublicVacancies, PublicVacancy, PublicVacancyPage},
    },
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::{error::PageError, layout, list_query::PAGE, site::Site, visitor::Visitor};

/// Vacancies shown on the home.
const NEWEST: usize = 8;

/// What is asked of the noticeboard.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    q: String,
    dove: String,
    nuove: Option<u32>,
    dopo: u64,
}

/// Lets caches keep a page for a minute where nobody is signed in: what is public does not change by the second.
pub fn cacheable(response: Response, signed_in: bool, told: bool) -> Response {
    let mut response = response;
    if !signed_in && !told && response.status() == StatusCode::OK {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
        // The language is chosen by a cookie or by the browser.
        response.headers_mut().append(header::VARY, HeaderValue::from_static("cookie, accept-language"));
    }
    response
}

fn shown<P: ponte_templates::Page>(site: &Site, visitor: Visitor, page: &P) -> Result<Response, PageError> {
    let (signed_in, told) = (visitor.account.is_some(), page.layout().flash.is_some());
    Ok(cacheable(site.show(visitor, page)?, signed_in, told))
}

/// `GET /`
pub async fn home(State(site): State<Site>, visitor: Visitor) -> Result<Response, PageError> {
    let board = noticeboard::search(&site.app, &Search { limit: NEWEST, ..Search::default() }).await?;
    let page = Home {
        layout: layout::plain(&site, &visitor),
        open: board.open as u64,
        fresh: board.fresh as u64,
        courses: board.courses as u64,
        newest: board.notices.iter().map(short).collect(),
    };
    shown(&site, visitor, &page)
}

/// `GET /offerte`
pub async fn list(State(site): State<Site>, visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let offset = usize::try_from(asked.dopo).unwrap_or(usize::MAX);
    let limit = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let search = Search { text: asked.q.clone(), place: asked.dove.clone(), fresh: asked.nuove.is_some(), limit, offset };
    let board = noticeboard::search(&site.app, &search).await?;
    let page = PublicVacancies {
        layout: layout::plain(&site, &visitor),
        list: state(&asked, &board),
        place: asked.dove,
        rows: board.notices.iter().map(short).collect(),
    };
    shown(&site, visitor, &page)
}

fn state(asked: &Asked, board: &Board) -> ListState {
    let address = |after: u64| {
        let mut pairs = Vec::new();
        pairs.extend((!asked.q.is_empty()).then(|| ("q", asked.q.clone())));
        pairs.extend((!asked.dove.is_empty()).then(|| ("dove", asked.dove.clone())));
        pairs.extend(asked.nuove.map(|days| ("nuove", days.to_string())));
        pairs.extend((after > 0).then(|| ("dopo", after.to_string())));
        format!("/offerte?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
    };
    let total = board.total as u64;
    ListState {
        path: "/offerte".to_owned(),
        q: asked.q.clone(),
        total,
        all: board.open as u64,
        next: (asked.dopo.saturating_add(PAGE) < total).then(|| address(asked.dopo + PAGE)),
        first: (asked.dopo > 0).then(|| address(0)),
        ..ListState::default()
    }
}

fn short(notice: &PublicNotice) -> PublicVacancy {
    let vacancy = &notice.vacancy;
    PublicVacancy {
        id: notice.id.to_string(),
        title: vacancy.title.clone(),
        employer: notice.employer.clone(),
        place: notice.place.clone(),
        km: notice.km,
        contract: vacancy.contract,
        hours: vacancy.hours,
        pay: vacancy.pay,
        expires: vacancy.expires,
        fresh: notice.fresh,
    }
}

/// `GET /offerte/{id}`: what was public and is not any more is gone (410), what never was does not exist.
pub async fn vacancy(State(site): State<Site>, visitor: Visitor, Path(id): Path<String>) -> Result<Response, PageError> {
    let id: Uuid = id.parse().map_err(|_| PageError::NotFound)?;
    let notice = match noticeboard::notice(&site.app, id).await? {
        Notice::Open(notice) => *notice,
        Notice::Gone => {
            let layout = layout::plain(&site, &visitor);
            let page = ErrorPage { layout, failure: Failure::NotFound, status: StatusCode::GONE.as_u16(), request: None };
            return Ok((StatusCode::GONE, site.show(visitor, &page)?).into_response());
        }
    };
    let ccnl = notice.vacancy.ccnl.as_deref().and_then(|code| {
        site.app.market.catalogue().class(Scheme::Ccnl, code).map(|entry| entry.title.clone()).or_else(|| Some(code.to_owned()))
    });
    let json_ld = posting(&site, &notice);
    let mut public = notice.vacancy;
    if public.anonymous {
        // The address and the name of the employer's record would name it.
        public.workplace.address = None;
        public.workplace.point = None;
        public.employer = String::new();
        public.employer_id = None;
    }
    let page = PublicVacancyPage {
        layout: layout::plain(&site, &visitor),
        id: id.to_string(),
        vacancy: public,
        employer: notice.employer,
        place: notice.place,
        ccnl,
        json_ld: Some(json_ld),
        open: true,
    };
    shown(&site, visitor, &page)
}

/// The vacancy as schema.org describes a job posting. `<` is written as an escape, so that no text can end the element it stands in.
fn posting(site: &Site, notice: &PublicNotice) -> String {
    let vacancy = &notice.vacancy;
    let desk = site.app.market.desk();
    let organisation = match &notice.employer {
        Some(name) => json!({ "@type": "Organization", "name": name }),
        None => json!({ "@type": "Organization", "name": desk.name }),
    };
    let address = json!({ "@type": "PostalAddress", "addressLocality": notice.place, "addressCountry": "IT" });
    let mut posting = json!({
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": vacancy.title,
        "description": vacancy.description.as_ref().unwrap_or(&vacancy.title),
        "identifier": { "@type": "PropertyValue", "name": desk.name, "value": notice.id },
        "datePosted": vacancy.published,
        "validThrough": vacancy.expires,
        "totalJobOpenings": vacancy.positions,
        "hiringOrganization": organisation,
        "employmentType": vacancy.contract.map(employment_type),
        "jobLocation": { "@type": "Place", "address": address },
        "jobLocationType": (vacancy.workplace.remote == Some(Remote::Wholly)).then_some("TELECOMMUTE"),
        "baseSalary": salary(vacancy),
        "directApply": false,
    });
    if let Some(members) = posting.as_object_mut() {
        let kept: Map<String, Value> = std::mem::take(members).into_iter().filter(|(_, value)| !value.is_null()).collect();
        *members = kept;
    }
    posting.to_string().replace('<', "\\u003c")
}

const fn employment_type(contract: Contract) -> &'static str {
    match contract {
        Contract::Permanent | Contract::CooperativeMember => "FULL_TIME",
        Contract::FixedTerm | Contract::Seasonal | Contract::Agency | Contract::OnCall | Contract::Occasional => "TEMPORARY",
        Contract::Apprenticeship1 | Contract::Apprenticeship2 | Contract::Apprenticeship3 => "OTHER",
        Contract::Traineeship => "INTERN",
        Contract::SelfEmployed => "CONTRACTOR",
    }
}

fn salary(vacancy: &ponte_domain::vacancy::Vacancy) -> Value {
    let Some(pay) = vacancy.pay else { return Value::Null };
    let unit = match pay.per {
        PayPer::Hour => "HOUR",
        PayPer::Day => "DAY",
        PayPer::Month => "MONTH",
        PayPer::Year => "YEAR",
    };
    let euro = |cents: Option<i64>| cents.map(|cents| cents as f64 / 100.0);
    let value = json!({ "@type": "QuantitativeValue", "minValue": euro(pay.min_cents), "maxValue": euro(pay.max_cents), "unitText": unit });
    json!({ "@type": "MonetaryAmount", "currency": "EUR", "value": value })
}
