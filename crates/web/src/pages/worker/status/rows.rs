//! What was recorded, as the page shows it.

use chrono::NaiveDate;
use ponte_domain::unemployment::{Before, Benefit, Fact, Notice, State, Status, StatusEvent, Voided};
use ponte_storage::leaf::StoredLeaf;
use ponte_templates::pages::unemployment::{Because, BenefitRow, EventRow, FactLine, NoticeLine, StatusLine};

/// The status as it stands under a name.
pub fn status_line(status: &Status) -> StatusLine {
    let last = status.last();
    let ended = last.and_then(|spell| spell.until).filter(|_| status.state == State::Ended);
    StatusLine {
        state: status.state,
        days: status.days(),
        declared: last.map(|spell| spell.declared),
        from: last.map(|spell| spell.from).filter(|from| *from <= status.day),
        until: ended.map(|(day, _)| day),
        why: ended.map(|(_, why)| why),
        provisional: last.is_some_and(|spell| spell.provisional),
    }
}

/// An event, with what it said before.
pub fn event_row(found: &StoredLeaf<StatusEvent>) -> EventRow {
    let event = &found.value;
    EventRow {
        id: event.id.to_string(),
        version: found.version,
        fact: fact_line(event.day, &event.fact),
        by: event.by.name().map(str::to_owned),
        at: event.at,
        note: event.note.clone(),
        before: event.before.iter().map(|each| (fact_line(each.day, &each.fact), corrected(each))).collect(),
        voided: event.voided.as_ref().map(because),
    }
}

/// A support.
pub fn benefit_row(found: &StoredLeaf<Benefit>, today: NaiveDate) -> BenefitRow {
    let benefit = &found.value;
    BenefitRow {
        id: benefit.id.to_string(),
        version: found.version,
        kind: benefit.kind,
        from: benefit.from,
        to: benefit.to,
        source: benefit.source.clone(),
        holds: benefit.holds_on(today),
        voided: benefit.voided.as_ref().map(because),
    }
}

fn corrected(before: &Before) -> Because {
    Because { by: before.by.name().map(str::to_owned), at: before.at, reason: before.reason.clone() }
}

fn because(voided: &Voided) -> Because {
    Because { by: voided.by.name().map(str::to_owned), at: voided.at, reason: voided.reason.clone() }
}

fn fact_line(day: NaiveDate, fact: &Fact) -> FactLine {
    let line = FactLine { day, kind: fact.kind(), ..FactLine::default() };
    match fact {
        Fact::Declared { how, work_until, provisional, protocol } => FactLine {
            how: Some(*how),
            work_until: *work_until,
            provisional: *provisional && protocol.is_none(),
            protocol: protocol.as_ref().map(|known| known.number.clone()),
            ..line
        },
        Fact::Worked(work) => FactLine {
            work: Some(work.kind),
            expected: work.expected,
            ended: work.ended,
            income: work.income_cents,
            income_typed: work.income_cents.map(typed_euro),
            employer: work.employer.clone(),
            ..line
        },
        Fact::Ended { reason } => FactLine { reason: Some(*reason), ..line },
    }
}

/// An amount as it is typed.
fn typed_euro(cents: i64) -> String {
    match cents % 100 {
        0 => (cents / 100).to_string(),
        rest => format!("{},{rest:02}", cents / 100),
    }
}

pub fn notice_line(notice: &Notice) -> NoticeLine {
    let line = |code, day| NoticeLine { code, day, until: None, cents: None };
    match *notice {
        Notice::DeclaredAgain { day, .. } => line("declared_again", day),
        Notice::Barred { day, until, .. } => NoticeLine { until: Some(until), ..line("barred", day) },
        Notice::AskIncome { day, threshold_cents, .. } => NoticeLine { cents: Some(threshold_cents), ..line("ask_income", day) },
        Notice::WorksStill { day, .. } => line("works_still", day),
        Notice::EndUnknown { day, .. } => line("end_unknown", day),
        Notice::Provisional { day, .. } => line("provisional", day),
    }
}
