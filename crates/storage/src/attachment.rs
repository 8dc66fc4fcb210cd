//! The bytes of files of people, sealed, in pieces; what the files are is a leaf of the person's file ([`crate::leaf`]).

use uuid::Uuid;

use crate::{
    db::{Reads, Tx, column},
    error::Result,
};

/// Keeps a piece of a file.
///
/// # Errors
/// When the database refuses.
pub async fn insert_piece(tx: &Tx, id: Uuid, attachment: Uuid, place: usize, content: &str) -> Result<()> {
    let sql = "INSERT INTO attachment_piece (id, attachment, place, content) VALUES ($1, $2, $3, $4)";
    let place = i64::try_from(place).unwrap_or(i64::MAX);
    tx.run(sql, vec![id.into(), attachment.into(), place.into(), content.into()]).await?;
    Ok(())
}

/// The pieces of a file in order: number and sealed content.
///
/// # Errors
/// When the database cannot be read.
pub async fn pieces(db: &impl Reads, attachment: Uuid) -> Result<Vec<(Uuid, String)>> {
    let sql = "SELECT id, content FROM attachment_piece WHERE attachment = $1 ORDER BY place";
    db.all(sql, vec![attachment.into()]).await?.iter().map(|row| Ok((column(row, "id")?, column(row, "content")?))).collect()
}

/// Removes the bytes of a file.
///
/// # Errors
/// When the database refuses.
pub async fn remove_pieces(tx: &Tx, attachment: Uuid) -> Result<()> {
    tx.run("DELETE FROM attachment_piece WHERE attachment = $1", vec![attachment.into()]).await?;
    Ok(())
}
