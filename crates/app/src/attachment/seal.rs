//! How bytes are sealed: in pieces, each bound to its row.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use ponte_storage::{Reads, Tx, attachment};
use uuid::Uuid;

use crate::{
    App,
    error::{Error, Refusal, Result},
    keyring::{KeyError, PlaceOf},
};

/// Bytes of one piece: small enough that a rotation of keys, which reads a batch of rows, and a line of a backup stay small.
const PIECE: usize = 96 * 1024;

fn place(row: &str) -> PlaceOf<'_> {
    PlaceOf { table: "attachment_piece", row, column: "content" }
}

pub(super) async fn write(app: &App, tx: &Tx, id: Uuid, bytes: &[u8]) -> Result<()> {
    for (at, piece) in bytes.chunks(PIECE).enumerate() {
        let row = app.new_id();
        let sealed = app.keys.seal(place(&row.to_string()), &STANDARD_NO_PAD.encode(piece))?;
        attachment::insert_piece(tx, row, id, at, &sealed).await?;
    }
    Ok(())
}

pub(super) async fn read(app: &App, db: &impl Reads, id: Uuid) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for (row, sealed) in attachment::pieces(db, id).await? {
        let text = app.keys.open_sealed(place(&row.to_string()), &sealed).map_err(Refusal::Key)?;
        let piece = STANDARD_NO_PAD.decode(text.trim_end()).map_err(|_| Error::from(Refusal::Key(KeyError::Damaged)))?;
        bytes.extend(piece);
    }
    Ok(bytes)
}
