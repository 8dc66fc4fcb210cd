//! What is typed wrong is told and kept; nothing typed becomes part of the page.

use ponte_testkit::TestDesk;

use super::{anybody, get, post, shown};

const NEW: &str = "/sportello/persone/nuova";

/// What a browser would post of a form as it stands: fields, ticks, choices.
pub fn as_posted(html: &str) -> Vec<(String, String)> {
    let form = html.split("data-draft=").nth(1).expect("a form").split("</form>").next().expect("its end");
    let attribute = |tag: &str, name: &str| {
        let mark = format!(" {name}=\"");
        tag.find(&mark).map(|at| unescape(tag[at + mark.len()..].split('"').next().unwrap_or_default()))
    };
    let mut inputs = Vec::new();
    for (at, _) in form.match_indices('<') {
        let tag = form[at..].split_inclusive('>').next().unwrap_or_default();
        let (Some(name), rest) = (attribute(tag, "name"), &form[at + tag.len()..]) else { continue };
        if tag.starts_with("<input") {
            let ticks = ["checkbox", "radio"].contains(&attribute(tag, "type").unwrap_or_default().as_str());
            if !ticks || tag.contains(" checked") {
                inputs.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        } else if tag.starts_with("<textarea") {
            inputs.push((name, unescape(rest.split("</textarea>").next().unwrap_or_default())));
        } else if tag.starts_with("<select") {
            let options = rest.split("</select>").next().unwrap_or_default();
            let chosen = options.split("<option").find(|option| option.contains(" selected")).or_else(|| options.split("<option").nth(1));
            inputs.push((name, chosen.and_then(|option| attribute(option, "value")).unwrap_or_default()));
        }
    }
    inputs
}

fn unescape(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[tokio::test]
async fn every_kind_of_wrong_value_is_refused_beside_its_field_and_kept() {
    let desk = TestDesk::open().await;
    let long = "x".repeat(100_000);
    let cases = [
        ("codice_fiscale", "RSSMRA85T10A562X"),
        ("birth_date", "2026-02-30"),
        ("birth_date", "2031-01-01"),
        ("contacts.email", "non un indirizzo"),
        ("contacts.phone", "abc"),
        ("residence.istat", "Atlantide"),
        ("residence.cap", "191"),
        ("availability.max_km", "venti"),
        ("availability.max_km", "999999"),
        ("experiences.1.months", "-3"),
        ("languages.1.code", "xx1"),
        ("right_to_work", "forse"),
        ("citizenship", "ITA"),
        ("given_name", long.as_str()),
        ("availability.min_pay_year", "1e99"),
    ];
    for (field, value) in cases {
        let mut inputs = vec![("given_name", "Ada"), ("family_name", "Prova"), ("experiences.1.title", "Cuoca")];
        inputs.retain(|(name, _)| *name != field);
        inputs.push((field, value));
        let page = post(&desk, NEW, &inputs).await;
        let text = page.text();
        let cut: String = value.chars().take(40).collect();
        assert_eq!(page.status, 422, "{field} = {cut}");
        let id = format!("f-{}-error", field.replace('.', "-"));
        assert!(text.contains(&id), "{field} = {cut}: nothing is said beside the field");
        assert!(
            ["codice_fiscale", "contacts.email"].iter().all(|kept| *kept != field) || shown(&page, field) == value,
            "{field} is not kept"
        );
    }
    assert_eq!(get(&desk, "/sportello/persone").await.text().matches("data-row").count(), 0, "nothing was recorded");
}

#[tokio::test]
async fn what_is_typed_is_text_and_never_markup() {
    let desk = TestDesk::open().await;
    let evil = "<script>alert(1)</script>\"'&";
    let inputs =
        [("given_name", evil), ("family_name", evil), ("experiences.1.title", evil), ("skills.1.skill", evil), ("contacts.email", evil)];
    let refused = post(&desk, NEW, &inputs).await;
    assert_eq!(refused.status, 422);
    assert!(!refused.text().contains("<script>alert"));
    let answer = post(&desk, NEW, &inputs[..4]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    for rest in ["", "/profilo", "/incroci", "/storia", "/modifica"] {
        let page = get(&desk, &format!("{}{rest}", answer.location())).await;
        assert_eq!(page.status, 200, "{rest}: {}", page.text());
        assert!(!page.text().contains("<script>alert"), "{rest}");
    }
    assert!(!get(&desk, "/sportello/persone?q=%3Cscript%3E").await.text().contains("<script>alert"));
}

#[tokio::test]
async fn a_row_is_added_without_saving_and_without_complaints() {
    let desk = TestDesk::open().await;
    let page = post(&desk, NEW, &[("given_name", "Ada"), ("skills.1.skill", "saldatura"), ("add", "skills")]).await;
    assert_eq!(page.status, 200);
    assert_eq!(shown(&page, "given_name"), "Ada");
    assert_eq!(shown(&page, "skills.1.skill"), "saldatura");
    assert!(page.text().contains("name=\"skills.3.skill\""));
    assert!(!page.text().contains("data-errors"));
}

#[tokio::test]
async fn nobody_sees_or_records_people_without_signing_in() {
    let desk = TestDesk::open().await;
    let id = desk.add(&desk.worker("Luca", "Vannucci")).await;
    for path in [
        "/sportello/persone".to_owned(),
        NEW.to_owned(),
        format!("/sportello/persone/{id}"),
        format!("/sportello/persone/{id}/scheda.pdf"),
        "/sportello/esporta/persone?formato=csv".to_owned(),
        "/sportello/imprese".to_owned(),
        "/sportello/offerte".to_owned(),
        "/cerca/imprese?q=a".to_owned(),
    ] {
        let page = desk.get(anybody(&desk), &path).await;
        assert_eq!(page.status, 303, "{path}");
        assert!(page.location().starts_with("/accedi"), "{path}");
        assert!(!page.text().contains("Vannucci"));
    }
    let posted = desk.post(anybody(&desk), NEW, &[("given_name", "Ada"), ("family_name", "Prova")]).await;
    assert_eq!(posted.status, 403);
    assert!(posted.text().contains("conferma.username"), "it is recorded when she has signed in, not before");
    assert!(!get(&desk, "/sportello/persone").await.text().contains("Prova"));
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let desk = TestDesk::open().await;
    let id = desk.app.new_id();
    for path in [format!("/sportello/persone/{id}"), format!("/sportello/offerte/{id}/modifica"), format!("/sportello/imprese/{id}")] {
        assert_eq!(get(&desk, &path).await.status, 404, "{path}");
    }
    assert!(get(&desk, "/sportello/persone/non-un-id").await.status.is_client_error());
}
