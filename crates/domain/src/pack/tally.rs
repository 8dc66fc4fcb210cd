//! What indicators are computed from: what each case and each questionnaire adds, brought to rows.
//!
//! Everything is counted once: a case on the day on which it began, a questionnaire on the day on which it was put. What came of it
//! later counts there too, so that the rows of any table sum up to the whole, and rates of a row are shares of the same people.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::{Breakdown, Pack, Row};
use crate::{
    expression::Number,
    pathway::{Pathway, Standing},
    questionnaire::Questionnaire,
    response::{Filling, Response},
};

/// What is counted of every questionnaire.
const OF_QUESTIONNAIRES: [&str; 6] = ["invited", "opened", "completed", "by_operator", "minutes", "reminded"];
/// What is counted of every pathway.
const OF_PATHWAYS: [&str; 3] = ["begun", "open", "ended"];

/// The names of all that is counted of a questionnaire.
pub fn of_questionnaire(questionnaire: &Questionnaire) -> impl Iterator<Item = String> + '_ {
    let own = questionnaire.counts.iter().map(|count| count.id.as_str());
    OF_QUESTIONNAIRES.into_iter().chain(own).map(|name| format!("questionnaire.{}.{name}", questionnaire.id))
}

/// The names of all that is counted of a pathway.
pub fn of_pathway(pathway: &Pathway) -> impl Iterator<Item = String> + '_ {
    let own = pathway.counts.iter().map(|count| count.id.as_str());
    let names = OF_PATHWAYS.into_iter().chain(own).map(str::to_owned);
    let phases = pathway.phases.iter().map(|phase| format!("phase.{}", phase.id));
    let exits = pathway.exits.iter().flat_map(|exit| {
        let reasons = exit.reasons.iter().map(|reason| format!("exit.{}.{}", exit.id, reason.code));
        std::iter::once(format!("exit.{}", exit.id)).chain(reasons)
    });
    let missed = pathway.steps().filter(|(_, step)| step.kind.can_be_missed()).map(|(_, step)| format!("missed.{}", step.id));
    names.chain(phases).chain(exits).chain(missed).map(|name| format!("pathway.{}.{name}", pathway.id))
}

/// What one case or one questionnaire adds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// Name of the row under which it stands, by what rows are told apart; absent where that says nothing of it.
    pub under: BTreeMap<Breakdown, String>,
    /// By the names that formulas use; what is not there counts 0.
    pub counts: BTreeMap<String, Number>,
}

impl Counted {
    fn count(&mut self, name: String, number: Number) {
        if number != Number::ZERO {
            self.counts.insert(name, number);
        }
    }

    fn one(&mut self, name: String) {
        if let Ok(one) = Number::whole(1) {
            self.count(name, one);
        }
    }

    /// Stands under the rows of a day: its month, quarter and year.
    fn on(&mut self, day: NaiveDate) {
        let (year, month) = (day.year(), day.month());
        self.under.insert(Breakdown::Month, format!("{year}-{month:02}"));
        self.under.insert(Breakdown::Quarter, format!("{year}-Q{}", day.quarter()));
        self.under.insert(Breakdown::Year, year.to_string());
    }

    /// What a case adds that began on a day and stands so.
    #[must_use]
    pub fn of_case(pathway: &Pathway, begun: NaiveDate, standing: &Standing) -> Self {
        let mut counted = Self::default();
        let name = |rest: &str| format!("pathway.{}.{rest}", pathway.id);
        counted.on(begun);
        counted.one(name("begun"));
        counted.one(name(if standing.ended.is_some() { "ended" } else { "open" }));
        for phase in &standing.entered {
            counted.one(name(&format!("phase.{phase}")));
        }
        if let Some(ended) = &standing.ended {
            counted.one(name(&format!("exit.{}", ended.exit)));
            if let Some(reason) = &ended.reason {
                counted.one(name(&format!("exit.{}.{reason}", ended.exit)));
            }
            counted.under.insert(Breakdown::Exit, ended.exit.clone());
        }
        if let Some(phase) = standing.phase() {
            counted.under.insert(Breakdown::Phase, phase.to_owned());
        }
        for step in standing.steps.iter().filter(|step| step.missed > 0) {
            if let Ok(times) = Number::whole(step.missed.into()) {
                counted.count(name(&format!("missed.{}", step.step)), times);
            }
        }
        for (own, amount) in &standing.counts {
            counted.count(name(own), *amount);
        }
        counted
    }

    /// What a questionnaire adds that was put on a day; nobody knows the day of one that is nobody's and of no campaign.
    #[must_use]
    pub fn of_response(questionnaire: &Questionnaire, response: &Response, day: Option<NaiveDate>) -> Self {
        let mut counted = Self::default();
        let name = |rest: &str| format!("questionnaire.{}.{rest}", questionnaire.id);
        day.into_iter().for_each(|day| counted.on(day));
        let completed = response.is_completed();
        let by_hand = |filled| matches!(filled, Filling::Telephone | Filling::InPerson | Filling::Paper);
        let by_operator = completed && response.last().is_some_and(|completion| by_hand(completion.filled));
        let facts = [
            ("invited", response.times.sent.is_some()),
            ("opened", response.times.opened.is_some()),
            ("completed", completed),
            ("by_operator", by_operator),
            ("reminded", !response.times.reminded.is_empty()),
        ];
        facts.iter().filter(|(_, holds)| *holds).for_each(|(rest, _)| counted.one(name(rest)));
        if let Some(Ok(minutes)) = response.minutes.filter(|_| completed).map(|minutes| Number::whole(minutes.into())) {
            counted.count(name("minutes"), minutes);
        }
        counted.under.insert(Breakdown::AgeBand, response.band.clone().unwrap_or_default());
        counted.under.extend(response.channel.map(|channel| (Breakdown::Channel, channel.as_str().to_owned())));
        if completed {
            let (values, mut faults) = (response.values(questionnaire), Vec::new());
            for count in questionnaire.counts.iter().filter(|_| !values.is_empty()) {
                counted.count(name(&count.id), count.of(&values, &mut faults));
            }
        }
        counted
    }

    /// Stands under a row too.
    #[must_use]
    pub fn under(mut self, by: Breakdown, row: impl Into<String>) -> Self {
        self.under.insert(by, row.into());
        self
    }
}

/// Sums that may have left the bounds of numbers: then nothing is known of them any more.
type Sums = BTreeMap<String, Option<Number>>;

fn add(sums: &mut Sums, counted: &Counted) {
    for (name, count) in &counted.counts {
        if let Some(sum) = sums.get_mut(name) {
            *sum = sum.and_then(|sum| sum.plus(*count).ok());
        }
    }
}

fn row(name: String, sums: Sums) -> Row {
    Row { name, counts: sums.into_iter().filter_map(|(name, sum)| Some((name, sum?))).collect() }
}

/// The rows of what was counted, in the order of their names; what stands under none is under a row without a name, the last.
/// Each row counts all that the pack counts, so that what nobody did is 0.
#[must_use]
pub fn rows(pack: &Pack, by: Breakdown, counted: &[Counted]) -> Vec<Row> {
    let zero: Sums = pack.counted().into_iter().map(|name| (name, Some(Number::ZERO))).collect();
    let mut found: BTreeMap<(bool, String), Sums> = BTreeMap::new();
    for one in counted {
        let name = one.under.get(&by).cloned().unwrap_or_default();
        add(found.entry((name.is_empty(), name)).or_insert_with(|| zero.clone()), one);
    }
    found.into_iter().map(|((_, name), sums)| row(name, sums)).collect()
}

/// All that was counted, as one row without a name.
#[must_use]
pub fn whole(pack: &Pack, counted: &[Counted]) -> Row {
    let mut sums: Sums = pack.counted().into_iter().map(|name| (name, Some(Number::ZERO))).collect();
    counted.iter().for_each(|one| add(&mut sums, one));
    row(String::new(), sums)
}

impl Pack {
    /// The names of all that is counted of its questionnaires and pathways.
    #[must_use]
    pub fn counted(&self) -> BTreeSet<String> {
        self.questionnaires.iter().flat_map(of_questionnaire).chain(self.pathways.iter().flat_map(of_pathway)).collect()
    }
}
