//! Stores the records of an import: new, changed or as they were.

use std::collections::HashMap;

use ponte_domain::{
    course::Course,
    employer::Employer,
    id::{BatchId, EmployerId, ExternalId},
    vacancy::{Vacancy, VacancyState},
    worker::Worker,
};
use ponte_storage::{New, Reads, Stored, Tx, register};
use uuid::Uuid;

use super::Desks;
use crate::{
    App,
    error::Result,
    import::{
        record::Record,
        report::{ImportReport, Stored as Kept},
    },
    register::Registered,
    rights::Caller,
};

/// A noun that is imported into a register.
pub trait Imported: Registered + Record + 'static {
    /// What a newly read record keeps of the one it replaces: what the desk decided and files do not say.
    fn keep_from(&mut self, old: &Self);

    /// Fills in the identifiers of other records that the file names by their external ids.
    fn resolve(tx: &Tx, records: &mut [Self]) -> impl Future<Output = Result<()>> + Send;

    /// Stores records in a transaction, counting what each came to.
    fn store(
        app: &App,
        tx: &mut Tx,
        caller: &Caller,
        (batch, desks): (BatchId, &Desks),
        read: Vec<(u64, Self)>,
        report: &mut ImportReport,
    ) -> impl Future<Output = Result<()>> + Send {
        async move {
            let (lines, mut records): (Vec<u64>, Vec<Self>) = read.into_iter().unzip();
            Self::resolve(tx, &mut records).await?;
            let mut known = stored::<Self>(tx, &records).await?;
            let mut new = Vec::new();
            for (line, mut record) in lines.into_iter().zip(records) {
                match known.remove(record.external_of()) {
                    None => new.push((app.new_id(), record)),
                    // What another desk keeps is not changed from here, nor drawn over.
                    Some(old) if !desks.take(old.value.desk()) => report.leave(Desks::refusal(line, old.value.desk())),
                    Some(old) => {
                        record.keep_from(&old.value);
                        if record == old.value {
                            report.store(Kept::Unchanged);
                        } else {
                            register::update(tx, &old, &record, &caller.actor, app.now(), Some(batch.0)).await?;
                            report.store(Kept::Changed);
                        }
                    }
                }
            }
            let inserted: Vec<New<'_, Self>> = new.iter().map(|(id, value)| New { id: *id, value }).collect();
            register::insert(tx, &inserted, app.now(), Some(batch.0)).await?;
            new.iter().for_each(|_| report.store(Kept::New));
            Ok(())
        }
    }
}

/// What the register holds of the records about to be stored.
async fn stored<R: Imported>(db: &impl Reads, records: &[R]) -> Result<HashMap<ExternalId, Stored<R>>> {
    let mut by_source: HashMap<&str, Vec<&str>> = HashMap::new();
    for record in records {
        let external = record.external_of();
        by_source.entry(&external.source).or_default().push(&external.id);
    }
    let mut known = HashMap::new();
    for (source, ids) in by_source {
        let found = register::by_externals::<R>(db, source, &ids).await?;
        known.extend(found.into_values().map(|stored| (stored.value.external_of().clone(), stored)));
    }
    Ok(known)
}

impl Imported for Worker {
    fn keep_from(&mut self, old: &Self) {
        self.privacy_notice = self.privacy_notice.or(old.privacy_notice);
        // What she refused here stays refused until she says otherwise here: a file that was written before does not know.
        let (own, was) = (&mut self.consents, &old.consents);
        for (own, was) in [(&mut own.matching, was.matching), (&mut own.publication, was.publication)] {
            *own = if was == Some(false) { was } else { *own };
        }
        for (own, was) in [(&mut own.contact, was.contact), (&mut own.transfer, was.transfer)] {
            *own = if was == Some(false) { was } else { own.or(was) };
        }
        own.restricted = was.restricted.or(own.restricted);
    }
    async fn resolve(_: &Tx, _: &mut [Self]) -> Result<()> {
        Ok(())
    }
}

impl Imported for Employer {
    fn keep_from(&mut self, _: &Self) {}
    async fn resolve(_: &Tx, _: &mut [Self]) -> Result<()> {
        Ok(())
    }
}

impl Imported for Course {
    fn keep_from(&mut self, _: &Self) {}
    async fn resolve(_: &Tx, _: &mut [Self]) -> Result<()> {
        Ok(())
    }
}

impl Imported for Vacancy {
    /// A file that says nothing of the state means "published": it does not reopen what was closed here.
    fn keep_from(&mut self, old: &Self) {
        if self.state == VacancyState::Published {
            self.state = old.state;
            self.state_reason = old.state_reason;
            self.state_note.clone_from(&old.state_note);
        }
        self.weights = self.weights.or(old.weights);
        self.employer_id = self.employer_id.or(old.employer_id);
    }

    /// The employer is looked for in the source of the vacancy itself first, then in any other.
    async fn resolve(tx: &Tx, records: &mut [Self]) -> Result<()> {
        let mut known: HashMap<(String, String), Option<Uuid>> = HashMap::new();
        for vacancy in records.iter_mut() {
            let key = (vacancy.external.source.clone(), vacancy.employer.clone());
            if !known.contains_key(&key) {
                let mut found = register::by_external::<Employer>(tx, Some(&key.0), &key.1).await?;
                if found.is_none() {
                    found = register::by_external::<Employer>(tx, None, &key.1).await?;
                }
                known.insert(key.clone(), found.map(|employer| employer.id));
            }
            vacancy.employer_id = known.get(&key).copied().flatten().map(EmployerId);
        }
        Ok(())
    }
}
