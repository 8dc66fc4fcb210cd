//! What letters and documents may say of a desk, a person and her case.

use std::collections::BTreeMap;

use ponte_domain::{
    expression::{Number, Value, Values},
    fill::CodeWords,
    id::WorkerId,
    pack::Pack,
    pact::Pact,
    pathway::Pathway,
    reference::{Label, Lang},
    worker::Worker,
};
use ponte_storage::{Stored, leaf};

use crate::{App, error::Result, unemployment::status_of};

fn put(values: &mut Values, name: &str, text: Option<&str>) {
    values.insert(name.to_owned(), text.map(str::trim).filter(|text| !text.is_empty()).map_or(Value::None, Value::text));
}

/// What is known of a desk, of who acts and of the day.
pub(crate) fn desk_values(app: &App, desk: &str, operator: Option<&str>) -> Values {
    let desk = app.market.desk_of(desk);
    let mut values = Values::new();
    put(&mut values, "desk_name", Some(&desk.name));
    put(&mut values, "desk_phone", desk.phone.as_deref());
    put(&mut values, "desk_email", desk.email.as_deref());
    put(&mut values, "desk_address", desk.address.as_deref());
    put(&mut values, "place", desk.address.as_deref());
    put(&mut values, "operator_name", operator);
    values.insert("today".to_owned(), Value::Date(app.today()));
    values
}

/// What is known of a person, for a letter to her.
pub(crate) async fn person_values(app: &App, stored: &Stored<Worker>, operator: Option<&str>) -> Result<Values> {
    let worker = &stored.value;
    let mut values = desk_values(app, &worker.desk, operator);
    put(&mut values, "given_name", Some(&worker.person.given_name));
    put(&mut values, "family_name", Some(&worker.person.family_name));
    put(&mut values, "codice_fiscale", worker.person.codice_fiscale.as_deref());
    let lines = address_of(app, worker);
    put(&mut values, "address", lines.first().map(String::as_str));
    put(&mut values, "town", lines.get(1).map(String::as_str));
    let day = |day: Option<chrono::NaiveDate>| day.map_or(Value::None, Value::Date);
    values.insert("birth_date".to_owned(), day(worker.person.birth_date));
    let status = status_of(app, stored).await?;
    values.insert("declared".to_owned(), day(status.current().map(|spell| spell.declared)));
    let days = status.current().and_then(|_| Number::whole(status.days()).ok());
    values.insert("unemployed_days".to_owned(), days.map_or(Value::None, Value::Number));
    let pacts = leaf::of_worker::<Pact>(&app.db, WorkerId(stored.id)).await?;
    let signed = pacts.iter().map(|found| &found.value).find(|pact| pact.is_in_force(app.today()));
    values.insert("pact_signed".to_owned(), day(signed.and_then(Pact::first_signed)));
    values.insert("pact_review".to_owned(), day(signed.map(|pact| pact.terms.review)));
    Ok(values)
}

/// The lines of the address to which letters go; the town is always the second.
pub(crate) fn address_of(app: &App, worker: &Worker) -> Vec<String> {
    let Some(home) = worker.home() else { return Vec::new() };
    let name = home.istat.as_deref().and_then(|istat| app.market.catalogue().place(istat).map(|place| place.name.clone()));
    let town: Vec<String> = home.cap.clone().into_iter().chain(name).collect();
    let street = home.address.clone().unwrap_or_default();
    if street.is_empty() && town.is_empty() { Vec::new() } else { vec![street, town.join(" ")] }
}

/// What the codes of a pack and of one of its pathways are called, by the names that hold them.
pub(crate) fn code_words(pack: &Pack, pathway: &Pathway, lang: Lang) -> CodeWords {
    let mut words = CodeWords::new();
    let called = |options: Vec<(&String, &Label)>| -> BTreeMap<String, String> {
        options.into_iter().map(|(code, label)| (code.clone(), label.get(lang).to_owned())).collect()
    };
    for fact in &pathway.facts {
        words.insert(format!("fact.{}", fact.id), called(fact.options.iter().map(|option| (&option.code, &option.label)).collect()));
    }
    for (_, step) in pathway.steps() {
        let options = step.options.iter().map(|option| (&option.code, &option.label)).collect();
        words.insert(format!("decision.{}", step.id), called(options));
    }
    for sheet in &pack.questionnaires {
        for (_, item) in sheet.items().filter(|(_, item)| !item.options.is_empty()) {
            let options = item.options.iter().map(|option| (&option.code, &option.label)).collect();
            words.insert(format!("sheet.{}.{}", sheet.id, item.id), called(options));
        }
    }
    words
}
