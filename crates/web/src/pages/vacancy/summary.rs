//! What the employer reads of a person, for its page, the preview of it and the printed list.

use ponte_app::proposal::Card;
use ponte_documents::ShortlistPerson;
use ponte_templates::pages::rosa::Summary;

/// For a page.
pub fn summary(card: Card) -> Summary {
    Summary {
        place: card.place,
        work: card.work,
        titles: card.titles,
        skills: card.skills,
        languages: card.languages,
        licences: card.licences,
        from: card.from,
        conditions: card.conditions,
    }
}

/// For paper.
pub fn printed(card: Card) -> ShortlistPerson {
    ShortlistPerson {
        name: card.name,
        place: card.place,
        languages: card.languages,
        licences: card.licences,
        skills: card.skills,
        experience: card.work.into_iter().map(|(title, _)| title).collect(),
        education: card.titles,
        available_from: card.from,
        asked_on: card.asked_on,
        conditions: card.conditions,
    }
}
