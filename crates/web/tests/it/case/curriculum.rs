//! Curricula and letters: a choice over the record, at the desk and on her own pages, never a copy.

use axum::http::StatusCode;
use ponte_domain::{
    curriculum::{CoverLetter, Curriculum, key_of_work},
    id::{VacancyId, WorkerId},
    role::Role,
    worker::Worker,
};
use ponte_storage::leaf::{self, Leaf, StoredLeaf};
use ponte_testkit::TestDesk;
use uuid::Uuid;

use crate::person::citizen;

async fn all<L: Leaf>(desk: &TestDesk, worker: Uuid) -> Vec<StoredLeaf<L>> {
    leaf::of_worker(&desk.app.db, WorkerId(worker)).await.expect("leaves")
}

fn form<'a>(key: &'a str, place: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", "Per il cantiere"),
        ("headline", "Elettricista"),
        ("lang", "fr"),
        ("order.experiences", place),
        ("key.experiences", key),
        ("shown", "phone"),
    ]
}

#[tokio::test]
async fn a_curriculum_is_a_choice_that_follows_the_record() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
        let base = format!("/sportello/persone/{worker}/curricula");
        let key = key_of_work(&desk.read::<Worker>(worker).await.value.experiences[0]);
        let page = desk.get(&desk.operator, &base).await.text();
        assert!(page.contains("Elettricista, Officina dell"), "{page}");
        let unnamed: Vec<(&str, &str)> = form(&key, "1").into_iter().filter(|(name, _)| *name != "name").collect();
        assert_eq!(desk.post(&desk.operator, &base, &unnamed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let strange = desk.post(&desk.operator, &base, &form("mai-vista", "1")).await;
        assert!(strange.status == StatusCode::UNPROCESSABLE_ENTITY && strange.text().contains("non è più nella scheda"));
        assert_eq!(desk.post(&desk.operator, &base, &form(&key, "1")).await.status, StatusCode::SEE_OTHER);
        let kept = all::<Curriculum>(&desk, worker).await.remove(0);
        assert_eq!(kept.value.experiences, [key.as_str()]);
        let pdf = format!("{base}/{}/curriculum.pdf", kept.value.id);
        let paper = desk.get(&desk.operator, &pdf).await;
        assert!(paper.bytes.starts_with(b"%PDF-1.7") && paper.bytes.windows(7).any(|window| window == b"pdfuaid"));
        let stored = desk.read::<Worker>(worker).await;
        let mut without = stored.value.clone();
        without.experiences.clear();
        ponte_app::register::save(&desk.app, &desk.caller(), worker, stored.version, &without).await.expect("to save");
        assert!(desk.get(&desk.operator, &base).await.text().contains("Una voce non è più nella scheda"));
        assert!(desk.get(&desk.operator, &pdf).await.bytes.starts_with(b"%PDF-1.7"), "it prints what is left");
        let gone = desk.post(&desk.operator, &format!("{base}/{}/togli", kept.value.id), &[]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER);
        assert!(all::<Curriculum>(&desk, worker).await.is_empty());
    }
}

#[tokio::test]
async fn she_writes_her_own_with_the_words_of_the_vacancy_beside_and_nobody_else_reads_them() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
        let other = desk.add(&desk.worker("Bice", "Verdi")).await;
        let employer = desk.add(&desk.employer("Cantiere Levante")).await;
        let vacancy = desk.add(&desk.vacancy("Elettricista di bordo", employer)).await;
        ponte_app::proposal::ask_by_mail(&desk.app, &desk.caller(), VacancyId(vacancy), &[WorkerId(worker)]).await.expect("a letter");
        let (_, herself) = citizen(&desk, "ada", "Ada Rossi", worker).await;
        let (_, stranger) = citizen(&desk, "bice", "Bice Verdi", other).await;
        let base = format!("/area/{worker}/curricula");
        let page = desk.get(&herself, &format!("{base}?offerta={vacancy}")).await.text();
        assert!(page.contains("Elettricista di bordo") && page.contains("Che cosa chiede:"), "{page}");
        let letter = [
            ("to", "Cantiere Levante"),
            ("subject", "Candidatura"),
            ("letter_why", "Vi scrivo per il posto"),
            ("brings", "Cinque anni di impianti"),
            ("closing", "Grazie"),
            ("lang", "it"),
        ];
        assert_eq!(desk.post(&herself, &format!("{base}/lettere"), &letter[..4]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.post(&herself, &format!("{base}/lettere"), &letter).await.status, StatusCode::SEE_OTHER);
        let kept = all::<CoverLetter>(&desk, worker).await.remove(0).value;
        let pdf = format!("{base}/lettere/{}/lettera.pdf", kept.id);
        assert!(desk.get(&herself, &pdf).await.bytes.starts_with(b"%PDF-1.7"));
        assert_eq!(desk.get(&stranger, &pdf).await.status, StatusCode::NOT_FOUND);
        let of_other = format!("/area/{other}/curricula/lettere/{}/lettera.pdf", kept.id);
        assert_eq!(desk.get(&stranger, &of_other).await.status, StatusCode::NOT_FOUND, "by the number of another's");
        let taken = format!("/area/{other}/curricula/lettere/{}/togli", kept.id);
        assert_eq!(desk.post(&stranger, &taken, &[]).await.status, StatusCode::NOT_FOUND);
        let (_, analyst) = desk.visitor("dati", "Dina Dati", &[Role::Analyst]).await;
        assert_eq!(desk.get(&analyst, &base).await.status, StatusCode::FORBIDDEN);
    }
}
