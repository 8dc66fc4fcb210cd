//! `ponte pack check | list | show`: what packs say. Where there is no installation none is made.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use ponte_app::{
    Presses,
    pack::{self, FolderError, Listed, Origin, catalogue, read_folder},
};
use ponte_domain::{
    actor::Purpose,
    expression::Value,
    pack::{CardField, Fault, Pack},
    reference::Lang,
};
use ponte_web::presses;
use serde_json::{Value as Json, json};

use super::{Cli, Failure, Result, Session, pack_switch};
use crate::outlet;

/// Practice packs.
#[derive(Subcommand)]
pub enum PackCommand {
    /// Check a pack in a folder: every fault with file, line and reason
    Check(Check),
    /// The packs that come with the program, those in the folder `packs` of the installation, and those brought in
    List(List),
    /// What a pack holds
    Show(Show),
    /// Switch a pack on at a desk, in its newest version
    Enable(pack_switch::Enable),
    /// Switch a pack off at a desk: nothing new begins
    Disable(pack_switch::Disable),
    /// Write a pack as a zip
    Export(pack_switch::Export),
    /// Bring a pack in: a zip or a folder
    Import(pack_switch::Import),
}

/// Check a pack in a folder.
#[derive(Args)]
pub struct Check {
    folder: PathBuf,
    /// Answer with JSON
    #[arg(long)]
    json: bool,
}

/// The packs that are known.
#[derive(Args)]
pub struct List {
    /// Answer with JSON
    #[arg(long)]
    json: bool,
}

/// What a pack holds.
#[derive(Args)]
pub struct Show {
    /// Name of the pack
    id: String,
    /// Answer with JSON
    #[arg(long)]
    json: bool,
}

/// The words of answers, without an installation.
pub struct Words {
    presses: Presses,
    lang: Lang,
}

impl Words {
    pub fn open(cli: &Cli) -> Result<Self> {
        Ok(Self { presses: presses().map_err(|error| anyhow::anyhow!("{error}"))?, lang: cli.lang })
    }

    pub fn words(&self, key: &str, args: &[(&str, String)]) -> String {
        self.presses.words.say(key, args, self.lang).unwrap_or_else(|error| error.to_string())
    }

    pub fn say(&self, key: &str, args: &[(&str, String)]) {
        outlet::line(&self.words(key, args));
    }

    /// A fault on one line: place, field, what is wrong.
    pub fn fault(&self, fault: &Fault) -> String {
        let args = fault.message_arguments().map(|(name, value)| (name, value.to_owned()));
        let message = self.words(&fault.message_id(), &args);
        let place = if fault.line == 0 { fault.file.clone() } else { format!("{}:{}:{}", fault.file, fault.line, fault.column) };
        let field = if fault.field.is_empty() { String::new() } else { format!("{}: ", fault.field) };
        format!("{place}: {field}{message}")
    }

    pub fn unreadable(&self, error: FolderError) -> Failure {
        match error {
            FolderError::NotAFolder(folder) => Failure::Use(self.words("cli-pack-no-folder", &[("folder", folder.display().to_string())])),
            FolderError::Io { .. } => Failure::Other(error.into()),
        }
    }
}

fn print(answer: &Json) {
    outlet::line(&answer.to_string());
}

impl PackCommand {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        match self {
            Self::Check(check) => check.run(&Words::open(cli)?),
            Self::List(list) => list.run(cli, &Words::open(cli)?).await,
            Self::Show(show) => show.run(cli, &Words::open(cli)?).await,
            Self::Enable(enable) => enable.run(cli).await,
            Self::Disable(disable) => disable.run(cli).await,
            Self::Export(export) => export.run(cli).await,
            Self::Import(import) => import.run(cli).await,
        }
    }
}

impl Check {
    fn run(&self, words: &Words) -> Result<()> {
        let read = read_folder(&self.folder).map_err(|error| words.unreadable(error))?;
        if self.json {
            let faults = read.as_ref().err().map_or(&[][..], Vec::as_slice);
            let hints = read.as_ref().map_or(&[][..], |pack| pack.hints.as_slice());
            print(&json!({"well": read.is_ok(), "faults": faults, "hints": hints}));
        }
        match read {
            Ok(pack) => {
                if !self.json {
                    let args = [
                        ("id", pack.manifest.id.clone()),
                        ("version", pack.manifest.version.clone()),
                        ("files", pack.files().len().to_string()),
                    ];
                    pack.hints.iter().for_each(|hint| outlet::line(&words.words("cli-pack-hint", &[("hint", words.fault(hint))])));
                    words.say("cli-pack-well", &args);
                }
                Ok(())
            }
            Err(faults) => {
                if !self.json {
                    faults.iter().for_each(|fault| outlet::line(&words.fault(fault)));
                    words.say("cli-pack-faults", &[("n", faults.len().to_string())]);
                }
                Err(Failure::Told)
            }
        }
    }
}

/// The packs that are known, and whether each is on at the installation's own desk, if there is an installation.
async fn listed(cli: &Cli, words: &Words) -> Result<Vec<(Listed, bool)>> {
    if cli.database.is_none() && !cli.data.join("ponte.db").exists() {
        let known = catalogue(&cli.data).map_err(|error| words.unreadable(error))?;
        return Ok(known.into_iter().map(|listed| (listed, false)).collect());
    }
    let session = Session::open(cli, Purpose::Administration).await?;
    let home = session.app.desks().home().map(|desk| desk.code.clone()).unwrap_or_default();
    let known = pack::known(&session.app, &home).await?;
    let shown = |known: pack::Known| {
        let source = known.shown()?;
        let pack = match &source.pack {
            Ok(read) => Ok(Pack::clone(read)),
            Err(faults) => Err(faults.clone()),
        };
        Some((Listed { origin: source.origin, id: known.id.clone(), pack }, known.is_on()))
    };
    Ok(known.into_iter().filter_map(shown).collect())
}

impl List {
    async fn run(&self, cli: &Cli, words: &Words) -> Result<()> {
        let known = listed(cli, words).await?;
        if self.json {
            print(&known.iter().map(|(listed, on)| summary(listed, *on)).collect());
            return Ok(());
        }
        for (listed, on) in &known {
            match &listed.pack {
                Ok(pack) => words.say(
                    "cli-pack-listed",
                    &[
                        ("id", listed.id.clone()),
                        ("version", pack.manifest.version.clone()),
                        ("title", pack.manifest.title.get(words.lang).to_owned()),
                        ("leps", pack.manifest.leps.join(", ")),
                        ("origin", listed.origin.to_string()),
                        ("on", if *on { "yes" } else { "no" }.to_owned()),
                    ],
                ),
                Err(faults) => {
                    let folder = cli.data.join("packs").join(&listed.id).display().to_string();
                    words.say("cli-pack-broken", &[("id", listed.id.clone()), ("n", faults.len().to_string()), ("folder", folder)]);
                }
            }
        }
        Ok(())
    }
}

/// A pack in a list, as JSON.
fn summary(listed: &Listed, on: bool) -> Json {
    let mut answer = json!({"id": listed.id, "origin": listed.origin, "on": on});
    match &listed.pack {
        Ok(pack) => {
            answer["version"] = json!(pack.manifest.version);
            answer["title"] = json!(pack.manifest.title);
            answer["region"] = json!(pack.manifest.region);
            answer["leps"] = json!(pack.manifest.leps);
            answer["engines"] = json!(pack.manifest.engines);
        }
        Err(faults) => answer["faults"] = json!(faults),
    }
    answer
}

impl Show {
    async fn run(&self, cli: &Cli, words: &Words) -> Result<()> {
        let found = listed(cli, words).await?.into_iter().find(|(listed, _)| listed.id == self.id);
        let Some((Listed { origin, pack, .. }, _)) = found else {
            eprintln!("{}", words.words("cli-pack-none", &[("id", self.id.clone())]));
            return Err(Failure::Told);
        };
        match pack {
            Ok(pack) if self.json => print(&whole(&pack, origin)),
            Ok(pack) => words.show(&pack),
            Err(faults) => {
                faults.iter().for_each(|fault| outlet::line(&words.fault(fault)));
                return Err(Failure::Told);
            }
        }
        Ok(())
    }
}

/// Everything that a pack says, as JSON.
fn whole(pack: &Pack, origin: Origin) -> Json {
    json!({
        "origin": origin, "manifest": pack.manifest, "cards": pack.cards, "pathways": pack.pathways, "questionnaires": pack.questionnaires,
        "documents": pack.documents, "messages": pack.messages, "indicators": pack.indicators, "files": pack.files().keys().collect::<Vec<_>>(),
    })
}

impl Words {
    fn show(&self, pack: &Pack) {
        let manifest = &pack.manifest;
        outlet::line(&format!("{} {} — {}", manifest.id, manifest.version, manifest.title.get(self.lang)));
        let card = pack.cards.get(&self.lang).or_else(|| pack.cards.values().next());
        if let Some(description) = card.and_then(|card| card.field(CardField::Description)) {
            outlet::line(description);
        }
        self.say("cli-pack-leps", &[("leps", manifest.leps.join(", "))]);
        for one in &manifest.parameters {
            let args = [("title", one.title.get(self.lang).to_owned()), ("id", one.id.clone()), ("value", shown(&one.default))];
            self.say("cli-pack-parameter", &args);
        }
        for one in &pack.questionnaires {
            let args = [("title", one.title.get(self.lang).to_owned()), ("id", one.id.clone()), ("n", one.items().count().to_string())];
            self.say("cli-pack-questionnaire", &args);
        }
        for pathway in &pack.pathways {
            self.say("cli-pack-pathway", &[("title", pathway.title.get(self.lang).to_owned()), ("id", pathway.id.clone())]);
            for (place, phase) in pathway.phases.iter().enumerate() {
                let args = [
                    ("n", (place + 1).to_string()),
                    ("title", phase.title.get(self.lang).to_owned()),
                    ("steps", phase.steps.len().to_string()),
                ];
                outlet::line(&format!("  {}", self.words("cli-pack-phase", &args)));
            }
            for exit in &pathway.exits {
                outlet::line(&format!("  → {}", exit.title.get(self.lang)));
            }
        }
        for one in &pack.indicators {
            self.say("cli-pack-indicator", &[("title", one.title.get(self.lang).to_owned()), ("id", one.id.clone())]);
        }
    }
}

/// A value as people write it.
fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Boolean(flag) => flag.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Text(text) => text.clone(),
        Value::None | Value::List(_) => String::new(),
    }
}
