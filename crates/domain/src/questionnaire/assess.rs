//! What the answers given so far mean: what is asked, what is missing or wrong, what they are worth.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Count, Item, ItemKind, Questionnaire, Score, Setting, USUAL_CHARS};
use crate::{
    codes,
    expression::{Expression, Fault, Number, Rounding, Value, Values},
};

/// Answers by the names of their items.
pub type Answers = BTreeMap<String, Value>;

codes! {
    /// What is wrong with an answer.
    pub enum ItemFault {
        /// There is no such item.
        Unknown = "unknown",
        /// Of another kind than the item.
        WrongKind = "wrong-kind",
        /// No such option, or the same twice.
        NotAnOption = "not-an-option",
        /// An option that excludes the others, with others.
        NotAlone = "not-alone",
        /// More options than may be chosen.
        TooMany = "too-many",
        /// Below the least, or before the first day.
        TooLow = "too-low",
        /// Above the most, or after the last day.
        TooHigh = "too-high",
        /// More decimals than the item takes.
        TooManyDecimals = "too-many-decimals",
        /// More characters than the item takes.
        TooLong = "too-long",
        /// The answers together do not agree; the questionnaire says in which words.
        Disagrees = "disagrees",
    }
}

/// An answer that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemError {
    pub item: String,
    pub fault: ItemFault,
    /// Of a check: its place in the questionnaire, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<usize>,
}

/// A score of somebody's answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scored {
    pub score: String,
    /// Rounded; nothing while an answer it needs is missing.
    pub value: Option<Number>,
    /// The band it falls into.
    pub band: Option<String>,
}

/// What answers mean.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The items that are asked, in their order.
    pub asked: Vec<String>,
    /// Those asked and required that have no right answer yet.
    pub missing: Vec<String>,
    /// Right answers to what is asked; those to what is no longer asked are left out.
    pub answered: Answers,
    pub errors: Vec<ItemError>,
    pub scores: Vec<Scored>,
    /// What is counted for these answers.
    pub counts: BTreeMap<String, Number>,
    /// Expressions that could not be computed: where, and why. Nothing but numbers and dates out of bounds.
    pub faults: Vec<(String, Fault)>,
}

impl Assessment {
    /// Whether everything required is answered and nothing is wrong.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.errors.is_empty()
    }

    /// Everything that other expressions of a pack may ask for: answers, points, scores, bands.
    #[must_use]
    pub fn values(&self, questionnaire: &Questionnaire, setting: &Setting) -> Values {
        let mut values = setting.values();
        let before: Vec<String> = values.keys().cloned().collect();
        for (_, item) in questionnaire.items() {
            let answer = self.answered.get(&item.id);
            note_answer(item, answer, &mut values, &mut Vec::new());
        }
        for scored in &self.scores {
            note_score(scored, &mut values);
        }
        values.retain(|name, _| !before.contains(name));
        values
    }
}

impl Questionnaire {
    /// Assesses answers, finished or not.
    ///
    /// An item is asked when its section's condition and its own are true; an answer that is wrong, or to what is not asked,
    /// is as if it were not there for all that follows. Points of a multiple choice are the sum of those chosen; of a scale,
    /// its number (reversed where said).
    #[must_use]
    pub fn assess(&self, answers: &Answers, setting: &Setting) -> Assessment {
        let mut assessment = Assessment::default();
        let mut values = setting.values();
        for section in &self.sections {
            let open = holds(section.when.as_ref(), &section.id, &values, &mut assessment.faults);
            for item in &section.items {
                let asked = open && holds(item.when.as_ref(), &item.id, &values, &mut assessment.faults);
                if asked {
                    self.ask(item, answers.get(&item.id), &mut values, &mut assessment);
                }
            }
        }
        let unknown = answers.keys().filter(|id| self.item(id).is_none());
        assessment.errors.extend(unknown.map(|id| ItemError { item: id.clone(), fault: ItemFault::Unknown, check: None }));
        for score in &self.scores {
            let scored = score.of(&values, &mut assessment.faults);
            note_score(&scored, &mut values);
            assessment.scores.push(scored);
        }
        self.check(&values, &mut assessment);
        for count in &self.counts {
            let counted = count.of(&values, &mut assessment.faults);
            assessment.counts.insert(count.id.clone(), counted);
        }
        assessment
    }

    fn ask(&self, item: &Item, answer: Option<&Value>, values: &mut Values, assessment: &mut Assessment) {
        assessment.asked.push(item.id.clone());
        let given = answer.filter(|answer| !is_empty(answer));
        let right = match given.map(|answer| item.accepts(answer, values, &mut assessment.faults)) {
            Some(Err(fault)) => {
                assessment.errors.push(ItemError { item: item.id.clone(), fault, check: None });
                None
            }
            Some(Ok(())) => given,
            None => None,
        };
        match right {
            Some(answer) => {
                assessment.answered.insert(item.id.clone(), answer.clone());
            }
            None if item.required => assessment.missing.push(item.id.clone()),
            None => {}
        }
        note_answer(item, right, values, &mut assessment.faults);
    }

    fn check(&self, values: &Values, assessment: &mut Assessment) {
        for (place, check) in self.checks.iter().enumerate() {
            if evaluated(&check.holds, &check.item, values, &mut assessment.faults) == Value::Boolean(false) {
                let error = ItemError { item: check.item.clone(), fault: ItemFault::Disagrees, check: Some(place) };
                assessment.errors.push(error);
            }
        }
    }
}

/// What nobody wrote is no answer.
fn is_empty(answer: &Value) -> bool {
    match answer {
        Value::None => true,
        Value::Text(text) => text.trim().is_empty(),
        Value::List(list) => list.is_empty(),
        _ => false,
    }
}

fn evaluated(expression: &Expression, at: &str, values: &Values, faults: &mut Vec<(String, Fault)>) -> Value {
    expression.evaluate(values).unwrap_or_else(|fault| {
        faults.push((at.to_owned(), fault));
        Value::None
    })
}

/// Whether a condition is true, or there is none.
fn holds(condition: Option<&Expression>, at: &str, values: &Values, faults: &mut Vec<(String, Fault)>) -> bool {
    condition.is_none_or(|condition| evaluated(condition, at, values, faults).holds())
}

fn note_answer(item: &Item, answer: Option<&Value>, values: &mut Values, faults: &mut Vec<(String, Fault)>) {
    let Some(answer) = answer else { return };
    values.insert(item.id.clone(), answer.clone());
    if let Some(points) = item.points_of(answer, values, faults) {
        values.insert(format!("{}.points", item.id), Value::Number(points));
    }
}

fn note_score(scored: &Scored, values: &mut Values) {
    if let Some(number) = scored.value {
        values.insert(scored.score.clone(), Value::Number(number));
    }
    if let Some(band) = &scored.band {
        values.insert(format!("{}.band", scored.score), Value::text(band));
    }
}

impl Item {
    /// Whether an answer may be given here.
    ///
    /// # Errors
    /// The [`ItemFault`].
    fn accepts(&self, answer: &Value, values: &Values, faults: &mut Vec<(String, Fault)>) -> Result<(), ItemFault> {
        match (self.kind, answer) {
            (ItemKind::Choice, Value::Text(code)) if self.options.iter().any(|option| option.code == *code) => Ok(()),
            (ItemKind::Choice, Value::Text(_)) => Err(ItemFault::NotAnOption),
            (ItemKind::Multiple, Value::List(list)) => self.accepts_several(list),
            (ItemKind::Scale, Value::Number(number)) if number.as_whole().is_none() => Err(ItemFault::TooManyDecimals),
            (ItemKind::Scale | ItemKind::Number, Value::Number(number)) => self.accepts_number(*number),
            (ItemKind::Date, Value::Date(_)) => self.accepts_date(answer, values, faults),
            (ItemKind::Text | ItemKind::Place | ItemKind::Occupation | ItemKind::File, Value::Text(text)) => {
                let most = self.most_chars.unwrap_or(USUAL_CHARS) as usize;
                if text.chars().count() > most { Err(ItemFault::TooLong) } else { Ok(()) }
            }
            _ => Err(ItemFault::WrongKind),
        }
    }

    fn accepts_several(&self, list: &[Value]) -> Result<(), ItemFault> {
        let option = |value: &Value| self.options.iter().find(|option| value.as_text() == Some(&option.code));
        let repeated = list.iter().enumerate().any(|(place, value)| list[..place].contains(value));
        if repeated || list.iter().any(|value| option(value).is_none()) {
            return Err(ItemFault::NotAnOption);
        }
        if list.len() > 1 && list.iter().filter_map(option).any(|option| option.alone) {
            return Err(ItemFault::NotAlone);
        }
        let most = self.most_chosen.map_or(usize::MAX, |most| most as usize);
        if list.len() > most { Err(ItemFault::TooMany) } else { Ok(()) }
    }

    fn accepts_number(&self, number: Number) -> Result<(), ItemFault> {
        if self.least.is_some_and(|least| number < least) {
            return Err(ItemFault::TooLow);
        }
        if self.most.is_some_and(|most| number > most) {
            return Err(ItemFault::TooHigh);
        }
        let rounded = number.rounded(self.decimals, Rounding::Floor);
        if rounded == Ok(number) { Ok(()) } else { Err(ItemFault::TooManyDecimals) }
    }

    fn accepts_date(&self, answer: &Value, values: &Values, faults: &mut Vec<(String, Fault)>) -> Result<(), ItemFault> {
        let mut bound = |expression: Option<&Expression>| expression.and_then(|bound| evaluated(bound, &self.id, values, faults).as_date());
        let (since, until, day) = (bound(self.since.as_ref()), bound(self.until.as_ref()), answer.as_date());
        if since.is_some_and(|since| day < Some(since)) {
            return Err(ItemFault::TooLow);
        }
        if until.is_some_and(|until| day > Some(until)) { Err(ItemFault::TooHigh) } else { Ok(()) }
    }

    /// What a right answer is worth; nothing when the item has no points, or its formula gives none.
    fn points_of(&self, answer: &Value, values: &Values, faults: &mut Vec<(String, Fault)>) -> Option<Number> {
        if let Some(formula) = &self.points {
            return evaluated(formula, &self.id, values, faults).as_number();
        }
        if !self.has_points() {
            return None;
        }
        match answer {
            Value::Number(number) if self.reversed => self.most?.plus(self.least?).ok()?.minus(*number).ok(),
            Value::Number(number) => Some(*number),
            Value::Text(code) => Some(self.points_of_option(code)),
            Value::List(list) => {
                let points = list.iter().filter_map(Value::as_text).map(|code| self.points_of_option(code));
                points.into_iter().try_fold(Number::ZERO, Number::plus).ok()
            }
            _ => None,
        }
    }

    /// Points of an option; one without points, beside others that have some, is worth nothing.
    fn points_of_option(&self, code: &str) -> Number {
        self.options.iter().find(|option| option.code == code).and_then(|option| option.points).unwrap_or(Number::ZERO)
    }
}

impl Score {
    fn of(&self, values: &Values, faults: &mut Vec<(String, Fault)>) -> Scored {
        let value = evaluated(&self.formula, &self.id, values, faults).as_number();
        let value = value.and_then(|number| number.rounded(self.decimals, self.rounding).ok());
        let band = value.and_then(|number| self.band(number)).map(|band| band.code.clone());
        Scored { score: self.id.clone(), value, band }
    }
}

impl Count {
    /// What is counted of one case or set of answers: nothing where the condition is not true or the amount not known.
    pub(crate) fn of(&self, values: &Values, faults: &mut Vec<(String, Fault)>) -> Number {
        if !holds(self.when.as_ref(), &self.id, values, faults) {
            return Number::ZERO;
        }
        match &self.amount {
            None => Number::whole(1).unwrap_or(Number::ZERO),
            Some(amount) => evaluated(amount, &self.id, values, faults).as_number().unwrap_or(Number::ZERO),
        }
    }
}
