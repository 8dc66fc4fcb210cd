//! Files that an account sends at the same time.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use ponte_domain::id::AccountId;

use super::TooOften;

/// Seconds after which it may be tried again: how long a usual file takes.
const AGAIN: i64 = 30;

type Counts = Arc<Mutex<HashMap<AccountId, usize>>>;

/// How many files each account is sending.
#[derive(Debug, Default)]
pub(super) struct Uploads(Counts);

/// A file on its way; it is no longer counted when this is dropped.
#[derive(Debug)]
pub struct Uploading {
    counts: Counts,
    account: AccountId,
}

impl Uploads {
    pub(super) fn begin(&self, account: AccountId, most: usize) -> Result<Uploading, TooOften> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(account).or_default();
        if *count >= most {
            return Err(TooOften { seconds: AGAIN });
        }
        *count += 1;
        Ok(Uploading { counts: Arc::clone(&self.0), account })
    }
}

impl Drop for Uploading {
    fn drop(&mut self) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.account) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.account);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_account_sends_so_many_files_at_once_and_others_when_these_have_come() {
        let (uploads, ada, eva) = (Uploads::default(), AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        let first = uploads.begin(ada, 2).expect("the first");
        let _second = uploads.begin(ada, 2).expect("the second");
        assert_eq!(uploads.begin(ada, 2).err(), Some(TooOften { seconds: AGAIN }));
        assert!(uploads.begin(eva, 2).is_ok(), "another account");
        drop(first);
        assert!(uploads.begin(ada, 2).is_ok());
    }
}
