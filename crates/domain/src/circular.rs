//! Circulars, operating instructions and acts: what an office tells its own people and those of the desks below it.
//!
//! A circular has versions; whoever has read one is asked again when there is a newer one. One that is withdrawn, or replaced by
//! another, stays readable and asks nobody any more.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{actor::Actor, codes, id::AccountId};

/// Most characters of a number, of a title, and of the text.
pub const NUMBER_CHARS: usize = 40;
pub const TITLE_CHARS: usize = 300;
pub const BODY_CHARS: usize = 60_000;
/// Most characters of the reason why it is withdrawn.
pub const REASON_CHARS: usize = 1_000;

codes! {
    /// What kind of act.
    pub enum CircularKind {
        Circular = "circular",
        /// How something is to be done.
        Instruction = "instruction",
        Law = "law",
        Resolution = "resolution",
        Decree = "decree",
        Note = "note",
    }
}

/// A version of a circular.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    pub kind: CircularKind,
    pub number: String,
    /// The day that it bears.
    pub date: NaiveDate,
    pub title: String,
    /// Paragraphs, headings (`## …`) and lists (`- …`).
    pub body: String,
    /// Name of the practice pack that it belongs to.
    #[serde(default)]
    pub pack: Option<String>,
    /// The circular in the place of which it stands.
    #[serde(default)]
    pub replaces: Option<Uuid>,
    pub at: DateTime<Utc>,
    pub by: Actor,
}

/// Why and when it does not hold any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub reason: String,
}

/// A circular with all its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circular {
    pub id: Uuid,
    /// Code of the desk that issued it; it is for that desk and all below it.
    pub desk: String,
    /// The version that holds.
    pub present: Edition,
    /// The versions before, the first first.
    #[serde(default)]
    pub before: Vec<Edition>,
    #[serde(default)]
    pub withdrawn: Option<Withdrawn>,
}

/// That somebody has read a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub circular: Uuid,
    /// Number of the version, from 1.
    pub edition: u32,
    pub account: AccountId,
    /// Code of the desk at which she read it.
    pub desk: String,
    pub at: DateTime<Utc>,
}

/// Why a circular is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CircularError {
    #[error("the number is missing or too long")]
    Number,
    #[error("the title is missing or too long")]
    Title,
    #[error("the text is missing or too long")]
    Body,
    /// It bears a day to come.
    #[error("a day to come")]
    Future,
    /// Another of the same kind, year and desk has the number.
    #[error("the number is taken")]
    Taken,
    /// What it would replace is not there, or is itself.
    #[error("nothing to replace")]
    Replaces,
    /// There is no such pack.
    #[error("no such pack")]
    Pack,
    /// Nothing was changed.
    #[error("nothing was changed")]
    Unchanged,
    /// It was withdrawn before.
    #[error("withdrawn already")]
    Withdrawn,
    #[error("the reason is missing or too long")]
    Reason,
    /// There is a newer version than the one that was read.
    #[error("a newer version")]
    Newer,
}

fn fits(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most
}

impl Edition {
    /// Checks a version as it was written, on a day.
    ///
    /// # Errors
    /// The first [`CircularError`].
    pub fn check(&self, today: NaiveDate) -> Result<(), CircularError> {
        if !fits(&self.number, NUMBER_CHARS) {
            return Err(CircularError::Number);
        }
        if self.date > today {
            return Err(CircularError::Future);
        }
        if !fits(&self.title, TITLE_CHARS) {
            return Err(CircularError::Title);
        }
        if !fits(&self.body, BODY_CHARS) {
            return Err(CircularError::Body);
        }
        Ok(())
    }

    /// Whether it says the same as another, whoever wrote it and when.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let words = |edition: &Self| Self { at: other.at, by: Actor::Anonymous, ..edition.clone() };
        words(self) == words(other)
    }
}

impl Circular {
    /// Number of the version that holds, from 1.
    #[must_use]
    pub fn edition(&self) -> u32 {
        u32::try_from(self.before.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// The version of a number.
    #[must_use]
    pub fn of_number(&self, number: u32) -> Option<&Edition> {
        if number == self.edition() { Some(&self.present) } else { self.before.get(usize::try_from(number.checked_sub(1)?).ok()?) }
    }

    /// Puts a newer version in the place of the one that holds.
    ///
    /// # Errors
    /// [`CircularError::Withdrawn`], [`CircularError::Replaces`] when it would replace itself, [`CircularError::Unchanged`], and those of
    /// [`Edition::check`].
    pub fn revise(&mut self, next: Edition, today: NaiveDate) -> Result<(), CircularError> {
        if self.withdrawn.is_some() {
            return Err(CircularError::Withdrawn);
        }
        next.check(today)?;
        if next.replaces == Some(self.id) {
            return Err(CircularError::Replaces);
        }
        if next.says_the_same(&self.present) {
            return Err(CircularError::Unchanged);
        }
        self.before.push(std::mem::replace(&mut self.present, next));
        Ok(())
    }

    /// Withdraws it, with a reason.
    ///
    /// # Errors
    /// [`CircularError::Withdrawn`], [`CircularError::Reason`].
    pub fn withdraw(&mut self, withdrawn: Withdrawn) -> Result<(), CircularError> {
        if self.withdrawn.is_some() {
            return Err(CircularError::Withdrawn);
        }
        if !fits(&withdrawn.reason, REASON_CHARS) {
            return Err(CircularError::Reason);
        }
        self.withdrawn = Some(withdrawn);
        Ok(())
    }
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "text", rename_all = "snake_case")]
pub enum Block {
    Heading(String),
    /// A paragraph; its line breaks are kept.
    Paragraph(String),
    List(Vec<String>),
}

/// The parts of a text in Markdown: headings, lists, and paragraphs, which an empty line ends. Everything else is text as it stands.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim_end) {
        let (heading, item) = (line.strip_prefix('#'), line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")));
        if line.trim().is_empty() {
            open = false;
        } else if let Some(rest) = heading.map(|rest| rest.trim_start_matches('#')).filter(|rest| rest.starts_with(' ')) {
            found.push(Block::Heading(rest.trim().to_owned()));
            open = false;
        } else if let Some(item) = item {
            match found.last_mut() {
                Some(Block::List(items)) if open => items.push(item.trim().to_owned()),
                _ => found.push(Block::List(vec![item.trim().to_owned()])),
            }
            open = true;
        } else {
            let line = line.trim();
            match found.last_mut() {
                Some(Block::Paragraph(text)) if open => *text = format!("{text}\n{line}"),
                Some(Block::List(items)) if open => {
                    items.last_mut().into_iter().for_each(|item| *item = format!("{item} {line}"));
                }
                _ => found.push(Block::Paragraph(line.to_owned())),
            }
            open = true;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, Utc};
    use uuid::Uuid;

    use super::{Block, Circular, CircularError, CircularKind, Edition, Withdrawn, blocks};
    use crate::actor::Actor;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    fn edition(title: &str) -> Edition {
        Edition {
            kind: CircularKind::Circular,
            number: "12".into(),
            date: today(),
            title: title.into(),
            body: "Da oggi si fa così.".into(),
            pack: None,
            replaces: None,
            at: DateTime::<Utc>::UNIX_EPOCH,
            by: Actor::Console,
        }
    }

    fn circular() -> Circular {
        Circular { id: Uuid::from_u128(1), desk: "SP".into(), present: edition("Accoglienza"), before: Vec::new(), withdrawn: None }
    }

    #[test]
    fn what_is_missing_too_long_or_to_come_is_refused() {
        let long = |n: usize| "a".repeat(n);
        for (wrong, why) in [
            (Edition { number: " ".into(), ..edition("x") }, CircularError::Number),
            (Edition { number: long(41), ..edition("x") }, CircularError::Number),
            (edition(""), CircularError::Title),
            (edition(&long(301)), CircularError::Title),
            (Edition { body: "\n".into(), ..edition("x") }, CircularError::Body),
            (Edition { body: long(60_001), ..edition("x") }, CircularError::Body),
            (Edition { date: "2026-11-24".parse().unwrap(), ..edition("x") }, CircularError::Future),
        ] {
            assert_eq!(wrong.check(today()), Err(why));
        }
        assert_eq!(edition("x").check(today()), Ok(()));
    }

    #[test]
    fn versions_are_kept_in_their_order() {
        let mut circular = circular();
        assert_eq!((circular.edition(), circular.revise(edition("Accoglienza"), today())), (1, Err(CircularError::Unchanged)));
        let itself = Edition { replaces: Some(circular.id), ..edition("Altro") };
        assert_eq!(circular.revise(itself, today()), Err(CircularError::Replaces));
        circular.revise(edition("Accoglienza e coda"), today()).unwrap();
        assert_eq!(circular.edition(), 2);
        assert_eq!(circular.of_number(1).map(|edition| edition.title.as_str()), Some("Accoglienza"));
        assert_eq!(circular.of_number(2).map(|edition| edition.title.as_str()), Some("Accoglienza e coda"));
        assert_eq!((circular.of_number(0), circular.of_number(3)), (None, None));
    }

    #[test]
    fn what_is_withdrawn_has_a_reason_and_stays_as_it_is() {
        let mut circular = circular();
        let with = |reason: &str| Withdrawn { at: DateTime::<Utc>::UNIX_EPOCH, by: Actor::Console, reason: reason.into() };
        assert_eq!(circular.withdraw(with("  ")), Err(CircularError::Reason));
        circular.withdraw(with("Superata dalla legge")).unwrap();
        assert_eq!(circular.withdraw(with("ancora")), Err(CircularError::Withdrawn));
        assert_eq!(circular.revise(edition("Altro"), today()), Err(CircularError::Withdrawn));
    }

    #[test]
    fn a_text_falls_into_headings_lists_and_paragraphs() {
        let text = "Premessa\nsu due righe\n\n## Che cosa fare\n- chiamare\n- scrivere\n  subito\n\n#hashtag resta testo\n";
        let expected = [
            Block::Paragraph("Premessa\nsu due righe".into()),
            Block::Heading("Che cosa fare".into()),
            Block::List(vec!["chiamare".into(), "scrivere subito".into()]),
            Block::Paragraph("#hashtag resta testo".into()),
        ];
        assert_eq!(blocks(text), expected);
        assert_eq!(blocks(" \n\n"), []);
    }
}
