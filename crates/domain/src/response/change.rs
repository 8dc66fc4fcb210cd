//! What happens to a questionnaire that is put to somebody.

use chrono::{DateTime, Datelike, NaiveTime, Utc};

use super::{Completion, Filling, NoAnswer, Operator, PAUSE, Response, ResponseState as S, SendFault, Subject};
use crate::{
    clock::day_in_rome,
    pack::Channel,
    questionnaire::{Answers, Assessment, Questionnaire},
};

/// Why something cannot be done with a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ResponseError {
    /// It was sent in already.
    #[error("it was sent in")]
    Closed,
    /// It is no longer wanted.
    #[error("it was withdrawn")]
    Withdrawn,
    /// Something required is missing, or an answer is wrong.
    #[error("it is not complete")]
    Incomplete,
    /// It was not sent in yet.
    #[error("it was not sent in")]
    NotCompleted,
    /// The score has no such band.
    #[error("no such band")]
    NoSuchBand,
    /// A band other than the one computed needs a reason.
    #[error("a reason is missing")]
    NoReason,
    /// There is no such item.
    #[error("no such item")]
    NoSuchItem,
    /// A text is longer than it may be.
    #[error("too long")]
    TooLong,
    /// Only an operator does this.
    #[error("not by an operator")]
    NotAnOperator,
    /// The answers are being given on another telephone or computer.
    #[error("begun elsewhere")]
    Elsewhere,
    /// What is anonymous is not looked into answer by answer.
    #[error("anonymous")]
    Anonymous,
}

impl Response {
    fn editable(&self) -> Result<(), ResponseError> {
        match self.state {
            S::Completed | S::Confirmed => Err(ResponseError::Closed),
            S::Withdrawn => Err(ResponseError::Withdrawn),
            _ => Ok(()),
        }
    }

    /// Answers are given here, and not in a row that is nobody's.
    fn answerable(&self) -> Result<(), ResponseError> {
        self.editable()?;
        if self.invitation { Err(ResponseError::Anonymous) } else { Ok(()) }
    }

    /// Notes that an invitation left; one that left before is a reminder.
    ///
    /// # Errors
    /// When it was sent in or withdrawn.
    pub fn sent(&mut self, channel: Channel, now: DateTime<Utc>) -> Result<(), ResponseError> {
        self.editable()?;
        self.channel = Some(channel);
        self.fault = None;
        match self.times.sent {
            None => self.times.sent = Some(now),
            Some(_) => self.times.reminded.push(now),
        }
        if self.state == S::ToSend {
            self.state = S::Sent;
        }
        Ok(())
    }

    /// Notes that an invitation could not leave; it can be tried again once the address is mended.
    pub const fn not_sent(&mut self, fault: SendFault) {
        self.fault = Some(fault);
    }

    /// Notes that somebody began, on a browser known by a digest: the first page was passed.
    ///
    /// # Errors
    /// When it was sent in or withdrawn; [`ResponseError::Elsewhere`] when answers stand there from another browser.
    pub fn open(&mut self, browser: Option<&str>, now: DateTime<Utc>) -> Result<(), ResponseError> {
        self.answerable()?;
        self.belongs_to(browser)?;
        if self.browser.is_none() {
            self.browser = browser.map(str::to_owned);
        }
        self.times.opened.get_or_insert(now);
        self.times.touched = Some(now);
        if matches!(self.state, S::ToSend | S::Sent | S::NotReached) {
            self.state = S::Opened;
        }
        Ok(())
    }

    /// Refuses a browser other than the one on which the answers are being given; before it is known, any may begin.
    ///
    /// # Errors
    /// [`ResponseError::Elsewhere`].
    pub fn belongs_to(&self, browser: Option<&str>) -> Result<(), ResponseError> {
        let known = self.browser.as_deref().or(if self.answers.is_empty() { browser } else { None });
        if known == browser { Ok(()) } else { Err(ResponseError::Elsewhere) }
    }

    /// Begins anew on another browser: what was answered before is forgotten, and never shown there.
    ///
    /// # Errors
    /// When it was sent in or withdrawn.
    pub fn begin_anew(&mut self, browser: &str, now: DateTime<Utc>) -> Result<(), ResponseError> {
        self.editable()?;
        self.answers.clear();
        self.browser = Some(browser.to_owned());
        self.times.started = None;
        self.times.spent = 0;
        self.times.touched = Some(now);
        self.times.opened.get_or_insert(now);
        self.state = S::Opened;
        Ok(())
    }

    /// Takes answers: each replaces the one before, nothing is removed but what is given as nothing.
    ///
    /// # Errors
    /// When it was sent in or withdrawn.
    pub fn answer(&mut self, given: Answers, now: DateTime<Utc>) -> Result<(), ResponseError> {
        self.answerable()?;
        self.spend(now);
        self.answers.extend(given);
        self.answers.retain(|_, answer| *answer != crate::expression::Value::None);
        if !self.answers.is_empty() {
            self.times.opened.get_or_insert(now);
            self.times.started.get_or_insert(now);
            self.state = S::Started;
        }
        Ok(())
    }

    /// Counts the time since the last touch, unless it was a pause.
    fn spend(&mut self, now: DateTime<Utc>) {
        if let Some(before) = self.times.touched {
            let gap = now - before;
            if gap > chrono::TimeDelta::zero() && gap <= PAUSE {
                self.times.spent += gap.num_seconds();
            }
        }
        self.times.touched = Some(now);
    }

    /// Sends it in: what the answers come to is kept as it is now.
    ///
    /// # Errors
    /// When it was sent in or withdrawn; [`ResponseError::Incomplete`].
    pub fn complete(
        &mut self,
        questionnaire: &Questionnaire,
        filled: Filling,
        by: Option<Operator>,
        now: DateTime<Utc>,
    ) -> Result<&Assessment, ResponseError> {
        self.answerable()?;
        let assessment = questionnaire.assess(&self.answers, &self.sheet.setting(now));
        if !assessment.is_complete() {
            return Err(ResponseError::Incomplete);
        }
        let timed = self.times.touched.is_some();
        self.spend(now);
        if timed && self.minutes.is_none() {
            self.minutes = u32::try_from((self.times.spent + 59) / 60).ok().map(|minutes| minutes.max(1));
        }
        self.times.completed.get_or_insert(now);
        self.times.opened.get_or_insert(now);
        self.times.started.get_or_insert(now);
        // Whoever answers was asked, whether that was noted or not.
        self.times.sent = self.times.sent.or(self.times.opened);
        self.state = S::Completed;
        self.no_answer = None;
        self.fault = None;
        self.answers = assessment.answered.clone();
        self.browser = None;
        self.completions.push(Completion { at: now, filled, by, assessment });
        if self.anonymous {
            self.blur(now);
        }
        self.completions.last().map(|completion| &completion.assessment).ok_or(ResponseError::Incomplete)
    }

    /// Takes away from anonymous answers what could tell whose they are: of times remains the month.
    fn blur(&mut self, now: DateTime<Utc>) {
        let month = month_of(now);
        self.times = super::Times { completed: Some(month), ..super::Times::default() };
        for completion in &mut self.completions {
            completion.at = month;
            completion.by = None;
        }
    }

    /// Opens it again so that an operator corrects or completes the answers; what was sent in before stays.
    ///
    /// # Errors
    /// [`ResponseError::NotCompleted`], [`ResponseError::Anonymous`].
    pub fn reopen(&mut self, now: DateTime<Utc>) -> Result<(), ResponseError> {
        if !self.is_completed() {
            return Err(ResponseError::NotCompleted);
        }
        if self.anonymous {
            return Err(ResponseError::Anonymous);
        }
        self.state = S::Started;
        self.times.touched = Some(now);
        Ok(())
    }

    /// Notes that there will be no answer, and why.
    ///
    /// # Errors
    /// When it was sent in or withdrawn.
    pub fn give_up(&mut self, no_answer: NoAnswer) -> Result<(), ResponseError> {
        self.editable()?;
        self.times.sent.get_or_insert(no_answer.at);
        self.no_answer = Some(no_answer);
        self.state = S::NotReached;
        Ok(())
    }

    /// Withdraws it: its links open nothing any more.
    ///
    /// # Errors
    /// When it was sent in or withdrawn.
    pub fn withdraw(&mut self, now: DateTime<Utc>) -> Result<(), ResponseError> {
        self.editable()?;
        self.times.withdrawn = Some(now);
        self.state = S::Withdrawn;
        self.answers.clear();
        self.browser = None;
        Ok(())
    }

    /// Forgets whom it was about and what she answered; what is counted of it stays, by month.
    pub fn forget(&mut self) {
        let month = |at: Option<DateTime<Utc>>| at.map(month_of);
        self.times = super::Times {
            sent: month(self.times.sent),
            opened: month(self.times.opened),
            started: month(self.times.started),
            completed: month(self.times.completed),
            confirmed: month(self.times.confirmed),
            withdrawn: month(self.times.withdrawn),
            ..super::Times::default()
        };
        self.subject = Subject::Nobody;
        self.run = None;
        self.external = None;
        self.code = String::new();
        self.answers.clear();
        self.judgements.clear();
        self.restitution = None;
        self.unclear.clear();
        self.browser = None;
        if let Some(no_answer) = &mut self.no_answer {
            no_answer.note = None;
        }
        self.completions.drain(..self.completions.len().saturating_sub(1));
        for completion in &mut self.completions {
            completion.at = month_of(completion.at);
            completion.assessment = Assessment { counts: std::mem::take(&mut completion.assessment.counts), ..Assessment::default() };
        }
    }
}

/// The first instant of the month of an instant, where the desks are.
fn month_of(at: DateTime<Utc>) -> DateTime<Utc> {
    let day = day_in_rome(at);
    day.with_day(1).unwrap_or(day).and_time(NaiveTime::MIN).and_utc()
}
