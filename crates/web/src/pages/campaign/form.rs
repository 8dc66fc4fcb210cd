//! A new campaign.

use axum::{
    Form as Posted,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    campaign::{self, Choice, NewCampaign},
    error::{Error, Refusal},
    questionnaire::{self, Available},
    rights::{Caller, Right},
};
use ponte_domain::{
    actor::Purpose,
    campaign::{Audience, CampaignError, LINK_DAYS},
    pack::Channel,
};
use ponte_templates::{
    form::{Choice as Offered, FieldError, Form},
    layout::{Crumb, Done, Place},
    pages::campaign::{CampaignForm, SheetChoice},
};

use super::PATH;
use crate::{
    error::PageError,
    flash,
    layout::layout,
    pages::{list_view::WORKERS, worker::filter_of},
    site::Site,
    visitor::Staff,
};

type Typed = Vec<(String, String)>;

fn text<'t>(typed: &'t Typed, name: &str) -> &'t str {
    typed.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str())
}

/// `GET /sportello/questionari/nuova`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let form = Form::default()
        .with("link_days", LINK_DAYS.to_string())
        .with("remind_after", "7")
        .with("most_reminders", "2")
        .with("channel", Channel::Email.as_str());
    show(&site, staff, form, Vec::new()).await
}

/// The desks at which the visitor may ask people.
pub fn desks(site: &Site, caller: &Caller) -> Vec<Offered> {
    let (tree, reach) = (site.app.desks(), caller.reach(Right::EditPeople));
    let may = |desk: &&ponte_domain::desk::Desk| reach.may_make(&tree, &desk.code) && desk.is_open_on(site.app.today());
    tree.desks().filter(may).map(|desk| Offered::new(desk.code.clone(), desk.name.clone())).collect()
}

/// The desk of a form: the one chosen, else the visitor's own.
pub fn desk_of(site: &Site, caller: &Caller, chosen: &str) -> String {
    let own = caller.desk_for(Right::EditPeople, &site.app.desks()).map(|desk| desk.code.clone());
    if chosen.is_empty() { own.unwrap_or_default() } else { chosen.to_owned() }
}

async fn show(site: &Site, staff: Staff, form: Form, unknown: Vec<String>) -> Result<Response, PageError> {
    let (caller, lang) = (staff.caller(site, Purpose::Casework), staff.0.lang);
    caller.require(Right::EditPeople)?;
    let chosen = form.values.get("desk").and_then(|values| values.first()).cloned().unwrap_or_default();
    let available = questionnaire::available(&site.app, &desk_of(site, &caller, &chosen)).await?;
    let sheet = |one: &Available| SheetChoice {
        value: format!("{}:{}", one.sheet.pack_version, one.sheet.questionnaire),
        title: one.held.title.get(lang).to_owned(),
        anonymous: one.held.anonymous,
        samples: one.held.samples.iter().map(|sample| Offered::new(sample.id.clone(), sample.title.get(lang))).collect(),
    };
    let mut messages: Vec<Offered> = Vec::new();
    for one in &available {
        for message in campaign::messages_for(&one.held, Channel::Email) {
            if !messages.iter().any(|known| known.value == message.id) {
                messages.push(Offered::new(message.id.clone(), message.title.get(lang)));
            }
        }
    }
    let views = WORKERS.chosen(site, &caller).await?.views();
    let page = CampaignForm {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("questionnaires", PATH)]),
        sheets: available.iter().map(sheet).collect(),
        messages,
        desks: desks(site, &caller),
        views: views.into_iter().map(|(name, query)| Offered::new(query, name)).collect(),
        unknown,
        form,
    };
    let status = if page.form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// The codes of a list: one a line, or parted by commas and semicolons.
fn codes(text: &str) -> Vec<String> {
    text.split(['\n', ',', ';', '\t']).map(str::trim).filter(|code| !code.is_empty()).map(str::to_owned).collect()
}

/// Whom the form asks, and which questionnaire with it when a sample names its own.
fn chosen(site: &Site, typed: &Typed) -> (Audience, Choice, Option<String>) {
    let everybody = || Choice::Filter(Box::default());
    match text(typed, "choice") {
        "codes" => (Audience::Workers, Choice::Codes(codes(text(typed, "codes"))), None),
        "employers" => (Audience::Employers, everybody(), None),
        "anybody" => (Audience::Anybody, Choice::Anybody, None),
        sample if sample.starts_with("sample:") => {
            let (sheet, name) = sample["sample:".len()..].rsplit_once(':').unwrap_or_default();
            let choice = Choice::Sample { sample: name.to_owned(), filter: Box::default() };
            (Audience::Workers, choice, Some(sheet.to_owned()))
        }
        _ => (Audience::Workers, Choice::Filter(Box::new(filter_of(text(typed, "view"), site.app.today()))), None),
    }
}

/// `POST /sportello/questionari/nuova`: chooses people; nothing leaves yet.
pub async fn create(State(site): State<Site>, staff: Staff, Posted(typed): Posted<Typed>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::EditPeople)?;
    let mut form = Form::default();
    typed.iter().for_each(|(name, value)| form.add(name, value.clone()));
    let (audience, choice, sheet) = chosen(&site, &typed);
    if let Choice::Codes(codes) = &choice {
        let unknown = campaign::unknown_codes(&site.app, &caller, audience, codes).await?;
        if !unknown.is_empty() && text(&typed, "without") != "yes" {
            return show(&site, staff, form.wrong(FieldError::new("codes", "campaign-codes")), unknown).await;
        }
    }
    let sheet = sheet.unwrap_or_else(|| text(&typed, "sheet").to_owned());
    let (version, name) = sheet.split_once(':').unwrap_or_default();
    let number = |name: &str| text(&typed, name).trim().parse::<u32>().ok();
    let given = |name: &str| Some(text(&typed, name).to_owned()).filter(|text| !text.is_empty());
    let new = NewCampaign {
        desk: desk_of(&site, &caller, text(&typed, "desk")),
        pack_version: version.parse().unwrap_or_default(),
        questionnaire: name.to_owned(),
        title: text(&typed, "title").to_owned(),
        audience,
        channel: Channel::from_code(text(&typed, "channel")).unwrap_or(Channel::Email),
        message: given("message"),
        reminder: given("reminder"),
        link_days: number("link_days").unwrap_or(LINK_DAYS),
        remind_after: number("remind_after"),
        most_reminders: number("most_reminders").unwrap_or(0),
        choice,
    };
    let fault = match campaign::create(&site.app, &caller, new).await {
        Ok(made) => return Ok(flash::done(&format!("{PATH}/{}", made.id), Done::Created, 1, None)),
        Err(Error::Refused(Refusal::Campaign(CampaignError::Title))) => FieldError::new("title", "required"),
        Err(Error::Refused(Refusal::Campaign(CampaignError::Nobody))) => FieldError::new("codes", "campaign-nobody"),
        Err(Error::Refused(Refusal::Campaign(CampaignError::TooMany))) => FieldError::new("codes", "campaign-many"),
        Err(Error::Refused(Refusal::Missing(_))) => FieldError::new("sheet", "required"),
        Err(error) => return Err(error.into()),
    };
    show(&site, staff, form.wrong(fault), Vec::new()).await
}
