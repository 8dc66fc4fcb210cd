//! Keeps a file of a person.

use ponte_domain::{
    attachment::{Attachment, AttachmentError, AttachmentKind, Belonging, MOST_BYTES, Media},
    id::WorkerId,
    worker::Worker,
};
use ponte_storage::{Kind, Tx, leaf};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::seal;
use crate::{
    App,
    error::{Error, Refusal, Result},
    import_batch::Incoming,
    rights::{Caller, Right},
};

/// What is said of a file that was brought or sent.
#[derive(Debug, Clone)]
pub struct Given {
    pub kind: AttachmentKind,
    /// What it is called; its kind in words when nobody says.
    pub title: String,
    /// How it was called on the machine that it came from: only what that ends with is looked at.
    pub file_name: String,
    pub belongs: Option<(Belonging, Uuid)>,
}

/// What proves an act: words, files, or both.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    pub words: String,
    pub files: Vec<(Given, Vec<u8>)>,
}

impl Evidence {
    /// Words alone.
    #[must_use]
    pub fn said(words: &str) -> Self {
        Self { words: words.to_owned(), files: Vec::new() }
    }

    /// The words; what the first file is called stands for words that nobody wrote.
    #[must_use]
    pub fn in_words(&self) -> &str {
        let words = self.words.trim();
        if words.is_empty() { self.files.first().map_or("", |(given, _)| given.title.as_str()) } else { words }
    }

    /// Keeps the files as what they belong to.
    pub(crate) async fn keep_in(self, app: &App, tx: &Tx, caller: &Caller, worker: WorkerId, belongs: (Belonging, Uuid)) -> Result<()> {
        for (given, bytes) in self.files {
            attach_in(app, tx, caller, worker, Given { belongs: Some(belongs), ..given }, &bytes).await?;
        }
        Ok(())
    }
}

/// A document that was made here.
pub(crate) struct Made {
    pub kind: AttachmentKind,
    pub title: String,
    pub belongs: Option<(Belonging, Uuid)>,
    /// Name and version of the text.
    pub from: String,
}

/// Keeps a file of a person, given as bytes.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Attachment`], [`Refusal::Key`].
pub async fn attach(app: &App, caller: &Caller, worker: WorkerId, given: Given, bytes: &[u8]) -> Result<Uuid> {
    let tx = app.begin().await?;
    app.record::<Worker>(&tx, caller, Right::EditPeople, worker.0).await?;
    let id = attach_in(app, &tx, caller, worker, given, bytes).await?;
    app.commit(tx).await?;
    Ok(id)
}

/// Keeps a file in the transaction of what it proves, for those whose right is known already.
///
/// # Errors
/// [`Refusal::Attachment`], [`Refusal::Key`].
async fn attach_in(app: &App, tx: &Tx, caller: &Caller, worker: WorkerId, given: Given, bytes: &[u8]) -> Result<Uuid> {
    let media = Attachment::check(bytes, &given.file_name, &given.title).map_err(Refusal::from)?;
    let id = insert(app, tx, caller, worker, (given.kind, given.title, media, given.belongs, None), bytes).await?;
    app.audit(tx, caller, "attachment.keep", Some((Kind::Worker, worker.0)), &["attachment"]).await?;
    Ok(id)
}

/// The bytes of a file that was uploaded, once the virus scanner lets it pass; what lies in the data folder of it is removed.
///
/// # Errors
/// [`Refusal::Attachment`] when it is too large; [`Refusal::Infected`], [`Refusal::NotScanned`].
pub async fn bytes_of(file: Incoming) -> Result<Vec<u8>> {
    let path = file.close().await?;
    let read = async {
        if tokio::fs::metadata(&path).await?.len() > MOST_BYTES as u64 { Ok(None) } else { tokio::fs::read(&path).await.map(Some) }
    };
    let read: std::io::Result<Option<Vec<u8>>> = read.await;
    let gone = tokio::fs::remove_file(&path).await;
    let failed = |error| Error::File { path: path.display().to_string(), error };
    let bytes = read.map_err(failed)?;
    gone.map_err(failed)?;
    Ok(bytes.ok_or(Refusal::Attachment(AttachmentError::TooLarge))?)
}

/// Keeps a PDF that was made here, in the transaction of what it was made for.
pub(crate) async fn keep_made(app: &App, tx: &Tx, caller: &Caller, worker: WorkerId, made: Made, bytes: &[u8]) -> Result<Uuid> {
    insert(app, tx, caller, worker, (made.kind, made.title, Media::Pdf, made.belongs, Some(made.from)), bytes).await
}

type What = (AttachmentKind, String, Media, Option<(Belonging, Uuid)>, Option<String>);

async fn insert(
    app: &App,
    tx: &Tx,
    caller: &Caller,
    worker: WorkerId,
    (kind, title, media, belongs, made_from): What,
    bytes: &[u8],
) -> Result<Uuid> {
    let file = Attachment {
        id: app.new_id(),
        worker,
        kind,
        title: title.trim().to_owned(),
        media,
        bytes: bytes.len() as u64,
        sha256: hex::encode(Sha256::digest(bytes)),
        belongs,
        made_from,
        by: caller.actor.clone(),
        at: app.now(),
        removed: None,
    };
    leaf::insert(tx, &file).await?;
    seal::write(app, tx, file.id, bytes).await?;
    Ok(file.id)
}
