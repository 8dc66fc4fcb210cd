//! What lists, search and duplicates need of each register.

use ponte_domain::{
    body::Body, course::Course, employer::Employer, id::ExternalId, project::Project, text::sort_key, vacancy::Vacancy, worker::Worker,
};

use crate::{
    db::Kind,
    register::{Keys, Register},
};

/// Folded words of several texts, each once, in order. A name with an apostrophe is found by its
/// parts and joined ("D'Oro" by "oro" and by "doro").
fn words<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut words = Vec::new();
    for text in texts {
        words.extend(sort_key(text).split(' ').map(str::to_owned));
        if text.contains(['\'', '’']) {
            words.extend(sort_key(&text.replace(['\'', '’'], " ")).split(' ').map(str::to_owned));
        }
    }
    words.sort_unstable();
    words.dedup();
    words.retain(|word| !word.is_empty());
    words
}

/// The digits of a telephone number without Italy's prefix, so that it is found however it was written.
fn digits(phone: &str) -> String {
    let own = phone.trim_start().strip_prefix("+39").or_else(|| phone.trim_start().strip_prefix("0039")).unwrap_or(phone);
    own.chars().filter(char::is_ascii_digit).collect()
}

impl Register for Worker {
    const KIND: Kind = Kind::Worker;
    fn external(&self) -> &ExternalId {
        &self.external
    }
    fn desk(&self) -> &str {
        &self.desk
    }
    fn keys(&self) -> Keys {
        let person = &self.person;
        let phones: Vec<String> = self.contacts.phone.iter().map(|phone| digits(phone)).collect();
        let mut texts: Vec<&str> = vec![&person.given_name, &person.family_name, &self.external.id];
        texts.extend(person.codice_fiscale.as_deref());
        texts.extend(phones.iter().map(String::as_str));
        texts.extend(self.contacts.email.as_deref().and_then(|email| email.split('@').next()));
        texts.extend(self.experiences.iter().map(|experience| experience.title.as_str()));
        texts.extend(self.wishes.occupations.iter().map(|wish| wish.text.as_str()));
        Keys {
            sort_key: sort_key(&format!("{} {}", person.family_name, person.given_name)),
            code: person.codice_fiscale.clone(),
            // A person has no state; lists filter by how autonomous she is.
            state: self.segment.map(|segment| segment.as_str()),
            due_on: self.availability.ascertained,
            place: self.home().and_then(|home| home.istat.clone()),
            words: words(texts),
            ..Keys::default()
        }
    }
}

impl Register for Employer {
    const KIND: Kind = Kind::Employer;
    fn external(&self) -> &ExternalId {
        &self.external
    }
    fn desk(&self) -> &str {
        &self.desk
    }
    fn keys(&self) -> Keys {
        let phones: Vec<String> = self.contacts.iter().filter_map(|contact| contact.phone.as_deref()).map(digits).collect();
        let mut texts: Vec<&str> = vec![&self.name, &self.external.id];
        texts.extend(self.partita_iva.as_deref());
        texts.extend(self.codice_fiscale.as_deref());
        texts.extend(phones.iter().map(String::as_str));
        texts.extend(self.contacts.iter().map(|contact| contact.name.as_str()));
        Keys {
            sort_key: sort_key(&self.name),
            code: self.partita_iva.clone().or_else(|| self.codice_fiscale.clone()),
            place: self.sites.first().and_then(|site| site.istat.clone()),
            words: words(texts),
            ..Keys::default()
        }
    }
}

impl Register for Vacancy {
    const KIND: Kind = Kind::Vacancy;
    fn external(&self) -> &ExternalId {
        &self.external
    }
    fn desk(&self) -> &str {
        &self.desk
    }
    fn keys(&self) -> Keys {
        let mut texts: Vec<&str> = vec![&self.title, &self.external.id];
        texts.extend(self.occupation.as_ref().map(|occupation| occupation.text.as_str()));
        texts.extend(self.tags.iter().map(String::as_str));
        Keys {
            sort_key: sort_key(&self.title),
            state: Some(self.state.as_str()),
            parent: self.employer_id.map(Into::into),
            due_on: self.employer_deadline.map(ponte_domain::clock::day_in_rome).or(self.expires),
            place: self.workplace.istat.clone(),
            words: words(texts),
            ..Keys::default()
        }
    }
}

impl Register for Course {
    const KIND: Kind = Kind::Course;
    fn external(&self) -> &ExternalId {
        &self.external
    }
    fn desk(&self) -> &str {
        &self.desk
    }
    fn keys(&self) -> Keys {
        let mut texts: Vec<&str> = vec![&self.title, &self.body, &self.external.id];
        texts.extend(self.skills.iter().map(|skill| skill.text.as_str()));
        Keys { sort_key: sort_key(&self.title), due_on: self.from, place: self.place.istat.clone(), words: words(texts), ..Keys::default() }
    }
}

impl Register for Body {
    const KIND: Kind = Kind::Body;
    fn external(&self) -> &ExternalId {
        &self.external
    }
    fn desk(&self) -> &str {
        &self.desk
    }
    fn keys(&self) -> Keys {
        let mut texts: Vec<&str> = vec![&self.name, &self.external.id];
        texts.extend(self.kind.as_deref());
        texts.extend(self.contact_name.as_deref());
        Keys {
            sort_key: sort_key(&self.name),
            code: self.codice_fiscale.clone(),
            place: self.istat.clone(),
            words: words(texts),
            ..Keys::default()
        }
    }
}

impl Register for Project {
    const KIND: Kind = Kind::Project;
    fn external(&self) -> &ExternalId {
        &self.external
    }
    fn desk(&self) -> &str {
        &self.desk
    }
    fn keys(&self) -> Keys {
        Keys {
            sort_key: sort_key(&self.title),
            state: Some(self.stage.as_str()),
            parent: self.body.map(Into::into),
            due_on: self.to,
            words: words([self.title.as_str(), self.external.id.as_str()]),
            ..Keys::default()
        }
    }
}
