//! The file that the market is kept in: as it comes, and in a form whose digests agree, which chance never writes.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use ponte_app::market::read_snapshot;
use ponte_domain::reference::Catalogue;
use ponte_matching::{index::Index, taxonomy::Taxonomy};
use sha2::{Digest, Sha256};

static TAXONOMY: LazyLock<Arc<Taxonomy>> = LazyLock::new(|| Arc::new(Taxonomy::new(Arc::new(Catalogue::default()))));

/// Most people of a file that an index is made of.
const MOST: usize = 1_000;

fuzz_target!(|data: &[u8]| {
    assert!(read_snapshot(data).is_none() || data.len() > 100, "a file without a seal is none");
    let mut file = b"Ponte market 1\n".to_vec();
    let mut seal = Sha256::new();
    // A byte that text never holds divides the frames.
    for frame in data.split(|byte| *byte == 0xfe).filter(|frame| !frame.is_empty()) {
        let sum = Sha256::digest(frame);
        seal.update(sum);
        file.extend(u32::try_from(frame.len()).expect("a short frame").to_le_bytes());
        file.extend(sum);
        file.extend(frame);
    }
    file.extend(0_u32.to_le_bytes());
    file.extend(seal.finalize());
    if let Some(people) = read_snapshot(&file).filter(|people| people.len() <= MOST) {
        let index = Index::of(Arc::clone(&TAXONOMY), people);
        assert!(index.len() <= MOST);
    }
});
