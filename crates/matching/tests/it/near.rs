//! What skills near to those asked are worth.

use ponte_domain::{
    concept::ConceptRef,
    reference::{Lang, SkillIx},
    vacancy::{Asked, Need, Requirement},
    worker::Skill,
};
use ponte_matching::{
    features::{VacancyFeatures, WorkerFeatures},
    outcome::{Match, TermName, Verdict, Why, Words},
    score,
};

use crate::support::{POPULATION, TAXONOMY, catalogue, features, read, today};

const ASKED: u16 = 6;

fn concept(ix: SkillIx) -> ConceptRef {
    let skill = catalogue().skill(ix);
    ConceptRef::known(skill.label.get(Lang::It), &*skill.uri)
}

/// Somebody with so many skills of the group of which the vacancy asks six, and one of another group; judged.
fn with_near(near: u16) -> (VacancyFeatures, WorkerFeatures, Match) {
    let group = TAXONOMY.nearest_group(SkillIx(0)).expect("it has a group");
    let mut all = (0..u16::try_from(catalogue().skills().len()).expect("few")).map(SkillIx);
    let alike: Vec<_> = all.clone().filter(|ix| TAXONOMY.nearest_group(*ix) == Some(group)).collect();
    let (_, mut vacancy) = POPULATION.vacancy(0);
    vacancy.occupation = None;
    vacancy.workplace.istat = None;
    vacancy.workplace.point = None;
    let skill = |ix: &SkillIx| Requirement { need: Need::Preferred, what: Asked::Skill { skill: concept(*ix), level: None } };
    vacancy.requirements = alike[..usize::from(ASKED)].iter().map(skill).collect();
    let (id, mut worker) = POPULATION.worker(0);
    let far = all.next_back().expect("there are some");
    let held = alike[usize::from(ASKED)..].iter().take(usize::from(near)).chain([&far]);
    worker.skills = held.map(|ix| Skill { skill: concept(*ix), level: None, evidence: None }).collect();
    let mut asked = read(&vacancy, 0);
    asked.gates.clear();
    let worker = features(&worker);
    match score::judge(&TAXONOMY, &asked, (id, &Words::from("x"), &worker), today()) {
        Verdict::In(found) => (asked, worker, found),
        Verdict::Out { failures } => panic!("{failures:?}"),
    }
}

#[test]
fn each_near_skill_stands_in_for_one_skill_asked() {
    for near in 0..9 {
        let (.., found) = with_near(near);
        let term = found.terms.iter().find(|term| term.name == TermName::Skills).expect("skills are asked");
        assert_eq!(term.points, term.of * near.min(ASKED) / (2 * ASKED), "{near}");
        assert!(matches!(term.why, Why::SkillsMet { near: told, .. } if told == near.min(ASKED)), "{:?}", term.why);
    }
}

#[test]
fn having_what_is_missing_adds_what_it_says() {
    for near in 0..9 {
        let (asked, worker, found) = with_near(near);
        assert_eq!(found.missing.len(), usize::from(ASKED));
        for gap in &found.missing {
            let mut learnt = worker.clone();
            assert!(gap.what.grant(&mut learnt, &asked, today()));
            let then = score::judge(&TAXONOMY, &asked, (found.worker, &found.external_id, &learnt), today());
            assert_eq!(then.points(), Some(found.points + gap.worth), "{near}");
        }
    }
}
