//! What a service reports.

use ponte_domain::pack::{Breakdown, Total, Unit};
use serde::Serialize;

use super::invented;
use crate::{
    form::{Choice, Form},
    layout::{Crumb, Layout, Place},
};

/// An indicator for all that was counted.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorLine {
    pub title: String,
    pub unit: Unit,
    /// As the language writes it; absent where there is none, such as a rate of nothing.
    pub value: Option<String>,
    /// Which total it is; the other one beside it, where rows tell it apart.
    pub total: Total,
    pub other: Option<String>,
    /// Per mille of the whole, for what is a share.
    pub share: Option<u32>,
    /// Whether it rests on so few that it is not published.
    pub small: bool,
}

/// A row of the table.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorRow {
    /// What it is called; absent for what stands under none.
    pub name: Option<String>,
    /// A value for each column; whether it is small.
    pub cells: Vec<(Option<String>, bool)>,
}

/// The indicators of a service. Filters by `sportello`, `dal`, `al` and `per`.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorsPage {
    pub layout: Layout,
    pub pack: String,
    pub title: String,
    pub lines: Vec<IndicatorLine>,
    pub by: Breakdown,
    pub breakdowns: Vec<Breakdown>,
    /// Titles and units of the columns: the indicators that are told apart so.
    pub columns: Vec<(String, Unit)>,
    pub rows: Vec<IndicatorRow>,
    pub cases: usize,
    pub responses: usize,
    pub desks: Vec<Choice>,
    pub form: Form,
    /// The query of the filters, for the files.
    pub query: String,
    pub may_export: bool,
}

page!(IndicatorsPage, "pages/pack/indicators.html", {
    let line = |unit: Unit, value: Option<&str>| IndicatorLine {
        title: format!("Presenti al laboratorio ({unit})"),
        unit,
        value: value.map(str::to_owned),
        total: if value.is_some() { Total::Pooled } else { Total::Mean },
        other: value.map(|_| "52,0".to_owned()),
        share: (unit == Unit::Percent && value.is_some()).then_some(522),
        small: unit == Unit::Events,
    };
    let full = IndicatorsPage {
        layout: invented::operator(
            Place::More,
            "/sportello/servizi/prova/indicatori",
            vec![Crumb::key("packs", "/sportello/servizi"), Crumb::name("Prova", "/sportello/servizi/prova".to_owned())],
        ),
        pack: "prova".into(),
        title: "Sportello autoimpiego".into(),
        lines: Unit::ALL.iter().map(|unit| line(*unit, Some("52,2"))).chain([line(Unit::Percent, None)]).collect(),
        by: Breakdown::Desk,
        breakdowns: Breakdown::ALL.to_vec(),
        columns: vec![("Presenti".into(), Unit::Percent), ("Presi in carico".into(), Unit::Persons)],
        rows: vec![
            IndicatorRow { name: Some("Avellino".into()), cells: vec![(Some("56,9".into()), false), (Some("2".into()), true)] },
            IndicatorRow { name: None, cells: vec![(None, false), (Some("0".into()), false)] },
        ],
        cases: 230,
        responses: 12,
        desks: vec![Choice::new("SP", "Sportello Lavoro La Spezia")],
        form: Form::default().with("dal", "2026-01-01"),
        query: "dal=2026-01-01".into(),
        may_export: true,
    };
    let bare = IndicatorsPage {
        lines: Vec::new(),
        rows: Vec::new(),
        columns: Vec::new(),
        breakdowns: Vec::new(),
        desks: Vec::new(),
        cases: 0,
        responses: 0,
        form: Form::default(),
        may_export: false,
        ..full.clone()
    };
    vec![full, bare]
});
