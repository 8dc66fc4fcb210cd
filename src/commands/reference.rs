//! `ponte reference …`

use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Write},
    path::PathBuf,
};

use clap::{Args, Subcommand};
use ponte_app::reference::{
    ateco::AtecoEdition,
    cp::CpEdition,
    import::{Publication, import},
    link::{link_texts, read_corpus},
    table::ColumnMap,
};
use ponte_domain::{actor::Purpose, reference::Lang};
use ponte_matching::link::Kind;

use super::{Cli, Failure, Result, Session};

/// Official reference data.
#[derive(Subcommand)]
pub enum Reference {
    /// Import an official publication (gz accepted)
    #[command(subcommand)]
    Import(Official),
    /// Link texts to concepts: `id TAB text` in, `id TAB rank TAB concept TAB score TAB label` out
    Link(Link),
}

/// An official publication.
#[derive(Subcommand)]
pub enum Official {
    /// ESCO: a folder with the CSV files of any languages and releases
    Esco { folder: PathBuf },
    /// Municipalities (ISTAT)
    IstatComuni(OneFile),
    /// Boundaries (TopoJSON or GeoJSON)
    Boundaries(OneFile),
    /// Occupations of ISTAT, edition 2011 or 2021
    Cp {
        /// 2011 or 2021
        edition: String,
        #[command(flatten)]
        file: OneFile,
    },
    /// Economic activities, edition 2007 or 2025
    Ateco {
        /// 2007 or 2025
        edition: String,
        #[command(flatten)]
        file: OneFile,
    },
    /// Collective agreements (CNEL)
    Ccnl(OneFile),
}

/// A file, and how its columns are called.
#[derive(Args)]
pub struct OneFile {
    file: PathBuf,
    /// `our=theirs`, for columns that are called otherwise; may be repeated
    #[arg(long = "column", value_name = "OUR=THEIRS")]
    columns: Vec<String>,
}

/// Link texts to concepts.
#[derive(Args)]
pub struct Link {
    /// occupation or skill
    #[arg(long, value_parser = kind)]
    kind: Kind,
    /// Language of the texts: it, fr, en (that of the messages when absent)
    #[arg(long = "of")]
    of: Option<String>,
    #[arg(long, default_value_t = 10)]
    top: usize,
    /// Rank the labels of this file instead of the catalogue: `concept TAB label`
    #[arg(long, value_name = "FILE")]
    corpus: Option<PathBuf>,
}

fn kind(text: &str) -> std::result::Result<Kind, String> {
    match text {
        "occupation" => Ok(Kind::Occupation),
        "skill" => Ok(Kind::Skill),
        _ => Err("occupation, skill".to_owned()),
    }
}

impl Reference {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        match self {
            Self::Import(official) => official.run(cli).await,
            Self::Link(link) => link.run(cli).await,
        }
    }
}

impl Official {
    async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Reference).await?;
        let wrong = |edition: &str| Failure::Use(session.words("cli-no-edition", &[("edition", edition.to_owned())]));
        let (publication, path, map) = match self {
            Self::Esco { folder } => (Publication::Esco, folder, ColumnMap::new()),
            Self::IstatComuni(file) => (Publication::IstatComuni, file.file, columns(&file.columns)?),
            Self::Boundaries(file) => (Publication::Boundaries, file.file, columns(&file.columns)?),
            Self::Ccnl(file) => (Publication::Ccnl, file.file, columns(&file.columns)?),
            Self::Cp { edition, file } => {
                let edition = match edition.as_str() {
                    "2011" => CpEdition::Cp2011,
                    "2021" => CpEdition::Cp2021,
                    other => return Err(wrong(other)),
                };
                (Publication::Cp(edition), file.file, columns(&file.columns)?)
            }
            Self::Ateco { edition, file } => {
                let edition = match edition.as_str() {
                    "2007" => AtecoEdition::Ateco2007,
                    "2025" => AtecoEdition::Ateco2025,
                    other => return Err(wrong(other)),
                };
                (Publication::Ateco(edition), file.file, columns(&file.columns)?)
            }
        };
        let report = import(&session.app, &session.caller, publication, path, map).await.map_err(anyhow::Error::from)?;
        session.print(&report)?;
        let args = [("new", report.new.to_string()), ("changed", report.changed.to_string()), ("unchanged", report.unchanged.to_string())];
        eprintln!("{}", session.words("cli-reference-imported", &args));
        Ok(())
    }
}

fn columns(pairs: &[String]) -> Result<ColumnMap> {
    let pair = |text: &String| text.split_once('=').map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned()));
    pairs.iter().map(|text| pair(text).ok_or_else(|| Failure::Use(format!("--column {text}: OUR=THEIRS")))).collect()
}

impl Link {
    async fn run(self, cli: &Cli) -> Result<()> {
        let lang = match &self.of {
            None => cli.lang,
            Some(code) => Lang::from_code(code).ok_or_else(|| Failure::Use(format!("--of {code}: it, fr, en")))?,
        };
        let out = BufWriter::new(io::stdout().lock());
        let linked = match &self.corpus {
            // A corpus of one's own needs no installation.
            Some(path) => {
                let corpus = File::open(path).map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?;
                let linker = read_corpus(self.kind, Some(lang), BufReader::new(corpus)).map_err(anyhow::Error::from)?;
                self.link(&linker, lang, out)?
            }
            None => {
                let session = Session::open(cli, Purpose::Reference).await?;
                self.link(&session.app.market.linker(), lang, out)?
            }
        };
        tracing::info!(texts = linked.texts, without_concept = linked.without_concept, "texts linked");
        Ok(())
    }

    fn link(
        &self,
        linker: &ponte_matching::link::Linker,
        lang: Lang,
        mut out: impl Write,
    ) -> Result<ponte_app::reference::link::LinkedTexts> {
        let linked = link_texts(linker, self.kind, Some(lang), self.top, io::stdin().lock(), &mut out).map_err(anyhow::Error::from)?;
        out.flush().map_err(anyhow::Error::from)?;
        Ok(linked)
    }
}
