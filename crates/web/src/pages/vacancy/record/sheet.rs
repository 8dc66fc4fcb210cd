//! A vacancy on paper, for the window of the desk.

use axum::{
    extract::{Path, State},
    response::Response,
};
use ponte_app::register;
use ponte_documents::{Document, VacancySheet};
use ponte_domain::{
    actor::Purpose,
    reference::Lang,
    vacancy::{Asked, Condition, Need, Vacancy},
};
use uuid::Uuid;

use super::{super::head::vacancy_summary, view::employer_of};
use crate::{
    error::PageError,
    paper::{desk_header_at, print_at as typeset},
    site::Site,
    visitor::Staff,
};

/// `GET /sportello/offerte/{id}/scheda.pdf`
pub async fn print(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let vacancy = register::view::<Vacancy>(&site.app, &caller, id).await?.value;
    // On paper as on the public page an anonymous employer is not named.
    let employer = employer_of(&site, &caller, &vacancy).await?.filter(|_| !vacancy.anonymous);
    let lang = staff.0.lang;
    let asked = |need: Need| -> Vec<String> {
        let wanted = vacancy.requirements.iter().filter(|requirement| requirement.need == need);
        wanted.filter_map(|requirement| words_of(&site, &requirement.what, lang)).collect()
    };
    let desk = vacancy.desk.clone();
    let sheet = VacancySheet {
        desk: desk_header_at(&site, &desk, None),
        vacancy: vacancy_summary(&site, &vacancy, employer.as_ref().map(|employer| &employer.value)),
        required: asked(Need::Required),
        preferred: asked(Need::Preferred),
        description: vacancy.description,
        benefits: vacancy.benefits,
        reserved: vacancy.reserved,
        expires: vacancy.expires,
        verified: vacancy.verified,
        link: Some(format!("{}/offerte/{id}", site.app.config.base_url)),
    };
    typeset(&site, &desk, None, Document::VacancySheet(sheet), lang, "offerta").await
}

/// A requirement in words; conditions are stated by the facts of the vacancy itself.
fn words_of(site: &Site, what: &Asked, lang: Lang) -> Option<String> {
    let code =
        |list: &str, code: &str| site.app.presses.words.say(&format!("{list}-{code}"), &[], lang).unwrap_or_else(|_| code.to_owned());
    let field = |name: &str| code("field", name);
    match what {
        Asked::Skill { skill, .. } => Some(skill.text.clone()),
        Asked::Language { code: language, cefr } => {
            let level = cefr.map(|cefr| format!(" ({})", code("cefr", cefr.as_str()))).unwrap_or_default();
            Some(format!("{}{level}", code("language", language)))
        }
        Asked::Licence { licence } => Some(format!("{} {}", field("licences"), code("licence", licence.as_str()))),
        Asked::Education { eqf, field: words } => {
            let level = eqf.map(|eqf| format!("{} {eqf}", field("eqf")));
            Some([words.clone(), level].into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        Asked::Experience { occupation, months } => {
            let name = occupation.as_ref().map(|occupation| format!(" {}", occupation.text)).unwrap_or_default();
            let span = site.app.presses.words.say("months", &[("n", months.to_string())], lang).unwrap_or_default();
            Some(format!("{}{name}: {span}", code("asked", "experience")))
        }
        Asked::Register { register } => Some(register.clone()),
        Asked::Vehicle => Some(code("asked", "vehicle")),
        Asked::Availability {
            condition: Condition::Contract | Condition::Hours | Condition::Shifts | Condition::Start | Condition::Distance,
        } => None,
        Asked::Other { text } => Some(text.clone()),
    }
}
