//! The model of profiling that a desk writes: its coefficients as a form, each save a new version.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{
    error::{Error, Refusal},
    profiling,
    rights::Right,
};
use ponte_domain::{
    actor::Purpose,
    expression::Number,
    profiling::{Input, Model, ModelError, ModelRef, ProfilingError, Term, Territory},
    reference::Lang,
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Done, Place},
    pages::profiling::{ModelLine, ProfilingModelPage, TermFields, VersionRow, WeightField},
};

use crate::{
    error::PageError,
    flash,
    inputs::{Inputs, text, typed},
    layout::layout,
    routes::{Routes, may},
    site::Site,
    visitor::Staff,
};

const PATH: &str = "/sportello/profilazione";

/// Rows for provinces that have none yet.
const EMPTY_ROWS: usize = 2;

/// Rows for provinces that a form may have.
const MOST_ROWS: usize = 200;

const FIGURES: [Input; 3] = [Input::EmploymentRate, Input::LowWorkIntensity, Input::BusinessDensity];

pub fn routes() -> Routes {
    Routes::new().get(PATH, may(Right::Desk), page).post(PATH, may(Right::Desk), change)
}

/// `GET /sportello/profilazione`
async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    show(&site, staff, None).await
}

async fn show(site: &Site, staff: Staff, failed: Option<Form>) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let code = profiling::may_keep_model(&site.app, &caller)?;
    let versions = profiling::versions(&site.app, &caller).await?;
    let found = profiling::in_force(&site.app, &site.app.db, &code).await?;
    let lang = staff.0.lang;
    let seen = versions.first().map_or(0, |version| version.number);
    let status = if failed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ProfilingModelPage {
        layout: layout(site, &staff.0, Place::Administration, Vec::new()),
        model: line(site, &found.reference),
        desk: site.app.market.desk_of(&code).name.clone(),
        seen,
        terms: found.model.terms.iter().map(fields).collect(),
        provinces: found.model.territories.len() + EMPTY_ROWS,
        versions: versions
            .into_iter()
            .map(|version| VersionRow {
                number: version.number,
                at: version.at,
                by: version.by.name().map(str::to_owned),
                reason: version.reason,
            })
            .collect(),
        form: failed.unwrap_or_else(|| filled(&found.model, lang)),
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn line(site: &Site, model: &ModelRef) -> ModelLine {
    ModelLine { number: model.number, desk: model.desk.as_deref().map(|code| site.app.market.desk_of(code).name.clone()) }
}

/// The fields of an input's coefficients.
fn fields(term: &Term) -> TermFields {
    let input = term.input;
    let choices = term.choices.iter().map(|choice| WeightField {
        name: format!("w.{input}.{}", choice.code),
        code: Some(choice.code.clone()),
        from: None,
        slope: false,
    });
    let steps = term.steps.iter().enumerate().map(|(n, step)| WeightField {
        name: format!("w.{input}.{n}"),
        code: None,
        from: step.from.map(|_| format!("from.{input}.{n}")),
        slope: false,
    });
    let slope =
        term.slope.iter().map(|_| WeightField { name: format!("w.{input}"), code: None, from: Some(format!("base.{input}")), slope: true });
    TermFields { input, weights: choices.chain(steps).chain(slope).collect() }
}

/// The form as a model fills it.
fn filled(model: &Model, lang: Lang) -> Form {
    let mut form = Form::default();
    let mut add = |name: String, number: Option<Number>| {
        let text = number.map(|number| number.to_string()).unwrap_or_default();
        form.add(&name, if lang == Lang::En { text } else { text.replace('.', ",") });
    };
    for (name, number) in [("intercept", model.intercept), ("between", model.between), ("far", model.far)] {
        add(name.to_owned(), Some(number));
    }
    for term in &model.terms {
        let input = term.input;
        term.choices.iter().for_each(|choice| add(format!("w.{input}.{}", choice.code), Some(choice.weight)));
        for (n, step) in term.steps.iter().enumerate() {
            add(format!("w.{input}.{n}"), Some(step.weight));
            add(format!("from.{input}.{n}"), step.from);
        }
        if let Some(slope) = &term.slope {
            add(format!("w.{input}"), Some(slope.each));
            add(format!("base.{input}"), Some(slope.from));
        }
    }
    for (n, territory) in model.territories.iter().enumerate() {
        FIGURES.iter().for_each(|figure| add(format!("t.{n}.{figure}"), territory.figure(*figure)));
    }
    for (n, territory) in model.territories.iter().enumerate() {
        form.add(&format!("t.{n}.province"), territory.province.clone());
        form.add(&format!("t.{n}.source"), territory.source.clone());
    }
    form.add("upskilling", model.track.upskilling.to_string());
    form.add("reskilling", model.track.reskilling.to_string());
    form.add("since", model.track.since.to_string());
    form
}

/// A number as it is typed, with a comma or a point.
fn number(inputs: &Inputs, name: &str) -> Result<Number, FieldError> {
    text(inputs, name).replace(',', ".").parse().map_err(|_| FieldError::new(name, "profiling-weight"))
}

fn figure(inputs: &Inputs, name: &str) -> Result<Option<Number>, FieldError> {
    let typed = text(inputs, name).replace(',', ".");
    if typed.is_empty() { Ok(None) } else { typed.parse().map(Some).map_err(|_| FieldError::new(name, "profiling-territory")) }
}

/// The model that was typed over the one in force, which has its inputs and steps.
fn read(inputs: &Inputs, mut model: Model) -> Result<Model, FieldError> {
    model.intercept = number(inputs, "intercept")?;
    (model.between, model.far) = (number(inputs, "between")?, number(inputs, "far")?);
    for term in &mut model.terms {
        let input = term.input;
        for choice in &mut term.choices {
            choice.weight = number(inputs, &format!("w.{input}.{}", choice.code))?;
        }
        for (n, step) in term.steps.iter_mut().enumerate() {
            step.weight = number(inputs, &format!("w.{input}.{n}"))?;
            if step.from.is_some() {
                step.from = Some(number(inputs, &format!("from.{input}.{n}"))?);
            }
        }
        if let Some(slope) = &mut term.slope {
            slope.each = number(inputs, &format!("w.{input}"))?;
            slope.from = number(inputs, &format!("base.{input}"))?;
        }
    }
    model.territories = territories(inputs)?;
    let whole = |name: &str| text(inputs, name).parse::<u8>().map_err(|_| FieldError::new(name, "profiling-track"));
    (model.track.upskilling, model.track.reskilling) = (whole("upskilling")?, whole("reskilling")?);
    model.track.since = text(inputs, "since").parse().map_err(|_| FieldError::new("since", "date"))?;
    Ok(model)
}

fn territories(inputs: &Inputs) -> Result<Vec<Territory>, FieldError> {
    let mut found = Vec::new();
    for n in 0..MOST_ROWS {
        let province = text(inputs, &format!("t.{n}.province")).to_ascii_uppercase();
        if province.is_empty() {
            continue;
        }
        let own = |input: Input| figure(inputs, &format!("t.{n}.{input}"));
        found.push(Territory {
            province,
            employment_rate: own(Input::EmploymentRate)?,
            low_work_intensity: own(Input::LowWorkIntensity)?,
            business_density: own(Input::BusinessDensity)?,
            source: text(inputs, &format!("t.{n}.source")).to_owned(),
        });
    }
    Ok(found)
}

/// `POST /sportello/profilazione`
async fn change(State(site): State<Site>, staff: Staff, Posted(inputs): Posted<Inputs>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let code = profiling::may_keep_model(&site.app, &caller)?;
    let in_force = profiling::in_force(&site.app, &site.app.db, &code).await?;
    let model = match read(&inputs, in_force.model) {
        Ok(model) => model,
        Err(wrong) => return show(&site, staff, Some(typed(&inputs).wrong(wrong))).await,
    };
    let seen = text(&inputs, "seen").parse().unwrap_or_default();
    let wrong = match profiling::keep_model(&site.app, &caller, seen, model, text(&inputs, "reason")).await {
        Ok(_) => return Ok(flash::done(PATH, Done::Saved, 1, None)),
        Err(Error::Refused(Refusal::Model(error))) => fault(&error),
        Err(Error::Refused(Refusal::Profiling(ProfilingError::TooLong))) => FieldError::new("reason", "too-long"),
        Err(Error::Refused(Refusal::Profiling(_))) => FieldError::new("reason", "required"),
        Err(error) => return Err(error.into()),
    };
    show(&site, staff, Some(typed(&inputs).wrong(wrong))).await
}

fn fault(error: &ModelError) -> FieldError {
    match error {
        ModelError::Weight(name) if name == "intercept" => FieldError::new("intercept", "profiling-weight"),
        ModelError::Weight(name) => FieldError::new(format!("w.{}", name.trim_end_matches(".each")), "profiling-weight"),
        ModelError::Shape(input) => FieldError::new(format!("from.{input}.1"), "profiling-shape"),
        ModelError::Bands => FieldError::new("far", "profiling-bands"),
        ModelError::Territory(_) => FieldError::new("t.0.province", "profiling-territory"),
        ModelError::Track => FieldError::new("reskilling", "profiling-track"),
    }
}
