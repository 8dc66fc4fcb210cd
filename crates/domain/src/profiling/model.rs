//! The quantitative model: a logistic one, whose coefficients are data.
//!
//! Coefficients and log-odds are exact; the index is the logistic function of their sum, rounded half up to six decimals
//! ([`crate::expression`]). An answer that is missing is never taken for zero: the index then has the bounds that it would have with the
//! most and the least favourable answer.

use serde::{Deserialize, Serialize};

use super::{Answer, Answers, Input, ProfilingError, TrackRule};
use crate::{
    codes,
    expression::{Number, NumberError, logistic},
};

/// Coefficients are at most so much, either way, and have at most so many decimals.
const MOST_WEIGHT: i64 = 10;
const DECIMALS: u32 = 4;

codes! {
    /// How near to work, in three bands.
    pub enum Nearness { Near = "near", Between = "between", Far = "far" }
}

impl Nearness {
    /// Marks of distance that it counts for in the rule of tracks.
    #[must_use]
    pub const fn distance(self) -> u8 {
        match self {
            Self::Near => 0,
            Self::Between => 1,
            Self::Far => 2,
        }
    }
}

/// What a choice weighs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub code: String,
    pub weight: Number,
}

/// What numbers from one on weigh, up to the next step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Absent in the first.
    #[serde(default)]
    pub from: Option<Number>,
    pub weight: Number,
}

/// A weight for each unit above (or below) a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slope {
    pub each: Number,
    pub from: Number,
}

/// An input with its coefficients: choices, or steps, or a slope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub input: Input,
    #[serde(default)]
    pub choices: Vec<Choice>,
    #[serde(default)]
    pub steps: Vec<Step>,
    #[serde(default)]
    pub slope: Option<Slope>,
}

/// Figures of a province, with what they are from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Territory {
    /// Car-plate code.
    pub province: String,
    #[serde(default)]
    pub employment_rate: Option<Number>,
    #[serde(default)]
    pub low_work_intensity: Option<Number>,
    #[serde(default)]
    pub business_density: Option<Number>,
    /// Who published them, and of which year.
    pub source: String,
}

impl Territory {
    /// The figure for an input.
    #[must_use]
    pub const fn figure(&self, input: Input) -> Option<Number> {
        match input {
            Input::EmploymentRate => self.employment_rate,
            Input::LowWorkIntensity => self.low_work_intensity,
            Input::BusinessDensity => self.business_density,
            _ => None,
        }
    }
}

/// A model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Model {
    pub intercept: Number,
    pub terms: Vec<Term>,
    /// The index from which somebody is between near and far, and that from which she is far.
    pub between: Number,
    pub far: Number,
    #[serde(default)]
    pub territories: Vec<Territory>,
    pub track: TrackRule,
}

/// What is wrong with a model, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// A coefficient is out of bounds, or has too many decimals; names it as the form does (`intercept`, `age.1`, `sex.F`).
    #[error("the coefficient {0} is out of bounds")]
    Weight(String),
    /// Coefficients of an input do not fit it: another list of choices, steps that do not rise.
    #[error("the coefficients of {0} do not fit")]
    Shape(Input),
    /// The bounds of the bands do not rise within 0 and 1.
    #[error("the bands do not rise")]
    Bands,
    /// A province stands twice, or a figure cannot be, or its source is missing.
    #[error("the figures of {0} cannot be")]
    Territory(String),
    /// The marks of the tracks do not rise.
    #[error("the rule of tracks does not rise")]
    Track,
}

/// What one input weighs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub input: Input,
    pub answer: Answer,
    /// In log-odds, exact; above zero it raises the index.
    pub weight: Number,
    /// The index that she would have did it weigh nothing.
    pub without: Number,
}

/// What a model says of somebody: an index from 0 (near) to 1 (far), or its bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Least and most; the same when nothing is missing.
    pub low: Number,
    pub high: Number,
    /// The index half way between its ends in log-odds: what [`Part::without`] is compared with.
    pub middle: Number,
    pub nearest: Nearness,
    pub farthest: Nearness,
    /// In the order of the model.
    pub parts: Vec<Part>,
    /// What would have to be asked.
    pub missing: Vec<Input>,
}

impl From<NumberError> for ProfilingError {
    fn from(_: NumberError) -> Self {
        Self::TooLarge
    }
}

impl Term {
    /// What an answer weighs; none when it is no answer of this input.
    fn weight(&self, answer: &Answer) -> Result<Option<Number>, NumberError> {
        Ok(match answer {
            Answer::Choice(code) => self.choices.iter().find(|choice| choice.code == *code).map(|choice| choice.weight),
            Answer::Number(number) => match &self.slope {
                Some(slope) => Some(number.minus(slope.from)?.times(slope.each)?),
                None => self.steps.iter().rev().find(|step| step.from.is_none_or(|from| *number >= from)).map(|step| step.weight),
            },
        })
    }

    /// The least and the most that any answer weighs.
    fn bounds(&self) -> Result<(Number, Number), NumberError> {
        let mut all: Vec<Number> =
            self.choices.iter().map(|choice| choice.weight).chain(self.steps.iter().map(|step| step.weight)).collect();
        if let (Some(_), Some((least, most))) = (&self.slope, self.input.bounds()) {
            for end in [least, most] {
                all.extend(self.weight(&Answer::Number(Number::whole(end)?))?);
            }
        }
        let (least, most) = (all.iter().min().copied(), all.iter().max().copied());
        Ok((least.unwrap_or(Number::ZERO), most.unwrap_or(Number::ZERO)))
    }

    fn check(&self) -> Result<(), ModelError> {
        let name = |rest: &str| ModelError::Weight(format!("{}.{rest}", self.input));
        if let Some(wrong) = self.choices.iter().find(|choice| !is_weight(choice.weight)) {
            return Err(name(&wrong.code));
        }
        if let Some(wrong) = self.steps.iter().position(|step| !is_weight(step.weight)) {
            return Err(name(&wrong.to_string()));
        }
        if self.slope.as_ref().is_some_and(|slope| !is_weight(slope.each) || !self.input.accepts(&Answer::Number(slope.from))) {
            return Err(name("each"));
        }
        let fits = match self.input.choices() {
            Some(codes) => {
                let own: Vec<&str> = self.choices.iter().map(|choice| choice.code.as_str()).collect();
                own == codes && self.steps.is_empty() && self.slope.is_none()
            }
            None => self.choices.is_empty() && (self.slope.is_some() == self.steps.is_empty()) && self.steps_rise(),
        };
        if fits { Ok(()) } else { Err(ModelError::Shape(self.input)) }
    }

    fn steps_rise(&self) -> bool {
        let first = self.steps.first().is_none_or(|step| step.from.is_none());
        first && self.steps.iter().skip(1).all(|step| step.from.is_some()) && self.steps.windows(2).all(|pair| pair[0].from < pair[1].from)
    }
}

fn is_weight(weight: Number) -> bool {
    let small = Number::whole(MOST_WEIGHT).is_ok_and(|most| weight.absolute() <= most);
    small && weight.rounded(DECIMALS, crate::expression::Rounding::Down) == Ok(weight)
}

impl Model {
    /// Checks a model that somebody wrote.
    ///
    /// # Errors
    /// [`ModelError`], the first fault.
    pub fn check(&self) -> Result<(), ModelError> {
        if !is_weight(self.intercept) {
            return Err(ModelError::Weight("intercept".to_owned()));
        }
        for (place, term) in self.terms.iter().enumerate() {
            term.check()?;
            if self.terms[..place].iter().any(|other| other.input == term.input) {
                return Err(ModelError::Shape(term.input));
            }
        }
        let one = Number::whole(1).map_err(|_| ModelError::Bands)?;
        let fine = |bound: Number| bound.rounded(DECIMALS, crate::expression::Rounding::Down) == Ok(bound);
        if !(Number::ZERO < self.between && self.between < self.far && self.far < one && fine(self.between) && fine(self.far)) {
            return Err(ModelError::Bands);
        }
        for (place, territory) in self.territories.iter().enumerate() {
            let figures = Input::ALL.iter().filter_map(|input| Some((*input, territory.figure(*input)?)));
            let wrong = figures.into_iter().any(|(input, figure)| {
                !input.accepts(&Answer::Number(figure)) || figure.rounded(2, crate::expression::Rounding::Down) != Ok(figure)
            });
            let twice = self.territories[..place].iter().any(|other| other.province == territory.province);
            if wrong || twice || territory.source.trim().is_empty() || territory.province.trim().is_empty() {
                return Err(ModelError::Territory(territory.province.clone()));
            }
        }
        if self.track.upskilling == 0 || self.track.upskilling >= self.track.reskilling || self.track.reskilling > 4 {
            return Err(ModelError::Track);
        }
        Ok(())
    }

    /// The figures of a province.
    #[must_use]
    pub fn territory(&self, province: &str) -> Option<&Territory> {
        self.territories.iter().find(|territory| territory.province.eq_ignore_ascii_case(province))
    }

    /// The band of an index.
    #[must_use]
    pub fn nearness(&self, index: Number) -> Nearness {
        match () {
            () if index >= self.far => Nearness::Far,
            () if index >= self.between => Nearness::Between,
            () => Nearness::Near,
        }
    }

    /// What the model says of answers.
    ///
    /// What the form of the law does not ask of her weighs nothing. What is missing widens the index to its bounds.
    ///
    /// # Errors
    /// [`ProfilingError::Answer`] when an answer is none of its input's; [`ProfilingError::TooLarge`].
    pub fn score(&self, answers: &Answers) -> Result<Score, ProfilingError> {
        if let Some((input, _)) = answers.iter().find(|(input, answer)| !input.accepts(answer)) {
            return Err(ProfilingError::Answer(*input));
        }
        let (mut low, mut high) = (self.intercept, self.intercept);
        let (mut parts, mut missing) = (Vec::new(), Vec::new());
        for term in &self.terms {
            let asked = term.input.is_asked(answers);
            if asked == Some(false) {
                continue;
            }
            if let Some(answer) = answers.get(&term.input) {
                let weight = term.weight(answer)?.ok_or(ProfilingError::Answer(term.input))?;
                (low, high) = (low.plus(weight)?, high.plus(weight)?);
                parts.push((term.input, answer.clone(), weight));
                continue;
            }
            let (least, most) = term.bounds()?;
            // What may turn out not to be asked of her may weigh nothing as well.
            let (least, most) = if asked.is_none() { (least.min(Number::ZERO), most.max(Number::ZERO)) } else { (least, most) };
            (low, high) = (low.plus(least)?, high.plus(most)?);
            missing.push(term.input);
        }
        let middle = low.plus(high)?.over(Number::whole(2)?)?.unwrap_or(low);
        let part = |(input, answer, weight): (Input, Answer, Number)| {
            Ok(Part { input, answer, weight, without: logistic(middle.minus(weight)?)? })
        };
        let parts = parts.into_iter().map(part).collect::<Result<Vec<Part>, NumberError>>()?;
        let (low, high, middle) = (logistic(low)?, logistic(high)?, logistic(middle)?);
        Ok(Score { low, high, middle, nearest: self.nearness(low), farthest: self.nearness(high), parts, missing })
    }
}
