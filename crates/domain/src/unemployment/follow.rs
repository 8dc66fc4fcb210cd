//! Follows the status from what was recorded.

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::{
    EndReason, Fact, LONG_TERM_DAYS, Lost, Next, Notice, SIX_MONTHS_DAYS, SUSPENSION_DAYS, Span, Spell, State, Status, StatusEvent, Work,
    WorkKind, bar_ends, pact_due, threshold_on,
};

/// The status on a day.
///
/// A declaration begins a spell unless one lasts, or a sanction bars it; given while work is being lost, the spell begins the day
/// after that work. Work as an employee whose income of a year is within the threshold of its first day keeps the status, and so
/// do traineeships and public utility; else it suspends when it was expected to last no more than [`SUSPENSION_DAYS`] days, both
/// bounds counted, and ends the status on its first day when longer or open-ended. Work that went on beyond those days ends it the
/// day after them. Self-employed work keeps it within its threshold and ends it above. An income that nobody knows proves nothing: it counts
/// as above, and is noted to be asked. What is taken back does not count; the order of recording never does.
///
/// `pacts` are the days on which service pacts were agreed.
#[must_use]
pub fn follow(events: &[StatusEvent], pacts: &[NaiveDate], day: NaiveDate) -> Status {
    let mut counted: Vec<&StatusEvent> = events.iter().filter(|event| event.voided.is_none()).collect();
    counted.sort_by_key(|event| (event.day, event.fact.rank(), event.id));
    let mut following = Following { day, works: works(&counted, day), spells: Vec::new(), notices: Vec::new(), barred: None };
    for event in &counted {
        match &event.fact {
            Fact::Declared { work_until, .. } => following.declare(event, *work_until),
            Fact::Worked(_) => {}
            Fact::Ended { reason } => following.end(event.day, *reason),
        }
    }
    following.notice_works();
    following.told(pacts)
}

/// What a work does to a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    Keeps,
    /// Suspends, until the last day that suspends.
    Suspends,
    Ends,
}

/// A work with what it does.
struct Worked {
    event: Uuid,
    first: NaiveDate,
    /// Last day: as recorded, else as expected.
    last: Option<NaiveDate>,
    effect: Effect,
    /// The threshold that its income would be compared with, if anybody knew it.
    ask: Option<i64>,
    /// Expected to have ended, and nobody said so.
    overdue: bool,
}

impl Worked {
    /// Last day of the days that suspend.
    fn limit(&self) -> NaiveDate {
        self.first.checked_add_days(Days::new(SUSPENSION_DAYS.unsigned_abs() - 1)).unwrap_or(NaiveDate::MAX)
    }

    /// The first day without the status, when this work ends it.
    fn loses(&self) -> Option<(NaiveDate, Lost)> {
        match self.effect {
            Effect::Keeps => None,
            Effect::Ends => Some((self.first, Lost::Work)),
            Effect::Suspends => {
                self.last.filter(|last| *last > self.limit()).and_then(|_| Some((self.limit().succ_opt()?, Lost::WorkWentOn)))
            }
        }
    }

    fn span(&self) -> Span {
        Span { first: self.first, last: self.last.unwrap_or(NaiveDate::MAX) }
    }
}

fn works(events: &[&StatusEvent], day: NaiveDate) -> Vec<Worked> {
    let work = |event: &&StatusEvent| match &event.fact {
        Fact::Worked(work) => Some(worked(event.id, event.day, work, day)),
        Fact::Declared { .. } | Fact::Ended { .. } => None,
    };
    events.iter().filter_map(work).collect()
}

fn worked(event: Uuid, first: NaiveDate, work: &Work, day: NaiveDate) -> Worked {
    let threshold = threshold_on(work.kind, first);
    let within = threshold.zip(work.income_cents).is_some_and(|(threshold, income)| income <= threshold.amount_cents);
    let short = work.expected.is_some_and(|last| Span { first, last }.days() <= SUSPENSION_DAYS);
    let effect = match work.kind {
        WorkKind::Traineeship | WorkKind::PublicUtility => Effect::Keeps,
        WorkKind::Employee | WorkKind::SelfEmployed if within => Effect::Keeps,
        WorkKind::Employee if short => Effect::Suspends,
        WorkKind::Employee | WorkKind::SelfEmployed => Effect::Ends,
    };
    Worked {
        event,
        first,
        last: work.ended.or(work.expected),
        effect,
        ask: threshold.filter(|_| work.income_cents.is_none()).map(|threshold| threshold.amount_cents),
        overdue: work.ended.is_none() && work.expected.is_some_and(|last| last < day),
    }
}

struct Following {
    day: NaiveDate,
    works: Vec<Worked>,
    spells: Vec<Spell>,
    notices: Vec<Notice>,
    /// First day on which a declaration counts again.
    barred: Option<NaiveDate>,
}

impl Following {
    fn declare(&mut self, event: &StatusEvent, work_until: Option<NaiveDate>) {
        let (id, declared) = (event.id, event.day);
        if let Some(until) = self.barred.filter(|until| declared < *until) {
            self.notices.push(Notice::Barred { event: id, day: declared, until });
            return;
        }
        if self.spells.last().is_some_and(|last| last.until.is_none_or(|(until, _)| declared < until)) {
            // What came with the record is often what was then recorded here.
            if !event.came_with_record() {
                self.notices.push(Notice::DeclaredAgain { event: id, day: declared });
            }
            return;
        }
        let from = self.first_day(id, declared, work_until);
        // Work begun before the declaration is what she is losing, or is covered by the first day.
        let mut later: Vec<(NaiveDate, Lost)> = self.works.iter().filter_map(Worked::loses).filter(|(lost, _)| *lost >= from).collect();
        later.extend(self.works.iter().filter(|work| work.first >= declared && work.first < from).filter_map(Worked::loses));
        let until = later.into_iter().min().map(|(lost, why)| (lost.max(from), why));
        let within = |work: &&Worked| work.last.is_none_or(|last| last >= from) && until.is_none_or(|(until, _)| work.first < until);
        let spans = |effect: Effect| self.works.iter().filter(within).filter(|work| work.effect == effect).map(Worked::span).collect();
        let spell = Spell {
            declared,
            event: (!event.came_with_record()).then_some(id),
            from,
            until,
            suspensions: spans(Effect::Suspends),
            kept: spans(Effect::Keeps),
            provisional: event.is_provisional(),
        };
        self.spells.push(spell);
        if event.is_provisional() {
            self.notices.push(Notice::Provisional { event: id, day: declared });
        }
    }

    /// The first day of the status: the declaration's, or the day after the work that goes on at it and would not let the status be.
    fn first_day(&mut self, event: Uuid, declared: NaiveDate, work_until: Option<NaiveDate>) -> NaiveDate {
        let running = self.works.iter().filter(|work| work.loses().is_some_and(|(lost, _)| lost < declared));
        let mut from = declared;
        for last in running.map(|work| work.last).chain(work_until.map(Some)) {
            match last {
                None => {
                    self.notices.push(Notice::WorksStill { event, day: declared });
                    return NaiveDate::MAX;
                }
                Some(last) => from = from.max(last.succ_opt().unwrap_or(NaiveDate::MAX)),
            }
        }
        from
    }

    fn end(&mut self, day: NaiveDate, reason: EndReason) {
        if reason == EndReason::Sanction {
            self.barred = Some(bar_ends(day));
        }
        if let Some(last) = self.spells.last_mut().filter(|last| last.until.is_none_or(|(until, _)| day < until)) {
            // One who is at risk has no status yet: what ends is the declaration.
            last.from = last.from.min(day.max(last.declared));
            last.until = Some((day, reason.into()));
        }
    }

    /// What is to be asked of works that touch a spell.
    fn notice_works(&mut self) {
        let mut notices = Vec::new();
        for work in &self.works {
            let span = work.span();
            let touches = |spell: &Spell| span.last >= spell.from && spell.until.is_none_or(|(until, _)| work.first <= until);
            if !self.spells.iter().any(touches) {
                continue;
            }
            if let Some(threshold_cents) = work.ask {
                notices.push(Notice::AskIncome { event: work.event, day: work.first, threshold_cents });
            }
            if work.overdue {
                notices.push(Notice::EndUnknown { event: work.event, day: work.last.unwrap_or(work.first) });
            }
        }
        self.notices.extend(notices);
    }

    fn told(self, pacts: &[NaiveDate]) -> Status {
        let mut status =
            Status { day: self.day, state: State::None, spells: self.spells, confirmed: None, notices: self.notices, next: Vec::new() };
        status.state = state_on(&status);
        let declared = status.current().map(|spell| spell.declared);
        status.confirmed = declared.and_then(|declared| pacts.iter().copied().filter(|pact| *pact >= declared && *pact <= self.day).max());
        status.next = next(&status, &self.works, self.barred);
        status
    }
}

fn state_on(status: &Status) -> State {
    let day = status.day;
    let Some(last) = status.last() else { return State::None };
    if last.until.is_some_and(|(until, _)| until <= day) {
        return State::Ended;
    }
    let covers = |spans: &[Span]| spans.iter().any(|span| span.holds(day));
    if day < last.from {
        State::AtRisk
    } else if covers(&last.suspensions) {
        State::Suspended
    } else if covers(&last.kept) {
        State::Kept
    } else {
        State::Unemployed
    }
}

/// What comes next, the nearest first.
fn next(status: &Status, works: &[Worked], barred: Option<NaiveDate>) -> Vec<Next> {
    let day = status.day;
    let mut next = Vec::new();
    match status.current() {
        Some(spell) => {
            if day < spell.from && spell.from < NaiveDate::MAX {
                next.push(Next::Begins { on: spell.from });
            }
            if status.confirmed.is_none() {
                next.push(Next::PactBy { on: pact_due(spell.declared) });
            }
            if status.state == State::Suspended {
                next.extend(resumes(spell, day).map(|on| Next::Resumes { on }));
                let running = works.iter().filter(|work| work.effect == Effect::Suspends && work.span().holds(day));
                next.extend(running.filter_map(|work| work.limit().succ_opt()).min().map(|on| Next::LostIfWorkGoesOn { on }));
            }
            for (days, make) in [(SIX_MONTHS_DAYS, six_months as fn(NaiveDate) -> Next), (LONG_TERM_DAYS, long_term)] {
                next.extend(reaches(spell, day, days).map(make));
            }
        }
        None => next.extend(barred.filter(|until| day < *until).map(|on| Next::MayDeclare { on })),
    }
    next.sort_by_key(Next::on);
    next
}

const fn six_months(on: NaiveDate) -> Next {
    Next::SixMonths { on }
}

const fn long_term(on: NaiveDate) -> Next {
    Next::LongTerm { on }
}

/// The first day from another on which nothing suspends.
fn resumes(spell: &Spell, day: NaiveDate) -> Option<NaiveDate> {
    let mut on = day;
    while let Some(span) = spell.suspensions.iter().find(|span| span.holds(on)) {
        on = span.last.succ_opt()?;
    }
    spell.holds(on).then_some(on)
}

/// The day to come on which a spell has so many days behind it, as far as is known now.
fn reaches(spell: &Spell, day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let missing = days - spell.days_before(day);
    if missing <= 0 || spell.until.is_some() || spell.from == NaiveDate::MAX {
        return None;
    }
    let mut on = day.max(spell.from).checked_add_days(Days::new(missing.unsigned_abs()))?;
    // Suspensions to come put it off; each turn adds what is still missing, so that it ends.
    loop {
        let missing = days - spell.days_before(on);
        if missing <= 0 {
            return Some(on);
        }
        on = on.checked_add_days(Days::new(missing.unsigned_abs()))?;
    }
}
