//! Pacts, entries of the diary and absences, as the page shows them.

use ponte_app::pact::AbsenceSeen;
use ponte_domain::pact::{DiaryEntry, Pact, Signature};
use ponte_storage::leaf::StoredLeaf;
use ponte_templates::pages::pact::{AbsenceRow, DiaryRow, PactView, SignedLine, VersionLine};

pub fn pact_view(found: &StoredLeaf<Pact>) -> PactView {
    let pact = &found.value;
    let version = |version: &ponte_domain::pact::Version| VersionLine {
        terms: version.terms.clone(),
        signed: version.signed.as_ref().map(signed_line),
        by: version.by.name().map(str::to_owned),
        at: version.at,
        reason: version.reason.clone(),
    };
    PactView {
        id: pact.id.to_string(),
        version: found.version,
        number: pact.before.len() + 1,
        terms: pact.terms.clone(),
        signed: pact.signed.as_ref().map(signed_line),
        before: pact.before.iter().map(version).collect(),
        ended: pact.ended.clone(),
    }
}

fn signed_line(signature: &Signature) -> SignedLine {
    SignedLine { how: signature.how, day: signature.day, evidence: signature.evidence.clone(), by: signature.by.name().map(str::to_owned) }
}

pub fn diary_row(entry: &DiaryEntry) -> DiaryRow {
    DiaryRow { id: entry.id.to_string(), day: entry.day, act: entry.act, words: entry.words.clone(), proof: entry.proof.clone() }
}

pub fn absence_row(seen: &AbsenceSeen) -> AbsenceRow {
    let absence = &seen.found.value;
    let (decision, contest) = (absence.decision.as_ref(), absence.contest.as_ref());
    let answer = contest.and_then(|contest| contest.answer.as_ref());
    AbsenceRow {
        id: absence.id.to_string(),
        version: seen.found.version,
        day: absence.day,
        missed: absence.missed,
        note: absence.note.clone(),
        ordinal: seen.ordinal,
        proposed: seen.rule.map(|rule| rule.effect),
        source: seen.rule.map(|rule| rule.source),
        decided: decision.map(|decision| decision.effect),
        justification: decision.and_then(|decision| decision.justification),
        reason: decision.and_then(|decision| decision.reason.clone()),
        by: decision.and_then(|decision| decision.by.name()).map(str::to_owned),
        contest: contest.map(|contest| contest.words.clone()),
        upheld: answer.map(|(upheld, _)| *upheld),
        answer: answer.map(|(_, words)| words.clone()),
        may_contest: absence.stands() && contest.is_none(),
    }
}
