//! `ponte shortlist`, `suggest`, `match run`, `assign`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use ponte_app::{
    register,
    rights::Right,
    shortlist::{self, Ask, Entry, Plan},
    vacancy,
};
use ponte_domain::{
    actor::Purpose,
    id::{VacancyId, WorkerId},
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_matching::index::WhyNot;

use super::{Cli, Failure, Result, Session};
use crate::outlet;

/// The best people for a vacancy.
#[derive(Args)]
pub struct Shortlist {
    /// UUID or external id
    vacancy: String,
    #[arg(short, default_value_t = 50)]
    k: usize,
    /// Score everybody the plain way; the answer is the same
    #[arg(long)]
    exhaustive: bool,
    /// Why this worker is not there, or where she stands
    #[arg(long, value_name = "WORKER")]
    why_not: Option<String>,
    #[arg(long)]
    json: bool,
}

/// The best vacancies for a worker.
#[derive(Args)]
pub struct Suggest {
    /// UUID or external id
    worker: String,
    #[arg(short, default_value_t = 20)]
    k: usize,
    #[arg(long)]
    json: bool,
}

/// The whole market at once.
#[derive(Subcommand)]
pub enum Match {
    /// A list for every open vacancy, and where the market jams
    Run {
        #[arg(short, default_value_t = 20)]
        k: usize,
        /// Vacancies one worker is proposed for, at most
        #[arg(long)]
        max_per_worker: Option<usize>,
        #[arg(long)]
        json: bool,
    },
}

/// Assign many candidates to many positions.
#[derive(Args)]
pub struct Assign {
    /// JSON: {"vacancies": […], "workers": […]}
    plan: PathBuf,
    #[arg(long)]
    json: bool,
}

impl Shortlist {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Matching).await?;
        let stored = register::find::<Vacancy>(&session.app, &session.caller, &self.vacancy).await?;
        if let Some(worker) = &self.why_not {
            return why_not(&session, VacancyId(stored.id), worker).await;
        }
        let ask = Ask { k: self.k, exhaustive: self.exhaustive };
        let found = shortlist::of_vacancy(&session.app, &session.caller, &stored, ask).await?;
        let entries: Vec<Entry> = found.matches.into_iter().map(Entry::from).collect();
        if self.json {
            return session.print(&entries);
        }
        for (place, entry) in entries.iter().enumerate() {
            let km = entry.km.map_or_else(|| "-".to_owned(), |km| format!("{km:.1}"));
            outlet::line(&format!("{}\t{}\t{}\t{km} km", place + 1, entry.points, entry.external_id.as_str()));
        }
        Ok(())
    }
}

async fn why_not(session: &Session, vacancy: VacancyId, worker: &str) -> Result<()> {
    let worker = register::find_under::<Worker>(&session.app, &session.caller, Right::Match, worker).await?;
    let asked = vacancy::about_person(&session.app, &session.caller, vacancy, WorkerId(worker.id)).await?;
    let answer = match asked.why_not {
        WhyNot::NotThere => serde_json::json!({ "in": false, "gates": [] }),
        WhyNot::Out { failures, .. } => serde_json::json!({ "in": false, "gates": failures }),
        WhyNot::In { place, of, found } => serde_json::json!({ "in": true, "points": found.points, "place": place, "of": of }),
    };
    session.print(&answer)
}

impl Suggest {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Matching).await?;
        let worker = register::find::<Worker>(&session.app, &session.caller, &self.worker).await?;
        let found = shortlist::suggest(&session.app, &session.caller, WorkerId(worker.id), self.k).await?;
        if self.json {
            return session.print(&found);
        }
        for (place, suggestion) in found.iter().enumerate() {
            outlet::line(&format!("{}\t{}\t{}", place + 1, suggestion.found.points, suggestion.vacancy_external_id.as_str()));
        }
        Ok(())
    }
}

impl Match {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let Self::Run { k, max_per_worker, json } = self;
        let session = Session::open(cli, Purpose::Matching).await?;
        let market = shortlist::run_market(&session.app, &session.caller, k, max_per_worker).await?;
        if json {
            return session.print(&market);
        }
        for proposed in &market.proposed {
            outlet::line(&format!("{}\t{}\t{}", proposed.vacancy_external_id.as_str(), proposed.external_id.as_str(), proposed.points));
        }
        let congestion = &market.congestion;
        let args = [
            ("proposed", market.proposed.len().to_string()),
            ("vacancies", congestion.without_people.len().to_string()),
            ("unnamed", congestion.without_work.len().to_string()),
            ("people", congestion.without_vacancies.to_string()),
            ("most", congestion.most_proposed.first().map_or(0, |(_, times)| *times).to_string()),
        ];
        eprintln!("{}", session.words("cli-market", &args));
        Ok(())
    }
}

impl Assign {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Matching).await?;
        let text = std::fs::read_to_string(&self.plan).map_err(|error| anyhow::anyhow!("{}: {error}", self.plan.display()))?;
        let plan: Plan = serde_json::from_str(&text).map_err(|error| Failure::Use(error.to_string()))?;
        let assignment = shortlist::assign(&session.app, &session.caller, &plan).await?;
        if self.json {
            return session.print(&assignment);
        }
        for pair in &assignment.assigned {
            outlet::line(&format!("{}\t{}\t{}", pair.vacancy, pair.external_id, pair.points));
        }
        let empty: usize = assignment.empty.iter().map(|(_, empty)| empty).sum();
        let args = [("n", assignment.assigned.len().to_string()), ("total", assignment.total.to_string()), ("empty", empty.to_string())];
        eprintln!("{}", session.words("cli-assigned", &args));
        Ok(())
    }
}
