//! What has happened at the demonstration desk so far, as acts that use cases can repeat in order.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    codes,
    proposal::{ContactChannel, ContactOutcome, ProposalState, Reason},
    vacancy::Vacancy,
    worker::Worker,
};
use serde::Serialize;

use super::{
    calendar::Calendar,
    cast::{AMINA, DAVIDE, GIULIA, IONELA, LUCA, MATTEO, SARA},
};

codes! {
    /// Who works at the desk.
    pub enum Operator { ChiaraDonati = "chiara.donati", MarcoRicci = "marco.ricci" }
}

impl Operator {
    /// The name to show.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ChiaraDonati => "Chiara Donati",
            Self::MarcoRicci => "Marco Ricci",
        }
    }
}

/// Something that was done about a vacancy. People and vacancies by external id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StoryStep {
    pub at: DateTime<Utc>,
    pub by: Operator,
    pub vacancy: String,
    pub act: Act,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// People are proposed, which begins the availability round.
    Propose { workers: Vec<String> },
    /// A person is asked whether she is available.
    Ask {
        worker: String,
        channel: ContactChannel,
        outcome: ContactOutcome,
        reason: Option<Reason>,
        conditions: Option<String>,
        call_back_at: Option<DateTime<Utc>>,
        note: Option<String>,
    },
    /// The list goes to the employer, who is asked to answer by a day.
    Send { workers: Vec<String>, reply_by: NaiveDate },
    /// The proposal goes to another state: discarded, a verdict, an outcome.
    Step { worker: String, state: ProposalState, reason: Option<Reason>, note: Option<String> },
    /// The employer is asked what came of it.
    AskOutcome { worker: String },
}

/// Writes the acts of one vacancy.
struct Script<'a> {
    vacancy: &'a Vacancy,
    steps: Vec<StoryStep>,
}

impl<'a> Script<'a> {
    const fn new(vacancy: &'a Vacancy) -> Self {
        Self { vacancy, steps: Vec::new() }
    }

    fn act(&mut self, at: DateTime<Utc>, by: Operator, act: Act) {
        self.steps.push(StoryStep { at, by, vacancy: self.vacancy.external.id.clone(), act });
    }

    fn propose(&mut self, at: DateTime<Utc>, workers: &[&Worker]) {
        self.act(at, Operator::ChiaraDonati, Act::Propose { workers: ids(workers) });
    }

    fn ask(&mut self, at: DateTime<Utc>, by: Operator, worker: &Worker, outcome: ContactOutcome, reason: Option<Reason>) {
        let channel = if outcome == ContactOutcome::Written { ContactChannel::Email } else { ContactChannel::Phone };
        let worker = worker.external.id.clone();
        self.act(at, by, Act::Ask { worker, channel, outcome, reason, conditions: None, call_back_at: None, note: None });
    }

    fn step(&mut self, at: DateTime<Utc>, worker: &Worker, state: ProposalState, reason: Option<Reason>) {
        let worker = worker.external.id.clone();
        self.act(at, Operator::ChiaraDonati, Act::Step { worker, state, reason, note: None });
    }

    fn send(&mut self, at: DateTime<Utc>, workers: &[&Worker], reply_by: NaiveDate) {
        self.act(at, Operator::ChiaraDonati, Act::Send { workers: ids(workers), reply_by });
    }

    /// Proposes people on a day, reaches all of them the same afternoon and sends the list the next working day.
    fn sent_round(&mut self, calendar: &Calendar, working_days_ago: u32, workers: &[&Worker]) {
        let day = calendar.working_days_ago(working_days_ago);
        self.propose(calendar.at(day, 9, 20), workers);
        for (minute, worker) in (0..).zip(workers) {
            self.ask(calendar.at(day, 15, 5 * minute), Operator::MarcoRicci, worker, ContactOutcome::Available, None);
        }
        let sent = calendar.working_days_ago(working_days_ago - 1);
        let reply_by = sent.checked_add_days(chrono::Days::new(7)).unwrap_or(sent);
        self.send(calendar.at(sent, 10, 0), workers, reply_by);
    }
}

fn ids(workers: &[&Worker]) -> Vec<String> {
    workers.iter().map(|worker| worker.external.id.clone()).collect()
}

/// All acts, in the order of time.
pub fn story(workers: &[Worker], vacancies: &[Vacancy], calendar: &Calendar) -> Vec<StoryStep> {
    let mut taken = Vec::new();
    let mut steps = vacancies.first().map(|vacancy| half_done(workers, vacancy, calendar)).unwrap_or_default();
    let plots: [Plot; 5] = [verdicts_pending, outcome_asked, hired, wide_round, just_begun];
    for (vacancy, plot) in vacancies.iter().skip(1).zip(plots) {
        let people = suited(workers, vacancy, calendar, &mut taken);
        let mut script = Script::new(vacancy);
        plot(&mut script, &people, calendar);
        steps.extend(script.steps);
    }
    steps.sort_by_key(|step| step.at);
    steps
}

/// How many people a plot needs.
const PLAYERS: usize = 6;

type Plot = fn(&mut Script<'_>, &[&Worker; PLAYERS], &Calendar);

/// People of the vacancy's occupation whose name may go out; others if those are too few, so that every plot can be played.
fn suited<'a>(workers: &'a [Worker], vacancy: &Vacancy, calendar: &Calendar, taken: &mut Vec<usize>) -> [&'a Worker; PLAYERS] {
    let of_the_trade =
        |worker: &Worker| worker.experiences.iter().any(|job| job.occupation.is_some() && job.occupation == vacancy.occupation);
    let may =
        |worker: &Worker| worker.may_be_matched(calendar.today) && worker.may_be_named(calendar.today) && !worker.contacts.phone.is_empty();
    let mut order: Vec<usize> = (super::cast::COUNT..workers.len()).filter(|ix| may(&workers[*ix])).collect();
    order.sort_by_key(|ix| !of_the_trade(&workers[*ix]));
    order.retain(|ix| !taken.contains(ix));
    taken.extend(order.iter().take(PLAYERS));
    std::array::from_fn(|player| &workers[order.get(player).copied().unwrap_or(player)])
}

/// The round of the shipyard: two available, one on conditions, one not, one to call back, two still to be asked.
fn half_done(workers: &[Worker], vacancy: &Vacancy, calendar: &Calendar) -> Vec<StoryStep> {
    use ContactOutcome as O;
    let (thursday, friday) = (calendar.working_days_ago(2), calendar.working_days_ago(1));
    let mut script = Script::new(vacancy);
    let round = [GIULIA, MATTEO, AMINA, LUCA, IONELA, DAVIDE, SARA].map(|ix| &workers[ix]);
    script.propose(calendar.at(thursday, 9, 30), &round);
    script.ask(calendar.at(thursday, 16, 30), Operator::ChiaraDonati, &workers[LUCA], O::NoAnswer, None);
    script.ask(calendar.at(friday, 15, 40), Operator::ChiaraDonati, &workers[MATTEO], O::Available, None);
    script.ask(calendar.at(friday, 16, 5), Operator::ChiaraDonati, &workers[AMINA], O::OnConditions, None);
    if let Some(StoryStep { act: Act::Ask { conditions, .. }, .. }) = script.steps.last_mut() {
        *conditions = Some("sabato alterno".to_owned());
    }
    script.ask(calendar.at(friday, 16, 20), Operator::MarcoRicci, &workers[IONELA], O::Available, None);
    script.ask(calendar.at(friday, 16, 35), Operator::ChiaraDonati, &workers[DAVIDE], O::NotAvailable, Some(Reason::FoundWork));
    script.ask(calendar.at(friday, 17, 10), Operator::ChiaraDonati, &workers[LUCA], O::CallBack, None);
    if let Some(StoryStep { act: Act::Ask { call_back_at, note, .. }, .. }) = script.steps.last_mut() {
        *call_back_at = Some(calendar.in_minutes(78));
        *note = Some("Non risponde: riprovare in mattinata".to_owned());
    }
    script.steps
}

/// The list is out; the employer has judged one of four.
fn verdicts_pending(script: &mut Script<'_>, people: &[&Worker; PLAYERS], calendar: &Calendar) {
    script.sent_round(calendar, 4, &people[..4]);
    script.step(calendar.at(calendar.working_days_ago(1), 11, 15), people[0], ProposalState::Suitable, None);
}

/// Two were found suitable, one had an interview; nobody has said what came of it, so it was asked.
fn outcome_asked(script: &mut Script<'_>, people: &[&Worker; PLAYERS], calendar: &Calendar) {
    script.sent_round(calendar, 12, &people[..3]);
    script.step(calendar.at(calendar.working_days_ago(9), 10, 0), people[0], ProposalState::Suitable, None);
    script.step(calendar.at(calendar.working_days_ago(9), 10, 5), people[1], ProposalState::Suitable, None);
    script.step(calendar.at(calendar.working_days_ago(9), 10, 10), people[2], ProposalState::Unsuitable, Some(Reason::Experience));
    script.step(calendar.at(calendar.working_days_ago(7), 9, 0), people[0], ProposalState::Interview, None);
    for person in &people[..2] {
        let worker = person.external.id.clone();
        script.act(calendar.at(calendar.working_days_ago(2), 8, 30), Operator::ChiaraDonati, Act::AskOutcome { worker });
    }
}

/// One was hired, one refused the offer, one was not suitable, one had been discarded for want of experience.
fn hired(script: &mut Script<'_>, people: &[&Worker; PLAYERS], calendar: &Calendar) {
    script.propose(calendar.at(calendar.working_days_ago(16), 9, 0), &people[3..4]);
    script.step(calendar.at(calendar.working_days_ago(16), 9, 15), people[3], ProposalState::Discarded, Some(Reason::Experience));
    script.sent_round(calendar, 15, &people[..3]);
    script.step(calendar.at(calendar.working_days_ago(12), 12, 0), people[1], ProposalState::Unsuitable, Some(Reason::Skills));
    script.step(calendar.at(calendar.working_days_ago(11), 9, 0), people[0], ProposalState::Interview, None);
    script.step(calendar.at(calendar.working_days_ago(11), 9, 5), people[2], ProposalState::Interview, None);
    script.step(calendar.at(calendar.working_days_ago(8), 16, 0), people[2], ProposalState::Refused, Some(Reason::Pay));
    script.step(calendar.at(calendar.working_days_ago(6), 12, 30), people[0], ProposalState::Hired, None);
}

/// Every answer a round can get.
fn wide_round(script: &mut Script<'_>, people: &[&Worker; PLAYERS], calendar: &Calendar) {
    use ContactOutcome as O;
    let day = calendar.working_days_ago(3);
    script.propose(calendar.at(day, 9, 0), people);
    script.ask(calendar.at(day, 10, 0), Operator::MarcoRicci, people[0], O::WrongNumber, None);
    script.ask(calendar.at(day, 10, 5), Operator::MarcoRicci, people[1], O::Written, None);
    script.ask(calendar.at(day, 10, 10), Operator::MarcoRicci, people[2], O::NotAvailable, Some(Reason::TooFar));
    script.ask(calendar.at(day, 10, 20), Operator::MarcoRicci, people[3], O::OnConditions, None);
    if let Some(StoryStep { act: Act::Ask { conditions, .. }, .. }) = script.steps.last_mut() {
        *conditions = Some("solo turni di giorno".to_owned());
    }
    script.ask(calendar.at(day, 10, 30), Operator::MarcoRicci, people[4], O::Available, None);
    script.step(calendar.at(calendar.working_days_ago(2), 9, 0), people[4], ProposalState::Withdrawn, Some(Reason::Personal));
    script.ask(calendar.at(calendar.working_days_ago(1), 11, 0), Operator::ChiaraDonati, people[5], O::NoAnswer, None);
}

/// Proposed on the last working day, nobody asked yet; one thrown out again.
fn just_begun(script: &mut Script<'_>, people: &[&Worker; PLAYERS], calendar: &Calendar) {
    let day = calendar.working_days_ago(1);
    script.propose(calendar.at(day, 17, 20), people);
    script.step(calendar.at(day, 17, 25), people[5], ProposalState::Discarded, Some(Reason::WorksThere));
}
