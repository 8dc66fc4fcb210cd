//! The packs of the repository, run.

use super::shipped;

#[test]
fn every_shipped_pack_is_without_fault() {
    for id in ["sardinia-profiling", "emilia-romagna-self-employment"] {
        let pack = shipped(id);
        assert_eq!(pack.manifest.id, id);
    }
}
