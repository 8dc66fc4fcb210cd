//! What a service reports: its indicators, for a period, by desk, month, age band.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use chrono::NaiveDate;
use ponte_app::{
    campaign::AnswerFormat,
    pack::{self, Asked, Measure, Measured},
    rights::Right,
};
use ponte_domain::{
    actor::Purpose,
    expression::{Number, Value},
    pack::{Breakdown, Indicator, Total, Unit},
    reference::Lang,
};
use ponte_templates::{
    form::{Choice, Form},
    layout::{Crumb, Place},
    pages::indicators::{IndicatorLine, IndicatorRow, IndicatorsPage},
};
use serde::Deserialize;

use super::{PATH, lines::written};
use crate::{download, error::PageError, layout::layout, site::Site, visitor::Staff};

/// The filters, as they stand in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filters {
    sportello: String,
    dal: String,
    al: String,
    per: String,
}

impl Filters {
    fn asked(&self) -> Asked {
        let day = |text: &str| NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok();
        Asked {
            desk: Some(self.sportello.clone()).filter(|desk| !desk.is_empty()),
            from: day(&self.dal),
            to: day(&self.al),
            by: Breakdown::from_code(&self.per),
        }
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let all = [("sportello", &self.sportello), ("dal", &self.dal), ("al", &self.al), ("per", &self.per)];
        all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.clone())).collect()
    }
}

async fn measured(site: &Site, staff: &Staff, id: &str, filters: &Filters) -> Result<Measured, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let own = staff.0.account.as_ref().map_or("", |account| account.desk.as_str());
    Ok(pack::measure(&site.app, &caller, own, id, &filters.asked()).await?)
}

/// `GET /sportello/servizi/{pack}/indicatori`
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Query(filters): Query<Filters>,
) -> Result<Response, PageError> {
    let (caller, lang) = (staff.caller(&site, Purpose::Administration), staff.0.lang);
    let found = measured(&site, &staff, &id, &filters).await?;
    let title = found.pack.manifest.title.get(lang).to_owned();
    let (tree, reach) = (site.app.desks(), caller.reach(Right::SeePeople));
    let desks = tree.in_order().into_iter().filter(|(_, desk)| reach.covers(&tree, &desk.code));
    let mut form = Form::default();
    filters.pairs().into_iter().for_each(|(name, value)| form.add(name, value));
    let told: Vec<&Measure> = found.measures.iter().filter(|measure| tells(&found, measure)).collect();
    let page = IndicatorsPage {
        layout: layout(&site, &staff.0, Place::More, vec![Crumb::key("packs", PATH), Crumb::name(&title, format!("{PATH}/{id}"))]),
        pack: id,
        title,
        lines: found.measures.iter().map(|measure| line(&found, measure, lang)).collect(),
        by: found.by,
        breakdowns: found.breakdowns.clone(),
        columns: told
            .iter()
            .map(|measure| (indicator(&found, measure).title.get(lang).to_owned(), indicator(&found, measure).unit))
            .collect(),
        rows: (0..found.rows.len()).map(|at| row(&site, &found, &told, at, lang)).collect(),
        cases: found.cases,
        responses: found.responses,
        desks: desks.map(|(_, desk)| Choice::new(desk.code.clone(), desk.name.clone())).collect(),
        form,
        query: serde_urlencoded::to_string(filters.pairs()).unwrap_or_default(),
        may_export: caller.may(Right::Export),
    };
    site.show(staff.0, &page)
}

fn indicator<'m>(found: &'m Measured, measure: &Measure) -> &'m Indicator {
    &found.pack.indicators[measure.indicator]
}

/// Whether an indicator is told apart by what the rows are.
fn tells(found: &Measured, measure: &Measure) -> bool {
    indicator(found, measure).by.contains(&found.by)
}

fn shown(value: Option<Number>, lang: Lang) -> Option<String> {
    value.map(|number| written(&Value::Number(number), lang))
}

fn line(found: &Measured, measure: &Measure, lang: Lang) -> IndicatorLine {
    let known = indicator(found, measure);
    let (pooled, mean) = (measure.table.pooled, measure.table.mean);
    let (value, other) = if known.total == Total::Pooled { (pooled, mean) } else { (mean, pooled) };
    let share = value.filter(|_| known.unit == Unit::Percent).and_then(|value| {
        let per_mille = value.times(Number::whole(10).ok()?).ok()?;
        u32::try_from(per_mille.rounded(0, known.rounding).ok()?.as_whole()?).ok().map(|share| share.min(1_000))
    });
    IndicatorLine {
        title: known.title.get(lang).to_owned(),
        unit: known.unit,
        value: shown(value, lang),
        total: known.total,
        // Beside a sum the mean of rows says nothing.
        other: shown(other, lang).filter(|_| matches!(known.unit, Unit::Percent | Unit::Points | Unit::Minutes | Unit::Days)),
        share,
        small: measure.small.last().copied().unwrap_or_default(),
    }
}

fn row(site: &Site, found: &Measured, told: &[&Measure], at: usize, lang: Lang) -> IndicatorRow {
    let cell = |measure: &&Measure| {
        let value = measure.table.rows.get(at).and_then(|(_, value)| *value);
        (shown(value, lang), measure.small.get(at).copied().unwrap_or_default())
    };
    IndicatorRow { name: name(site, found, at, lang), cells: told.iter().map(cell).collect() }
}

/// What a row is called; nothing for what stands under none.
fn name(site: &Site, found: &Measured, at: usize, lang: Lang) -> Option<String> {
    let code = found.rows.get(at).filter(|name| !name.is_empty())?;
    let say = |key: String| site.app.presses.words.say(&key, &[], lang).ok();
    let ways = || found.pack.pathways.iter();
    Some(match found.by {
        Breakdown::Desk => site.app.market.desk_of(code).name.clone(),
        Breakdown::AgeBand => say(format!("age-band-{code}"))?,
        Breakdown::Channel => say(format!("by-{code}"))?,
        Breakdown::Exit => {
            let exit = ways().flat_map(|way| &way.exits).find(|exit| exit.id == *code);
            exit.map_or_else(|| code.clone(), |exit| exit.title.get(lang).to_owned())
        }
        Breakdown::Phase => {
            let phase = ways().find_map(|way| way.phase(code));
            phase.map_or_else(|| code.clone(), |phase| phase.title.get(lang).to_owned())
        }
        _ => code.clone(),
    })
}

/// `GET /sportello/servizi/{pack}/indicatori.csv`
pub async fn csv(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Query(filters): Query<Filters>,
) -> Result<Response, PageError> {
    file(&site, &staff, &id, &filters, AnswerFormat::Csv).await
}

/// `GET /sportello/servizi/{pack}/indicatori.xlsx`
pub async fn xlsx(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Query(filters): Query<Filters>,
) -> Result<Response, PageError> {
    file(&site, &staff, &id, &filters, AnswerFormat::Xlsx).await
}

/// One line for each value. What rests on few is not in it: a file travels.
async fn file(site: &Site, staff: &Staff, id: &str, filters: &Filters, format: AnswerFormat) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    caller.require(Right::Export)?;
    let found = measured(site, staff, id, filters).await?;
    pack::note_taken(&site.app, &caller, id).await?;
    let lang = staff.0.lang;
    let columns = ["indicator", "title", "unit", "from", "to", "by", "row", "row_name", "value"].map(str::to_owned);
    let mut rows = Vec::new();
    for measure in &found.measures {
        let known = indicator(&found, measure);
        let mut add = |by: &str, row: &str, name: &str, value: Option<Number>, small: bool| {
            let value = match (small, known.hidden_below) {
                (true, Some(bound)) => format!("<{bound}"),
                _ => value.map_or_else(|| "–".to_owned(), |value| value.to_string()),
            };
            let texts = [&known.id, known.title.get(lang), known.unit.as_str(), &filters.dal, &filters.al, by, row, name];
            rows.push(texts.into_iter().map(str::to_owned).chain([value]).collect());
        };
        for (at, (row, value)) in measure.table.rows.iter().enumerate() {
            let name = name(site, &found, at, lang).unwrap_or_default();
            add(found.by.as_str(), row, &name, *value, measure.small.get(at).copied().unwrap_or_default());
        }
        let small = measure.small.last().copied().unwrap_or_default();
        add("all", "pooled", "", measure.table.pooled, small);
        if tells(&found, measure) {
            add("all", "mean", "", measure.table.mean, small);
        }
    }
    download::table(site, "indicatori", format, &columns, &rows)
}
