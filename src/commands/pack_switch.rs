//! `ponte pack enable | disable | export | import`: packs at desks, and from desk to desk.

use std::{fs, path::PathBuf};

use clap::Args;
use ponte_app::{
    error::{Error, Refusal},
    pack::{self, PackError, read_folder, unzipped, zipped},
};
use ponte_domain::{
    actor::Purpose,
    expression::{Value, Values},
    pack::{Fault, MOST_BYTES, Manifest, ParameterKind},
};

use super::{Cli, Failure, Result, Session, pack::Words};
use crate::outlet;

/// Switch a pack on at a desk.
#[derive(Args)]
pub struct Enable {
    /// Name of the pack
    id: String,
    /// Code of the desk; the installation's own when absent
    #[arg(long)]
    desk: Option<String>,
    /// What the desk sets, `name=value`; may be repeated. What is not named keeps what was set
    #[arg(long = "set", value_name = "NAME=VALUE")]
    set: Vec<String>,
}

/// Switch a pack off at a desk.
#[derive(Args)]
pub struct Disable {
    /// Name of the pack
    id: String,
    /// Code of the desk; the installation's own when absent
    #[arg(long)]
    desk: Option<String>,
}

/// Write a pack as a zip.
#[derive(Args)]
pub struct Export {
    /// Name of the pack
    id: String,
    /// Where it goes; `ID-VERSION.zip` in the present folder when absent
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Bring a pack in.
#[derive(Args)]
pub struct Import {
    /// A zip, or a folder
    file: PathBuf,
}

/// The desk that is meant.
fn desk_of(session: &Session, named: Option<&String>) -> String {
    let home = || session.app.desks().home().map(|desk| desk.code.clone()).unwrap_or_default();
    named.cloned().unwrap_or_else(home)
}

/// A pack at a desk, or the sentence that there is none.
async fn known(session: &Session, desk: &str, id: &str) -> Result<pack::Known> {
    let found = pack::one(&session.app, desk, id).await?;
    found.ok_or_else(|| Failure::Use(session.words("cli-pack-none", &[("id", id.to_owned())])))
}

/// Tells faults one by one.
fn told(words: &Words, faults: &[Fault]) -> Failure {
    faults.iter().for_each(|fault| outlet::line(&words.fault(fault)));
    words.say("cli-pack-faults", &[("n", faults.len().to_string())]);
    Failure::Told
}

impl Enable {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Administration).await?;
        let desk = desk_of(&session, self.desk.as_ref());
        let found = known(&session, &desk, &self.id).await?;
        let own = found.said.as_ref().filter(|said| said.desk == desk);
        let (seen, mut values) = own.map_or_else(Default::default, |said| (said.version, said.parameters.clone()));
        let manifest = found.newest().and_then(|source| source.pack.as_ref().ok()).map(|read| read.manifest.clone());
        let Some(manifest) = manifest else {
            let faults = found.shown().and_then(|source| source.pack.as_ref().err()).map(Vec::as_slice).unwrap_or_default();
            return Err(told(&Words::open(cli)?, faults));
        };
        // What the newest version knows no more has its usual value.
        values.retain(|name, value| manifest.parameters.iter().any(|each| each.id == *name && each.allows(value)));
        values.extend(read_all(&session, &manifest, &self.set)?);
        match pack::enable(&session.app, &session.caller, &desk, &self.id, seen, values, true).await {
            Err(Error::Refused(Refusal::Pack(PackError::Parameters(names)))) => {
                Err(Failure::Use(session.words("cli-pack-parameters", &[("names", names.join(", "))])))
            }
            done => {
                done?;
                session.say("cli-pack-enabled", &[("id", self.id), ("version", manifest.version), ("desk", desk)]);
                Ok(())
            }
        }
    }
}

/// What is set, from `name=value`.
fn read_all(session: &Session, manifest: &Manifest, set: &[String]) -> Result<Values> {
    let wrong = |text: &str| Failure::Use(session.words("cli-pack-parameters", &[("names", text.to_owned())]));
    let mut values = Values::new();
    for text in set {
        let (name, value) = text.split_once('=').ok_or_else(|| wrong(text))?;
        let parameter = manifest.parameters.iter().find(|parameter| parameter.id == name.trim()).ok_or_else(|| wrong(text))?;
        let value = value.trim();
        let read = match parameter.kind {
            ParameterKind::Number => value.parse().ok().map(Value::Number),
            ParameterKind::YesNo => value.parse().ok().map(Value::Boolean),
            ParameterKind::Date => value.parse().ok().map(Value::Date),
            ParameterKind::Choice | ParameterKind::Text => Some(Value::text(value)),
        };
        values.insert(parameter.id.clone(), read.ok_or_else(|| wrong(text))?);
    }
    Ok(values)
}

impl Disable {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Administration).await?;
        let desk = desk_of(&session, self.desk.as_ref());
        let found = known(&session, &desk, &self.id).await?;
        let seen = found.said.as_ref().filter(|said| said.desk == desk).map_or(0, |said| said.version);
        match pack::disable(&session.app, &session.caller, &desk, &self.id, seen).await {
            Err(Error::Refused(Refusal::Pack(PackError::NotOn))) => {
                eprintln!("{}", session.words("cli-pack-not-on", &[("id", self.id), ("desk", desk)]));
                Err(Failure::Told)
            }
            done => {
                done?;
                session.say("cli-pack-disabled", &[("id", self.id), ("desk", desk)]);
                Ok(())
            }
        }
    }
}

impl Export {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Exchange).await?;
        let found = known(&session, &desk_of(&session, None), &self.id).await?;
        let Some(source) = found.shown() else { return Err(Failure::Told) };
        let read = match &source.pack {
            Ok(read) => read,
            Err(faults) => return Err(told(&Words::open(cli)?, faults)),
        };
        let name = format!("{}-{}.zip", read.manifest.id, read.manifest.version);
        let path = self.output.unwrap_or_else(|| PathBuf::from(name));
        fs::write(&path, zipped(read)?).map_err(anyhow::Error::from)?;
        session.say("cli-pack-exported", &[("file", path.display().to_string())]);
        Ok(())
    }
}

impl Import {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let words = Words::open(cli)?;
        let read = if self.file.is_dir() {
            read_folder(&self.file).map_err(|error| words.unreadable(error))?
        } else {
            let size = fs::metadata(&self.file).map_err(anyhow::Error::from)?.len();
            if size > MOST_BYTES as u64 {
                let file = self.file.display().to_string();
                return Err(Failure::Use(words.words("cli-pack-too-large", &[("file", file), ("most", MOST_BYTES.to_string())])));
            }
            unzipped(&fs::read(&self.file).map_err(anyhow::Error::from)?)
        };
        let read = read.map_err(|faults| told(&words, &faults))?;
        let session = Session::open(cli, Purpose::Exchange).await?;
        pack::import(&session.app, &session.caller, &read).await?;
        session.say("cli-pack-imported", &[("id", read.manifest.id.clone()), ("version", read.manifest.version.clone())]);
        Ok(())
    }
}
