//! How autonomous somebody is with online services: proposed from what is known, decided by a person.
//!
//! `digital` does everything by herself, `smart` with an operator's help, `analog` meets somebody (the segmentation of the Marche). It sets
//! the channel that is offered first and never closes a service to anybody.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    actor::Actor,
    clock::day_in_rome,
    codes,
    id::WorkerId,
    response::NoAnswerReason,
    service::ServiceChannel,
    worker::{Channel, Segment},
};

/// Most characters of the reason for another segment than the one proposed.
pub const WHY_CHARS: usize = 500;

codes! {
    /// Something known of a person that counts for her segment.
    pub enum Signal {
        /// She said that she prefers to come, or a letter.
        PrefersDesk = "prefers_desk",
        /// She said that she prefers to be called.
        PrefersPhone = "prefers_phone",
        /// She said that she prefers mail or messages.
        PrefersOnline = "prefers_online",
        /// She did not answer a questionnaire because she lacks the skills.
        LacksSkills = "lacks_skills",
        /// She did not answer because she lacks a device or a connection.
        LacksAccess = "lacks_access",
        AnsweredAlone = "answered_alone",
        AnsweredWithHelp = "answered_with_help",
        /// She has an account of her own here.
        OwnAccount = "own_account",
        Email = "email",
        MobilePhone = "mobile_phone",
        /// Neither e-mail nor mobile phone.
        NoContact = "no_contact",
    }
}

codes! {
    /// What is offered to who could do more online.
    pub enum Support {
        /// To who lacks skills: a course.
        DigitalCourse = "digital_course",
        /// To who lacks a device or a connection: a workstation of the desk.
        Workstation = "workstation",
    }
}

/// What is known of a person that counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    pub preferred: Option<Channel>,
    /// Why the last questionnaire went unanswered, if it did.
    pub no_answer: Option<NoAnswerReason>,
    /// Whether the last questionnaire that she answered she answered alone.
    pub answered_alone: Option<bool>,
    pub own_account: bool,
    pub email: bool,
    pub mobile: bool,
}

/// A segment, and what speaks for it, the strongest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    pub segment: Segment,
    pub signals: Vec<Signal>,
    pub support: Option<Support>,
}

/// Proposes a segment. What she said herself comes before what she did, and that before what she has:
///
/// - who prefers to come, or lacks the skills, is `analog`;
/// - who lacks a device, prefers to be called, or was helped to answer, is `smart`;
/// - who answered alone, or prefers mail or messages, is `digital` when she can be reached by mail or has an account;
/// - else an account and an e-mail make `digital`, one of them or a mobile phone `smart`, nothing `analog`.
#[must_use]
pub fn propose(known: Known) -> Proposed {
    let signals = signals(known);
    let has = |signal: Signal| signals.contains(&signal);
    let online = known.own_account || known.email;
    let segment = if has(Signal::PrefersDesk) || has(Signal::LacksSkills) {
        Segment::Analog
    } else if has(Signal::LacksAccess) || has(Signal::PrefersPhone) || has(Signal::AnsweredWithHelp) {
        Segment::Smart
    } else if has(Signal::AnsweredAlone) || has(Signal::PrefersOnline) {
        if online { Segment::Digital } else { Segment::Smart }
    } else if known.own_account && known.email {
        Segment::Digital
    } else if online || known.mobile {
        Segment::Smart
    } else {
        Segment::Analog
    };
    let support = match known.no_answer {
        Some(NoAnswerReason::NoSkills) => Some(Support::DigitalCourse),
        Some(NoAnswerReason::NoAccess) => Some(Support::Workstation),
        _ => None,
    };
    Proposed { segment, signals, support }
}

fn signals(known: Known) -> Vec<Signal> {
    let said = known.preferred.map(|channel| match channel {
        Channel::Desk | Channel::Letter => Signal::PrefersDesk,
        Channel::Phone => Signal::PrefersPhone,
        Channel::Email | Channel::Sms | Channel::Messaging => Signal::PrefersOnline,
    });
    let missed = match known.no_answer {
        Some(NoAnswerReason::NoSkills) => Some(Signal::LacksSkills),
        Some(NoAnswerReason::NoAccess) => Some(Signal::LacksAccess),
        // Who did not want to, or was not reached, says nothing about what she can.
        _ => None,
    };
    let did = known.answered_alone.map(|alone| if alone { Signal::AnsweredAlone } else { Signal::AnsweredWithHelp });
    let has = [
        (known.own_account, Signal::OwnAccount),
        (known.email, Signal::Email),
        (known.mobile, Signal::MobilePhone),
        (!known.email && !known.mobile, Signal::NoContact),
    ];
    let has = has.into_iter().filter(|(is, _)| *is).map(|(_, signal)| signal);
    [said, missed, did].into_iter().flatten().chain(has).collect()
}

/// Whether a telephone is a mobile one: in Italy numbers that begin with 3, abroad unknown and taken for one.
#[must_use]
pub fn is_mobile(phone: &str) -> bool {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let abroad = phone.trim_start().starts_with('+') || phone.trim_start().starts_with("00");
    let own = digits.strip_prefix("0039").or_else(|| digits.strip_prefix("39").filter(|_| abroad));
    match own {
        Some(number) => number.starts_with('3'),
        None => abroad || (digits.starts_with('3') && digits.len() >= 9),
    }
}

impl Segment {
    /// The channel that is offered first to who is in it.
    #[must_use]
    pub const fn channel(self) -> ServiceChannel {
        match self {
            Self::Digital => ServiceChannel::Mail,
            Self::Smart => ServiceChannel::Telephone,
            Self::Analog => ServiceChannel::Desk,
        }
    }
}

/// A segment that a person decided: what was proposed and what was chosen both stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentDecision {
    pub id: Uuid,
    pub worker: WorkerId,
    pub proposed: Proposed,
    pub chosen: Segment,
    /// Why another than the one proposed.
    #[serde(default)]
    pub why: Option<String>,
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// Why a decision is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SegmentError {
    /// Another segment than the one proposed is chosen with a reason.
    #[error("the reason is missing")]
    Why,
    #[error("the reason is too long")]
    TooLong,
}

impl SegmentDecision {
    /// Confirms what is proposed, or chooses another with a reason.
    ///
    /// # Errors
    /// [`SegmentError`].
    pub fn decide(
        (id, worker): (Uuid, WorkerId),
        proposed: Proposed,
        chosen: Segment,
        why: &str,
        by: Actor,
        at: DateTime<Utc>,
    ) -> Result<Self, SegmentError> {
        let why = Some(why.trim().to_owned()).filter(|why| !why.is_empty());
        if why.as_ref().is_some_and(|why| why.chars().count() > WHY_CHARS) {
            return Err(SegmentError::TooLong);
        }
        if chosen != proposed.segment && why.is_none() {
            return Err(SegmentError::Why);
        }
        Ok(Self { id, worker, proposed, chosen, why, by, at })
    }

    /// The day of the decision.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        day_in_rome(self.at)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};
    use uuid::Uuid;

    use super::{Known, SegmentDecision, SegmentError, Signal, Support, is_mobile, propose};
    use crate::{
        actor::Actor,
        id::WorkerId,
        response::NoAnswerReason,
        worker::{Channel, Segment},
    };

    #[test]
    fn what_she_said_comes_before_what_she_did_and_that_before_what_she_has() {
        let equipped = Known { own_account: true, email: true, mobile: true, ..Known::default() };
        for (known, segment) in [
            (Known::default(), Segment::Analog),
            (Known { mobile: true, ..Known::default() }, Segment::Smart),
            (Known { email: true, mobile: true, ..Known::default() }, Segment::Smart),
            (equipped, Segment::Digital),
            (Known { preferred: Some(Channel::Desk), ..equipped }, Segment::Analog),
            (Known { preferred: Some(Channel::Phone), answered_alone: Some(true), ..equipped }, Segment::Smart),
            (Known { answered_alone: Some(false), ..equipped }, Segment::Smart),
            (Known { answered_alone: Some(true), email: true, ..Known::default() }, Segment::Digital),
            (Known { answered_alone: Some(true), mobile: true, ..Known::default() }, Segment::Smart),
            (Known { preferred: Some(Channel::Email), email: true, ..Known::default() }, Segment::Digital),
            (Known { no_answer: Some(NoAnswerReason::Unwilling), ..equipped }, Segment::Digital),
        ] {
            assert_eq!(propose(known).segment, segment, "{known:?}");
        }
    }

    #[test]
    fn to_lack_skills_and_to_lack_a_device_are_two_things() {
        let of = |reason| propose(Known { no_answer: Some(reason), email: true, mobile: true, ..Known::default() });
        let (skills, access) = (of(NoAnswerReason::NoSkills), of(NoAnswerReason::NoAccess));
        assert_eq!((skills.segment, skills.support), (Segment::Analog, Some(Support::DigitalCourse)));
        assert_eq!((access.segment, access.support), (Segment::Smart, Some(Support::Workstation)));
        assert_eq!(access.signals, [Signal::LacksAccess, Signal::Email, Signal::MobilePhone], "the strongest first");
    }

    #[test]
    fn another_segment_needs_a_reason_and_both_are_kept() {
        let proposed = propose(Known::default());
        let at = Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap();
        let whose = (Uuid::nil(), WorkerId(Uuid::nil()));
        let decide = |chosen, why: &str| SegmentDecision::decide(whose, proposed.clone(), chosen, why, Actor::Console, at);
        assert_eq!(decide(Segment::Digital, " ").map(drop), Err(SegmentError::Why));
        assert_eq!(decide(Segment::Digital, &"a".repeat(501)).map(drop), Err(SegmentError::TooLong));
        assert_eq!(decide(Segment::Analog, "").unwrap().why, None);
        let other = decide(Segment::Digital, "usa SPID ogni giorno").unwrap();
        assert_eq!((other.proposed.segment, other.chosen), (Segment::Analog, Segment::Digital));
    }

    #[test]
    fn mobile_numbers_are_known_by_how_they_begin() {
        for mobile in ["333 000 1111", "+39 347 0001111", "0039 3200001111", "+33 6 00 00 00 00"] {
            assert!(is_mobile(mobile), "{mobile}");
        }
        for fixed in ["0187 000 120", "+39 0187 000120", "39", "", "335"] {
            assert!(!is_mobile(fixed), "{fixed}");
        }
    }
}
