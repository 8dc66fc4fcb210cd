//! Questionnaires put to people and to many, over the use cases and over HTTP.

mod anonymous;
mod campaigns;
mod figures;
mod links;
mod operator;

use ponte_app::{
    campaign::{Choice, NewCampaign},
    pack,
    questionnaire::{self, Begin, INPUT},
    rights::Caller,
};
use ponte_domain::{
    actor::Purpose,
    campaign::Audience,
    expression::Values,
    id::{ResponseId, WorkerId},
    pack::{Channel, Pack},
    response::Subject,
};
use ponte_storage::response::{self, StoredResponse};
use ponte_testkit::TestDesk;
use uuid::Uuid;

pub const PACK: &str = "sardinia-profiling";

pub fn console() -> Caller {
    Caller::console(Purpose::Casework)
}

/// The desk with the profiling of Sardinia switched on; gives the version.
pub async fn profiling(desk: &TestDesk) -> Uuid {
    pack::enable(&desk.app, &console(), "SP", PACK, 0, Values::new(), true).await.expect("on");
    version(desk, PACK).await
}

pub async fn version(desk: &TestDesk, id: &str) -> Uuid {
    let running = pack::running(&desk.app, "SP").await.expect("what is on");
    running.iter().find(|running| running.pack.manifest.id == id).expect("the pack").version
}

/// A pack of one questionnaire, switched on; gives the version.
pub async fn own_pack(desk: &TestDesk, head: &str) -> Uuid {
    let manifest = "form = 1\nid = \"prova\"\nversion = \"1.0.0\"\nlanguages = [\"it\"]\nleps = [\"C\"]\nengines = [\"questionnaires\"]\ntargets = [{ it = \"tutti\" }]\ntitle.it = \"Prova\"\n";
    let card = "# Prova\n\n## a {#description}\nx\n## b {#territory}\nx\n## c {#targets}\nx\n## d {#objectives}\nx\n## e {#activities}\nx\n## f {#conclusions}\nx\n";
    let text = format!(
        "id = \"prova\"\n{head}\ntitle.it = \"Com’è andata?\"\n[[sections]]\nid = \"one\"\ntitle.it = \"Giudizio\"\nitems = [\n  {{ id = \"good\", kind = \"choice\", label.it = \"Ti è servito?\", options = [{{ code = \"yes\", label.it = \"Sì\" }}, {{ code = \"no\", label.it = \"No\" }}] }},\n  {{ id = \"words\", kind = \"text\", label.it = \"Perché?\", required = false }},\n]\n"
    );
    let files = [("pack.toml", manifest), ("card/it.md", card), ("questionnaires/prova.toml", text.as_str())];
    let read = Pack::read(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into())
        .unwrap_or_else(|faults| panic!("{faults:#?}"));
    pack::import(&desk.app, &console(), &read).await.expect("held");
    pack::enable(&desk.app, &console(), "SP", "prova", 0, Values::new(), true).await.expect("on");
    version(desk, "prova").await
}

/// Answers to all that is required of the profiling, as they stand in a form.
pub fn answers() -> Vec<(String, String)> {
    let given = [
        ("education", "upper_secondary"),
        ("education_abroad", "no"),
        ("training", "finished"),
        ("digital", "email"),
        ("digital", "spid"),
        ("italian", "5"),
        ("languages", "1"),
        ("ever_worked", "yes"),
        ("years_worked", "3,5"),
        ("last_occupation", "un mestiere che nessuno conosce"),
        ("search_acts", "sites"),
        ("cv", "old"),
        ("confidence", "4"),
        ("hours", "morning"),
        ("licence", "both"),
        ("distance", "30"),
        ("home", "La Spezia (SP)"),
    ];
    given.iter().map(|(item, answer)| (format!("{INPUT}{item}"), (*answer).to_owned())).collect()
}

pub async fn begin(desk: &TestDesk, worker: Uuid, pack_version: Uuid, channel: Option<Channel>) -> ResponseId {
    let begin = Begin { subject: Subject::Worker(WorkerId(worker)), pack_version, questionnaire: "profiling".into(), channel, run: None };
    questionnaire::begin(&desk.app, &desk.caller(), begin).await.expect("begun")
}

pub async fn stored(desk: &TestDesk, id: ResponseId) -> StoredResponse {
    response::get(&desk.app.db, id).await.expect("to read").expect("the response")
}

/// A campaign by mail over everybody of the desk.
pub fn campaign(pack_version: Uuid, questionnaire: &str) -> NewCampaign {
    NewCampaign {
        desk: "SP".into(),
        pack_version,
        questionnaire: questionnaire.into(),
        title: "Prova di campagna".into(),
        audience: Audience::Workers,
        channel: Channel::Email,
        message: None,
        reminder: None,
        link_days: 30,
        remind_after: Some(7),
        most_reminders: 1,
        choice: Choice::Filter(Box::default()),
    }
}

/// The rest of an address, without the host.
pub fn secret_in(text: &str) -> String {
    let at = text.find("/q/").expect("a link") + 3;
    text[at..].split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next().unwrap_or_default().to_owned()
}
