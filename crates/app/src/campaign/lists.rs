//! The ordered database of the answers of a campaign, as a table to be taken away.

use ponte_domain::{codes, id::CampaignId, pack::Channel, questionnaire::ItemKind, reference::Lang, response::Response};
use ponte_storage::{
    register,
    response::{self, StoredResponse, Which},
};
use rust_xlsxwriter::Workbook;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::manage::of;
use crate::{
    App,
    error::{Error, Result},
    import::source::guarded,
    questionnaire::{Held, value_words},
    rights::{Caller, Right},
};

codes! {
    /// How the answers are written.
    pub enum AnswerFormat { Csv = "csv", Xlsx = "xlsx" }
}

/// The answers of a campaign: a row for each that was put to somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswersTable {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The answers of a campaign with their codes, scores, bands, and what operators made of them. Pseudonymous, people have a number
/// that is the same within the campaign and in no other, and there is neither a day nor free text in it; otherwise those whom the
/// caller may see are named.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn answers_table(app: &App, caller: &Caller, id: CampaignId, pseudonymous: bool) -> Result<AnswersTable> {
    caller.require(Right::Export)?;
    let campaign = of(app, caller, id).await?.campaign;
    let held = Held::of(app, &campaign.sheet).await?;
    let seed = seed_of(app, id).await?;
    let all = response::list(&app.db, &Which { campaign: Some(id), ..Which::default() }).await?;
    let ids: Vec<Uuid> = all.iter().filter_map(|stored| stored.response.subject.worker().map(Uuid::from)).collect();
    let seen = app.admitted(&app.db, caller, Right::SeePeople, ponte_storage::Kind::Worker, &ids).await?;
    let whose = if pseudonymous {
        Vec::new()
    } else {
        register::get_many::<ponte_domain::worker::Worker>(&app.db, &seen.iter().copied().collect::<Vec<_>>()).await?
    };
    let mut table = AnswersTable { columns: columns(&held, pseudonymous), rows: Vec::new() };
    for stored in &all {
        let worker = stored.response.subject.worker().map(Uuid::from);
        // Whoever may not see a person takes her answers away without knowing whose they are.
        let named = worker.and_then(|id| whose.iter().find(|stored| stored.id == id));
        let named = named.map(|stored| (stored.value.external.id.clone(), stored.value.person.full_name()));
        if worker.is_some_and(|id| !seen.contains(&id)) && !pseudonymous {
            continue;
        }
        table.rows.push(row(app, &held, stored, pseudonymous, named, &seed));
    }
    let tx = app.begin().await?;
    app.audit(&tx, caller, "campaign.export", None, &[]).await?;
    app.commit(tx).await?;
    Ok(table)
}

/// A table as a file. Texts are guarded against being run as formulas.
///
/// # Errors
/// When a spreadsheet holds no so many rows or so long a text.
pub fn table_file(format: AnswerFormat, columns: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let failed = |error: &dyn std::fmt::Display| Error::Internal(error.to_string());
    match format {
        AnswerFormat::Csv => {
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            writer.write_record(columns).map_err(|error| failed(&error))?;
            for row in rows {
                writer.write_record(row.iter().map(|cell| guarded(cell))).map_err(|error| failed(&error))?;
            }
            writer.into_inner().map_err(|error| failed(&error))
        }
        AnswerFormat::Xlsx => {
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            for (number, row) in (0..).zip([columns].into_iter().chain(rows.iter().map(Vec::as_slice))) {
                for (at, cell) in (0..).zip(row) {
                    sheet.write_string(number, at, cell).map_err(|error| failed(&error))?;
                }
            }
            book.save_to_buffer().map_err(|error| failed(&error))
        }
    }
}

/// What pseudonyms of a campaign come from: the identity of the installation, which is in no export and no backup.
async fn seed_of(app: &App, id: CampaignId) -> Result<String> {
    let installation = ponte_storage::installation::id(&app.db, app.new_id(), app.now()).await?;
    Ok(format!("{installation}{id}"))
}

fn pseudonym(seed: &str, id: Uuid) -> String {
    let digest = Sha256::new().chain_update(seed.as_bytes()).chain_update(id.as_bytes()).finalize();
    hex::encode(&digest[..8])
}

/// Items whose answers are words of people's own.
const fn is_free(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Text | ItemKind::File)
}

fn columns(held: &Held, pseudonymous: bool) -> Vec<String> {
    let mut columns: Vec<String> =
        if pseudonymous { vec!["pseudonym".into()] } else { vec!["code".into(), "worker".into(), "name".into()] };
    columns.extend(["desk", "age_band", "state", "channel", "filled", "minutes", "reminders", "reason"].map(str::to_owned));
    if !pseudonymous {
        columns.push("completed".to_owned());
    }
    for (_, item) in held.items().filter(|(_, item)| !pseudonymous || !is_free(item.kind)) {
        columns.push(item.id.clone());
        if !item.options.is_empty() {
            columns.push(format!("{}.words", item.id));
        }
    }
    for score in &held.scores {
        columns.push(score.id.clone());
        if !score.bands.is_empty() {
            columns.extend([format!("{}.band", score.id), format!("{}.judged", score.id)]);
        }
    }
    columns
}

fn row(app: &App, held: &Held, stored: &StoredResponse, pseudonymous: bool, named: Option<(String, String)>, seed: &str) -> Vec<String> {
    let response = &stored.response;
    let mut cells = if pseudonymous {
        vec![pseudonym(seed, response.subject.worker().map_or(response.id.0, Uuid::from))]
    } else {
        let (worker, name) = named.unwrap_or_default();
        vec![response.code.clone(), worker, name]
    };
    let last = response.last();
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    cells.extend([
        response.desk.clone(),
        text(response.band.as_deref()),
        response.state.to_string(),
        text(response.channel.map(Channel::as_str)),
        text(last.map(|last| last.filled.as_str())),
        response.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        response.times.reminded.len().to_string(),
        text(response.no_answer.as_ref().map(|no_answer| no_answer.reason.as_str())),
    ]);
    if !pseudonymous {
        cells.push(response.times.completed.map(|at| ponte_domain::clock::day_in_rome(at).to_string()).unwrap_or_default());
    }
    cells.extend(answers(app, held, response, pseudonymous));
    cells
}

fn answers(app: &App, held: &Held, response: &Response, pseudonymous: bool) -> Vec<String> {
    let assessment = response.last().map(|last| &last.assessment);
    let mut cells = Vec::new();
    for (_, item) in held.items().filter(|(_, item)| !pseudonymous || !is_free(item.kind)) {
        let answer = assessment.and_then(|assessment| assessment.answered.get(&item.id));
        cells.push(answer.map(code_of).unwrap_or_default());
        if !item.options.is_empty() {
            cells.push(answer.map(|answer| value_words(app, item, answer, Lang::It)).unwrap_or_default());
        }
    }
    for score in &held.scores {
        let scored = assessment.and_then(|assessment| assessment.scores.iter().find(|scored| scored.score == score.id));
        cells.push(scored.and_then(|scored| scored.value).map(|value| value.to_string()).unwrap_or_default());
        if !score.bands.is_empty() {
            cells.push(scored.and_then(|scored| scored.band.clone()).unwrap_or_default());
            cells.push(response.judgement(&score.id).map(|judgement| judgement.band.clone()).unwrap_or_default());
        }
    }
    cells
}

/// An answer as its code.
fn code_of(value: &ponte_domain::expression::Value) -> String {
    use ponte_domain::expression::Value as V;
    match value {
        V::None => String::new(),
        V::Boolean(flag) => flag.to_string(),
        V::Number(number) => number.to_string(),
        V::Date(day) => day.to_string(),
        V::Text(text) => text.clone(),
        V::List(list) => list.iter().map(code_of).collect::<Vec<_>>().join("|"),
    }
}
