use super::*;

const CORPUS: &[(&str, &str, Option<Lang>)] = &[
    ("waiter", "cameriere/cameriera", Some(Lang::It)),
    ("waiter", "cameriere di sala", Some(Lang::It)),
    ("waiter", "serveur/serveuse", Some(Lang::Fr)),
    ("waiter", "waiter/waitress", Some(Lang::En)),
    ("chambermaid", "cameriere ai piani/cameriera ai piani", Some(Lang::It)),
    ("store", "addetto al magazzino/addetta al magazzino", Some(Lang::It)),
    ("store", "magazziniere", Some(Lang::It)),
    ("store", "warehouse worker", Some(Lang::En)),
    ("mayor", "sindaco/sindaca", Some(Lang::It)),
    ("cook", "cuoco/cuoca", Some(Lang::It)),
    ("care", "operatore socio sanitario", Some(Lang::It)),
    ("engineer", "ingegnere meccanico", Some(Lang::It)),
    ("mechanic", "meccanico di automobili", Some(Lang::It)),
    ("sales", "addetto alle vendite", Some(Lang::It)),
    ("sales", "sales assistant", Some(Lang::En)),
    ("line", "tecnico della conduzione e del controllo di catene di montaggio automatiche", Some(Lang::It)),
];

fn linker() -> Linker {
    Linker::from_corpus(Kind::Occupation, CORPUS.iter().copied())
}

fn first(text: &str) -> Option<String> {
    linker().rank(Kind::Occupation, text, Some(Lang::It), 1).into_iter().next().map(|hit| hit.concept)
}

#[test]
fn texts_are_linked_as_a_person_would() {
    for (text, concept) in [
        ("camerieri", "waiter"),
        ("Cameriera di sala, turno serale", "waiter"),
        ("Cameriera ai piani", "chambermaid"),
        ("serveuses", "waiter"),
        ("SINDACA", "mayor"),
        ("magaziniere", "store"),
        ("add. magazz.", "store"),
        ("Addetto/a al magazzino", "store"),
        ("OSS", "care"),
        ("Meccanico ingegnere", "engineer"),
        ("automobili meccanici", "mechanic"),
        ("Sales Assistant Part Time", "sales"),
        ("Addetti/e Vendita", "sales"),
        ("Tecnici della conduzione e del controllo di catene di montaggio automatiche", "line"),
        ("cuòco", "cook"),
    ] {
        assert_eq!(first(text).as_deref(), Some(concept), "{text}");
    }
}

#[test]
fn the_gender_of_a_label_is_as_good_as_the_label() {
    let score = |text| linker().rank(Kind::Occupation, text, Some(Lang::It), 1)[0].score;
    assert!(score("cuoco") > 990);
    assert!(score("cuoca") > 950 && score("cuochi") > 950);
    assert!(score("cuoco") >= score("cuoca"));
}

#[test]
fn every_part_of_a_text_with_slashes_is_read() {
    let hits = linker().rank(Kind::Occupation, "Cuoco / Cameriere / Magazziniere", Some(Lang::It), 3);
    assert_eq!(hits.iter().map(|hit| hit.concept.as_str()).collect::<Vec<_>>(), ["cook", "waiter", "store"]);
    assert!(hits.iter().all(|hit| hit.band == Band::High));
}

#[test]
fn nothing_is_found_for_nothing() {
    for text in ["", "   ", "/", "zzzzqqq", "—", "🦀"] {
        assert!(linker().rank(Kind::Occupation, text, None, 5).is_empty(), "{text}");
        assert_eq!(linker().best(Kind::Occupation, text, None), None);
    }
    assert!(linker().rank(Kind::Skill, "cuoco", None, 5).is_empty());
    assert!(linker().rank(Kind::Occupation, "cuoco", None, 0).is_empty());
}

#[test]
fn ties_go_by_concept_and_answers_do_not_change() {
    let corpus = [("b", "elettricista", None), ("a", "elettricista", None)];
    let linker = Linker::from_corpus(Kind::Skill, corpus);
    let hits = linker.rank(Kind::Skill, "elettricisti", None, 5);
    assert_eq!(hits.iter().map(|hit| hit.concept.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(hits[0].score, hits[1].score);
    assert_eq!(hits, Linker::from_corpus(Kind::Skill, corpus).rank(Kind::Skill, "elettricisti", None, 5));
    assert_eq!(linker.rank(Kind::Skill, "elettricisti", None, 1).len(), 1);
}

#[test]
fn words_about_the_post_alone_name_no_occupation() {
    for text in ["Varie posizioni", "Stage", "Lavora con noi", "Neolaureati, posizioni junior", "Apprendista"] {
        assert!(linker().rank(Kind::Occupation, text, Some(Lang::It), 1).is_empty(), "{text}");
    }
    assert_eq!(first("Apprendista cuoco").as_deref(), Some("cook"));
    assert_eq!(first("Lavora con noi: magazzinieri").as_deref(), Some("store"));
}

#[test]
fn only_a_sure_link_is_taken_without_asking() {
    assert_eq!(linker().best(Kind::Occupation, "magazziniere", None).map(|(concept, _)| concept).as_deref(), Some("store"));
    assert_eq!(linker().best(Kind::Occupation, "meccanico di precisione per orologi svizzeri", None), None);
}

#[test]
fn a_place_is_where_the_work_is() {
    let place = |name: &str| ponte_domain::reference::Place {
        code: "087015".into(),
        name: name.into(),
        other_name: None,
        province: "CT".into(),
        region: "19".into(),
        country: "IT".into(),
        belfiore: None,
        caps: vec![],
        point: None,
        merged_into: None,
    };
    let occupation = Occupation {
        uri: "o:chain".into(),
        isco: "9329".into(),
        label: Label { it: Some("operaio alla catena".into()), ..Label::default() },
        alternatives: vec![],
        broader: None,
        essential: vec![],
        optional: vec![],
        blue: false,
        green: false,
        retired: false,
    };
    let linker = |places| Linker::from_catalogue(&Catalogue::new(places, vec![occupation.clone()], vec![], vec![]));
    assert_eq!(linker(vec![]).rank(Kind::Occupation, "Catania", Some(Lang::It), 1).len(), 1);
    let placed = linker(vec![place("Catania")]);
    assert!(placed.rank(Kind::Occupation, "Catania", Some(Lang::It), 1).is_empty());
    let score = |text| placed.rank(Kind::Occupation, text, Some(Lang::It), 1)[0].score;
    assert!(score("operaio alla catena Catania") > score("operaio alla catena Xyzzyq"));
}

#[test]
fn a_catalogue_is_linked_in_three_languages_and_by_group() {
    let label = |it: &str, fr: &str, en: &str| Label { it: Some(it.into()), fr: Some(fr.into()), en: Some(en.into()) };
    let occupation = |uri: &str, isco: &str, label: Label| Occupation {
        uri: uri.into(),
        isco: isco.into(),
        label,
        alternatives: vec![],
        broader: None,
        essential: vec![],
        optional: vec![],
        blue: false,
        green: false,
        retired: false,
    };
    let catalogue = Catalogue::new(
        vec![],
        vec![
            occupation("o:bus", "7231", label("tecnico di autobus", "technicien de bus", "bus technician")),
            occupation("o:cook", "5120", label("cuoco", "cuisinier", "cook")),
        ],
        vec![],
        vec![],
    )
    .with_isco_labels(vec![("7231".into(), label("Meccanici di veicoli a motore", "Mécaniciens", "Motor vehicle mechanics"))]);
    let linker = Linker::from_catalogue(&catalogue);
    let first = |text, lang| linker.rank(Kind::Occupation, text, lang, 1).into_iter().next().map(|hit| hit.concept);
    assert_eq!(first("cuisinière", Some(Lang::Fr)).as_deref(), Some("o:cook"));
    assert_eq!(first("cooks", None).as_deref(), Some("o:cook"));
    assert_eq!(first("meccanico di autobus e altri veicoli", Some(Lang::It)).as_deref(), Some("o:bus"));
}

#[test]
fn a_title_that_lists_several_things_finds_each() {
    let hits = linker().rank(Kind::Occupation, "Cuochi, camerieri e magazzinieri non classificati altrove", Some(Lang::It), 3);
    let found: std::collections::BTreeSet<_> = hits.iter().map(|hit| hit.concept.as_str()).collect();
    assert_eq!(found, ["cook", "store", "waiter"].into());
}

#[test]
fn exceptions_are_not_what_is_meant() {
    assert_eq!(first("Ingegneri (ad eccezione di meccanici di automobili)").as_deref(), Some("engineer"));
    assert_eq!(first("Meccanici, esclusi gli ingegneri meccanici").as_deref(), Some("mechanic"));
}

#[test]
fn words_of_the_same_family_find_each_other_without_a_letter_in_common() {
    let corpus = [("bus", "conducente di autobus", Some(Lang::It)), ("zoo", "guardiano di animali", Some(Lang::It))];
    let linker = Linker::from_corpus(Kind::Occupation, corpus);
    let hits = linker.rank(Kind::Occupation, "autista", Some(Lang::It), 2);
    assert_eq!(hits.iter().map(|hit| hit.concept.as_str()).collect::<Vec<_>>(), ["bus"]);
}

/// Labels in which *zootecnico* and *fattore* name the same concepts, one more label of the second, and others to tell them from.
fn with_allies(label: &str) -> impl Iterator<Item = (&str, &str, Option<Lang>)> {
    let allied = [("a", "zootecnico"), ("a", "fattore"), ("b", "zootecnico capo"), ("b", "fattore capo"), ("c", label)];
    let others = ["geometra", "ottico", "fabbro", "sarto", "notaio", "pilota", "regista", "attore", "cuoco"];
    allied.into_iter().chain(others.map(|other| (other, other))).map(|(concept, label)| (concept, label, None))
}

#[test]
fn what_labels_use_beside_each_other_is_learnt() {
    let corpus = with_allies("fattore di campagna");
    let hits = Linker::from_corpus(Kind::Occupation, corpus).evidence(Kind::Occupation, "zootecnico di campagna", Some(Lang::It)).found;
    let of = |concept: &str| hits.iter().find(|found| found.concept == concept).map(|found| found.evidence.clone()).expect("found");
    assert!(of("c")[2] > of("c")[1], "fattore and zootecnico name the same concepts: {hits:?}");
}

#[test]
fn an_ally_alone_points_at_a_concept() {
    let corpus = with_allies("amministratore, fattore");
    let hits = Linker::from_corpus(Kind::Occupation, corpus).rank(Kind::Occupation, "zootecnico", Some(Lang::It), 14);
    assert_eq!(hits.iter().map(|hit| hit.concept.as_str()).collect::<Vec<_>>(), ["a", "b", "c"], "{hits:?}");
}

#[test]
fn the_head_of_a_label_is_told_from_its_other_words() {
    let corpus = [("cook", "cuoco di bordo", Some(Lang::It)), ("helper", "aiuto del cuoco", Some(Lang::It))];
    let hits = Linker::from_corpus(Kind::Occupation, corpus).evidence(Kind::Occupation, "cuoco navale", Some(Lang::It)).found;
    let headed = |concept: &str| hits.iter().find(|found| found.concept == concept).map(|found| found.evidence[3]);
    assert!(headed("cook") > Some(0.1) && headed("helper") == Some(0.0), "{hits:?}");
}

#[test]
fn what_is_taken_is_sure_or_likely() {
    assert_eq!([729, 730, 609, 610].map(Band::of), [Band::Medium, Band::High, Band::Low, Band::Medium]);
    assert_eq!(Band::of(TAKEN_FROM), Band::Medium);
    assert_eq!(Band::of(TAKEN_FROM - 1), Band::Low);
}

#[test]
fn the_surest_has_the_lead() {
    let score = |text| linker().rank(Kind::Occupation, text, Some(Lang::It), 1)[0].score;
    assert!(score("meccanico automobili riparatore") > score("meccanico ingegnere automobili"));
}

/// A label of the corpus and the concept it is of.
fn any_label() -> impl proptest::strategy::Strategy<Value = (&'static str, &'static str, Option<Lang>)> {
    proptest::sample::select(CORPUS)
}

proptest::proptest! {
    #[test]
    fn any_text_is_answered_in_order(text in "\\PC{0,60}", top in 0usize..20) {
        let hits = linker().rank(Kind::Occupation, &text, None, top);
        proptest::prop_assert!(hits.len() <= top && hits.is_sorted_by(|a, b| a.score >= b.score));
        proptest::prop_assert_eq!(hits, linker().rank(Kind::Occupation, &text, None, top));
    }

    #[test]
    fn a_label_finds_its_concept_first_and_for_sure((concept, label, lang) in any_label()) {
        let hits = linker().rank(Kind::Occupation, label, lang, 1);
        proptest::prop_assert_eq!(&hits[0].concept, concept);
        proptest::prop_assert_eq!(hits[0].band, Band::High);
    }

    #[test]
    fn case_and_accents_change_nothing((_, label, lang) in any_label(), at in 0usize..40, upper in 0u64..u64::MAX) {
        let vowels = label.chars().filter(|c| "aeiou".contains(*c)).count();
        let mut vowel = 0;
        let changed: String = label.chars().enumerate().flat_map(|(place, letter)| {
            let letter = if upper >> (place % 64) & 1 == 1 { letter.to_ascii_uppercase() } else { letter };
            let is_vowel = "aeiouAEIOU".contains(letter);
            let accent = (is_vowel && vowel == at % vowels).then_some('\u{300}');
            vowel += usize::from(is_vowel);
            std::iter::once(letter).chain(accent)
        }).collect();
        let first = |text: &str| linker().rank(Kind::Occupation, text, lang, 1).remove(0);
        let (plain, changed) = (first(label), first(&changed));
        proptest::prop_assert_eq!((plain.concept, plain.score), (changed.concept, changed.score));
    }

    #[test]
    fn the_order_of_words_does_not_change_the_concept((concept, label, lang) in any_label(), by in 0usize..6) {
        proptest::prop_assume!(!label.contains('/'));
        let mut words: Vec<&str> = label.split(' ').collect();
        let places = words.len();
        words.rotate_left(by % places);
        let hits = linker().rank(Kind::Occupation, &words.join(" "), lang, 1);
        proptest::prop_assert_eq!(&hits[0].concept, concept);
    }
}
