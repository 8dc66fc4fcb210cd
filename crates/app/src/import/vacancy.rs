//! Reads a vacancy.

use ponte_domain::{
    id::ExternalId,
    vacancy::{Pay, Remote, Vacancy, VacancyState, Weights, Workplace},
};
use serde_json::Value;

use super::{concept::ConceptKind, error::Code, fields::Noun, node::Node, reader::Reader, record, requirement};

/// Reads the fields of a vacancy; complete only when the reader noted no error.
pub fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Vacancy {
    let (desk, external) = (record::desk(reader, root), record::external(reader, root));
    let title = reader.text(&root.child("title")).unwrap_or_default();
    let occupation = root.child("occupation");
    let vacancy = Vacancy {
        external,
        desk,
        employer_id: None,
        employer: reader.id(&root.child("employer")).unwrap_or_default(),
        positions: reader.whole(&root.child("positions")).unwrap_or(1),
        occupation: match reader.concept(&occupation, ConceptKind::Occupation) {
            None if occupation.is_absent() && !title.is_empty() => {
                Some(reader.words(ConceptKind::Occupation, &root.child("title"), title.clone()))
            }
            given => given,
        },
        title,
        workplace: workplace(reader, &root.child("workplace")),
        requirements: reader.each(&root.child("requirements"), requirement::read),
        contract: reader.code(&root.child("contract")),
        hours: reader.code(&root.child("hours")),
        hours_week: reader.small(&root.child("hours_week")),
        shifts: reader.each_once(&root.child("shifts"), Reader::code),
        ccnl: reader.ccnl(&root.child("ccnl")),
        ccnl_level: reader.text(&root.child("ccnl_level")),
        pay: pay(reader, &root.child("pay")),
        start: reader.day(&root.child("start")),
        duration_months: reader.whole(&root.child("duration_months")),
        published: reader.day(&root.child("published")),
        expires: reader.day(&root.child("expires")),
        employer_deadline: reader.moment(&root.child("employer_deadline")),
        origin: reader.code(&root.child("origin")),
        verified: reader.day(&root.child("verified")),
        anonymous: reader.flag(&root.child("anonymous")).unwrap_or(false),
        reserved: reader.code(&root.child("reserved")),
        description: reader.text(&root.child("description")),
        benefits: reader.text(&root.child("benefits")),
        tags: reader.each_once(&root.child("tags"), Reader::text),
        state: reader.code(&root.child("state")).unwrap_or(VacancyState::Published),
        state_reason: reader.code(&root.child("state_reason")),
        state_note: reader.text(&root.child("state_note")),
        weights: weights(reader, &root.child("weights")),
    };
    check_span(reader, root, &vacancy);
    vacancy
}

fn check_span(reader: &mut Reader<'_>, root: &Node<'_>, vacancy: &Vacancy) {
    if vacancy.published.zip(vacancy.expires).is_some_and(|(from, to)| from > to) {
        reader.error(&root.child("published"), Code::FromAfterTo, "expires");
    }
}

fn workplace(reader: &mut Reader<'_>, node: &Node<'_>) -> Workplace {
    if !matches!(node.value, Value::Object(_)) {
        return Workplace::default();
    }
    let workplace = Workplace {
        istat: reader.municipality(node),
        address: reader.text(&node.child("address")),
        point: reader.point(node),
        remote: reader.code(&node.child("remote")),
        board_and_lodging: reader.flag(&node.child("board_and_lodging")).unwrap_or(false),
    };
    // Somewhere it must be done, unless it is done from anywhere.
    let said = ["istat", "municipality", "lat", "lon"].iter().any(|name| !node.child(name).is_absent());
    if !said && workplace.remote != Some(Remote::Wholly) {
        reader.error(&node.child("istat"), Code::Missing, "");
    }
    workplace
}

fn pay(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Pay> {
    let (least, most) = (node.child("min"), node.child("max"));
    let (min_cents, max_cents) = (reader.cents(&least), reader.cents(&most));
    if min_cents.zip(max_cents).is_some_and(|(least, most)| least > most) {
        reader.error(&least, Code::MinAboveMax, "max");
    }
    let per = reader.code(&node.child("per"))?;
    Some(Pay { min_cents, max_cents, per })
}

fn weights(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Weights> {
    let mut share = |name| reader.whole(&node.child(name)).and_then(|share| u16::try_from(share).ok());
    let (coherence, availability, nearness, wishes) = (share("coherence"), share("availability"), share("nearness"), share("wishes"));
    let weights = Weights { coherence: coherence?, availability: availability?, nearness: nearness?, wishes: wishes? };
    if !weights.are_within_bounds() {
        reader.error(node, Code::BadWeights, "1000");
    }
    Some(weights)
}

impl record::Record for Vacancy {
    const NOUN: Noun = Noun::Vacancies;

    fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Self {
        read(reader, root)
    }

    fn external(&self) -> &ExternalId {
        &self.external
    }
}
