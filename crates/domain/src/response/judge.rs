//! What an operator makes of answers: bands confirmed or changed, results given back, items that were not understood.

use chrono::{DateTime, Utc};

use super::{Judgement, Operator, Response, ResponseError, ResponseState, Restitution};
use crate::questionnaire::Questionnaire;

/// Most characters of a reason or a note.
const MOST_CHARS: usize = 4_000;

/// Most minutes of an interview.
const MOST_MINUTES: u32 = 600;

fn short(text: &str) -> Result<String, ResponseError> {
    let text = text.trim();
    if text.chars().count() > MOST_CHARS { Err(ResponseError::TooLong) } else { Ok(text.to_owned()) }
}

impl Response {
    /// Confirms the band of a score, or takes another with a reason; the computed one is kept beside it.
    ///
    /// # Errors
    /// [`ResponseError::NotCompleted`], [`ResponseError::NoSuchBand`], [`ResponseError::NoReason`], [`ResponseError::TooLong`].
    pub fn judge(
        &mut self,
        questionnaire: &Questionnaire,
        (score, band): (&str, &str),
        reason: &str,
        by: Operator,
        now: DateTime<Utc>,
    ) -> Result<(), ResponseError> {
        self.judged_now()?;
        let known = questionnaire.scores.iter().find(|known| known.id == score).ok_or(ResponseError::NoSuchBand)?;
        if !known.bands.iter().any(|known| known.code == band) {
            return Err(ResponseError::NoSuchBand);
        }
        let scored = self.last().and_then(|last| last.assessment.scores.iter().find(|scored| scored.score == score));
        let computed = scored.and_then(|scored| scored.band.clone());
        let reason = Some(short(reason)?).filter(|reason| !reason.is_empty());
        if reason.is_none() && computed.as_deref() != Some(band) {
            return Err(ResponseError::NoReason);
        }
        self.judgements.push(Judgement { score: score.to_owned(), computed, band: band.to_owned(), reason, by, at: now });
        self.confirm(now);
        Ok(())
    }

    /// Records that the results were given back.
    ///
    /// # Errors
    /// [`ResponseError::NotCompleted`], [`ResponseError::TooLong`].
    pub fn give_back(&mut self, note: &str, minutes: Option<u32>, by: Operator, now: DateTime<Utc>) -> Result<(), ResponseError> {
        self.judged_now()?;
        let minutes = minutes.filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
        self.restitution = Some(Restitution { at: now, by, note: short(note)?, minutes });
        self.confirm(now);
        Ok(())
    }

    /// Marks an item as not understood, or takes the mark away.
    ///
    /// # Errors
    /// [`ResponseError::NoSuchItem`], [`ResponseError::Anonymous`], [`ResponseError::TooLong`].
    pub fn mark_unclear(&mut self, questionnaire: &Questionnaire, item: &str, note: Option<&str>) -> Result<(), ResponseError> {
        if self.anonymous {
            return Err(ResponseError::Anonymous);
        }
        if questionnaire.item(item).is_none() {
            return Err(ResponseError::NoSuchItem);
        }
        match note {
            Some(note) => drop(self.unclear.insert(item.to_owned(), short(note)?)),
            None => drop(self.unclear.remove(item)),
        }
        Ok(())
    }

    const fn judged_now(&self) -> Result<(), ResponseError> {
        if self.anonymous {
            return Err(ResponseError::Anonymous);
        }
        if self.is_completed() { Ok(()) } else { Err(ResponseError::NotCompleted) }
    }

    fn confirm(&mut self, now: DateTime<Utc>) {
        self.state = ResponseState::Confirmed;
        self.times.confirmed = Some(now);
    }
}
