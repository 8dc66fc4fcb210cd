//! Reads a worker.

use chrono::NaiveDate;
use ponte_domain::{
    codice_fiscale::{Declared, Mismatch, PersonCode},
    id::ExternalId,
    work_terms::Ascertained,
    worker::{Address, Availability, Consents, Contacts, Education, Experience, Language, Person, Skill, Status, Wishes, Worker},
};
use serde_json::Value;

use super::{concept::ConceptKind, error::Code, node::Node, reader::Reader, record};

/// Ages outside of these are told, and kept: the desk knows better.
const USUAL_AGES: std::ops::RangeInclusive<u32> = 14..=90;
/// Nobody is older than this, in years.
const OLDEST: u32 = 120;

/// Reads the fields of a worker; complete only when the reader noted no error.
pub fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Worker {
    let status = root.child("status");
    let (desk, external) = (record::desk(reader, root), record::external(reader, root));
    Worker {
        external,
        desk,
        person: person(reader, root),
        contacts: contacts(reader, &root.child("contacts")),
        residence: address(reader, &root.child("residence")),
        domicile: address(reader, &root.child("domicile")),
        segment: reader.code(&root.child("segment")),
        status: read_status(reader, &status),
        right_to_work: reader.code(&root.child("right_to_work")).unwrap_or(Ascertained::Unknown),
        education: reader.each(&root.child("education"), education),
        experiences: reader.each(&root.child("experiences"), experience),
        skills: reader.each(&root.child("skills"), skill),
        languages: reader.each(&root.child("languages"), language),
        licences: reader.each_once(&root.child("licences"), Reader::code),
        registers: reader.each_once(&root.child("registers"), Reader::text),
        availability: availability(reader, &root.child("availability")),
        wishes: wishes(reader, &root.child("wishes")),
        consents: consents(reader, &root.child("consents")),
        privacy_notice: reader.day(&root.child("privacy_notice")),
    }
}

fn person(reader: &mut Reader<'_>, root: &Node<'_>) -> Person {
    let code_node = root.child("codice_fiscale");
    let code = reader.person_code(&code_node);
    let mut person = Person {
        given_name: reader.text(&root.child("given_name")).unwrap_or_default(),
        family_name: reader.text(&root.child("family_name")).unwrap_or_default(),
        codice_fiscale: code.as_ref().map(|code| code.as_str().to_owned()),
        birth_date: reader.day(&root.child("birth_date")),
        sex: reader.code(&root.child("sex")),
        birthplace: birthplace(reader, &root.child("birthplace")),
        citizenship: reader.each_once(&root.child("citizenship"), Reader::country),
    };
    check_age(reader, &root.child("birth_date"), person.birth_date);
    if let Some(PersonCode::Final(code)) = code {
        let declared = Declared {
            family_name: Some(&person.family_name),
            given_name: Some(&person.given_name),
            sex: person.sex,
            birth_date: person.birth_date,
            birthplace: person.birthplace.as_deref(),
        };
        for mismatch in code.mismatches(&declared) {
            reader.warn(&code_node, Code::CodiceFiscaleMismatch, mismatched_field(&mismatch));
        }
        person.birth_date = person.birth_date.or_else(|| code.birth_date(reader.context.options.today));
        person.sex = person.sex.or(Some(code.sex()));
        person.birthplace = person.birthplace.or_else(|| Some(code.birthplace()));
    }
    person
}

const fn mismatched_field(mismatch: &Mismatch) -> &'static str {
    match mismatch {
        Mismatch::FamilyName { .. } => "family_name",
        Mismatch::GivenName { .. } => "given_name",
        Mismatch::Sex { .. } => "sex",
        Mismatch::BirthDate { .. } => "birth_date",
        Mismatch::Birthplace { .. } => "birthplace",
    }
}

fn check_age(reader: &mut Reader<'_>, node: &Node<'_>, birth: Option<NaiveDate>) {
    let Some(age) = birth.and_then(|birth| reader.context.options.today.years_since(birth)) else { return };
    if age > OLDEST {
        reader.error(node, Code::ImpossibleDate, "");
    } else if !USUAL_AGES.contains(&age) {
        reader.warn(node, Code::UnusualAge, age.to_string());
    }
}

/// A Belfiore code: a letter and three digits.
fn birthplace(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<String> {
    let code = reader.text(node)?.to_ascii_uppercase();
    let bytes = code.as_bytes();
    if bytes.len() == 4 && bytes[0].is_ascii_uppercase() && bytes[1..].iter().all(u8::is_ascii_digit) {
        return Some(code);
    }
    reader.error(node, Code::UnknownPlace, "belfiore");
    None
}

fn contacts(reader: &mut Reader<'_>, node: &Node<'_>) -> Contacts {
    Contacts {
        phone: reader.each_once(&node.child("phone"), Reader::phone),
        email: reader.email(&node.child("email")),
        pec: reader.email(&node.child("pec")),
        preferred: reader.code(&node.child("preferred")),
    }
}

fn address(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Address> {
    if !matches!(node.value, Value::Object(_)) {
        return None;
    }
    let address = Address {
        istat: reader.municipality(node),
        address: reader.text(&node.child("address")),
        cap: reader.cap(&node.child("cap")),
        point: reader.point(node),
    };
    (address != Address::default()).then_some(address)
}

fn read_status(reader: &mut Reader<'_>, node: &Node<'_>) -> Status {
    let (did, did_end) = (reader.day(&node.child("did")), reader.day(&node.child("did_end")));
    if did.zip(did_end).is_some_and(|(from, to)| from > to) {
        reader.error(&node.child("did"), Code::FromAfterTo, "did_end");
    }
    Status { did, did_end, benefits: reader.each_once(&node.child("benefits"), Reader::text) }
}

fn education(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Education> {
    let year = reader.whole(&node.child("year"));
    Some(Education {
        title: reader.text(&node.child("title")).unwrap_or_default(),
        eqf: reader.small(&node.child("eqf")),
        field: reader.text(&node.child("field")),
        year: year.and_then(|year| u16::try_from(year).ok()),
        institution: reader.text(&node.child("institution")),
        recognised: reader.flag(&node.child("recognised")),
    })
}

fn experience(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Experience> {
    let (from, to, occupation) = (node.child("from"), node.child("to"), node.child("occupation"));
    let title = reader.text(&node.child("title")).unwrap_or_default();
    let experience = Experience {
        occupation: match reader.concept(&occupation, ConceptKind::Occupation) {
            None if occupation.is_absent() => reader.occupation_of_title(&title),
            given => given,
        },
        title,
        employer: reader.text(&node.child("employer")),
        sector: reader.sector(&node.child("sector")),
        from: reader.month(&from),
        to: reader.month(&to),
        months: reader.whole(&node.child("months")),
        contract: reader.code(&node.child("contract")),
        duties: reader.text(&node.child("duties")),
    };
    if experience.from.is_some_and(|from| from.first_day() > reader.context.options.today) {
        reader.error(&from, Code::FutureDate, "");
    }
    let months_only = |date: ponte_domain::dates::PartialDate| date.is_month_only();
    if let Some((first, last)) = experience.from.zip(experience.to) {
        // A month holds all of its days, so `2020-05-10` to `2020-05` is in order.
        let same_month = (months_only(first) || months_only(last)) && month_of(first.first_day()) == month_of(last.first_day());
        if first.first_day() > last.first_day() && !same_month {
            reader.error(&from, Code::FromAfterTo, "to");
        }
    }
    Some(experience)
}

fn month_of(day: NaiveDate) -> (i32, u32) {
    use chrono::Datelike;
    (day.year(), day.month())
}

fn skill(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Skill> {
    let (name, alias, label) = (node.child("skill"), node.child("esco"), node.child("label"));
    let code = if name.is_absent() { alias } else { name };
    if code.is_absent() && label.is_absent() {
        reader.error(&name, Code::Missing, "");
        return None;
    }
    let concept = reader.concept_of(ConceptKind::Skill, &code, Some(&label), Some(&node.child("sure")));
    let (level, evidence) = (reader.small(&node.child("level")), reader.code(&node.child("evidence")));
    Some(Skill { skill: concept?, level, evidence })
}

fn language(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Language> {
    let cefr = reader.code(&node.child("cefr"));
    Some(Language { code: reader.language(&node.child("code"))?, cefr })
}

fn availability(reader: &mut Reader<'_>, node: &Node<'_>) -> Availability {
    Availability {
        ascertained: reader.day(&node.child("ascertained")),
        from: reader.day(&node.child("from")),
        contracts: reader.each_once(&node.child("contracts"), Reader::code),
        hours: reader.each_once(&node.child("hours"), Reader::code),
        shifts: reader.each_once(&node.child("shifts"), Reader::code),
        max_km: reader.whole(&node.child("max_km")),
        vehicle: reader.code(&node.child("vehicle")),
        relocation: reader.flag(&node.child("relocation")),
        board_and_lodging: reader.flag(&node.child("board_and_lodging")),
        min_pay_year: reader.whole(&node.child("min_pay_year")),
        sectors_excluded: reader.each_once(&node.child("sectors_excluded"), Reader::sector),
        firm: reader.each_once(&node.child("firm"), Reader::code),
    }
}

fn wishes(reader: &mut Reader<'_>, node: &Node<'_>) -> Wishes {
    let occupations = reader.each_once(&node.child("occupations"), |reader, entry| reader.concept(entry, ConceptKind::Occupation));
    Wishes { occupations, sectors: reader.each_once(&node.child("sectors"), Reader::sector) }
}

fn consents(reader: &mut Reader<'_>, node: &Node<'_>) -> Consents {
    Consents {
        matching: reader.flag(&node.child("matching")),
        publication: reader.flag(&node.child("publication")),
        until: reader.day(&node.child("until")),
        contact: reader.flag(&node.child("contact")),
        transfer: reader.flag(&node.child("transfer")),
        restricted: reader.day(&node.child("restricted")),
    }
}

impl record::Record for Worker {
    const NOUN: super::fields::Noun = super::fields::Noun::Workers;

    fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Self {
        read(reader, root)
    }

    fn external(&self) -> &ExternalId {
        &self.external
    }
}
