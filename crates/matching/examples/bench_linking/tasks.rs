//! Tasks made from official files: a corpus of labels, texts, and which concepts are right for each text.

use std::collections::{BTreeMap, BTreeSet};

use ponte_domain::reference::Lang;
use ponte_matching::link::Kind;

use super::{
    esco::{LeftOut, Outcome, alternatives, rows},
    spoil, titles,
    words::{hash, stems, taken},
};

/// Concept, label; the preferred label of a concept first.
pub type Corpus = Vec<(String, String)>;

/// A text and the concepts that are right for it.
pub struct Query {
    pub text: String,
    pub right: BTreeSet<String>,
    /// Whether it is in the half on which choices are made; figures are told of the other.
    pub development: bool,
}

/// A question put to every system alike.
pub struct Task {
    pub name: String,
    pub kind: Kind,
    pub lang: Lang,
    pub corpus: Corpus,
    /// Labels of the same concepts in other languages.
    pub others: Vec<(Lang, Corpus)>,
    pub queries: Vec<Query>,
    /// The labels taken out, when the linker is to know the rest of ESCO as the product does: in three languages, with hints and places.
    pub as_product: Option<LeftOut>,
}

impl Task {
    fn new(name: &str, lang: Lang, corpus: Corpus, queries: Vec<Query>) -> Self {
        Self { name: name.to_owned(), kind: Kind::Occupation, lang, corpus, others: vec![], queries, as_product: None }
    }

    /// Whether its texts are like those that people link: concepts have their labels together, and no text is made to be easy.
    pub fn counts_for_odds(&self) -> bool {
        !self.name.contains("by label") && !["typing errors", "plurals", "genders"].contains(&self.name.as_str())
    }

    /// The same task with every label a concept of its own: nothing says which labels belong together.
    fn by_label(&self) -> Self {
        let mut of_concept: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let mut labels = BTreeSet::new();
        for (concept, label) in &self.corpus {
            of_concept.entry(concept).or_default().insert(label.clone());
            labels.insert(label.clone());
        }
        let right = |query: &Query| query.right.iter().filter_map(|concept| of_concept.get(concept.as_str())).flatten().cloned().collect();
        let queries = self.queries.iter().map(|query| Query { text: query.text.clone(), right: right(query), ..*query });
        Self {
            name: format!("{}, by label", self.name),
            kind: self.kind,
            lang: self.lang,
            corpus: labels.into_iter().map(|label| (label.clone(), label)).collect(),
            others: vec![],
            queries: queries.filter(|query| !query.right.is_empty()).collect(),
            as_product: None,
        }
    }
}

/// Which half a concept or text is in; the same for every seed.
fn in_development(key: &str) -> bool {
    hash(&format!("half {key}")).is_multiple_of(2)
}

/// Labels of one language.
fn labels(path: &str) -> Outcome<Corpus> {
    let mut corpus = Corpus::new();
    for row in rows(path)? {
        corpus.push((row["conceptUri"].clone(), row["preferredLabel"].clone()));
        corpus.extend(alternatives(&row).map(|label| (row["conceptUri"].clone(), label.to_owned())));
    }
    Ok(corpus)
}

/// Concepts of every label.
fn concepts_of(corpus: &Corpus) -> BTreeMap<&str, BTreeSet<String>> {
    let mut concepts: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (concept, label) in corpus {
        concepts.entry(label).or_default().insert(concept.clone());
    }
    concepts
}

/// Takes one label in `of` out, with those of the same concept that differ only in gender and number.
fn hold_out(name: &str, all: &Corpus, lang: Lang, (of, seed): (u64, u64)) -> Task {
    let key = |(concept, label): &(String, String)| {
        let mut words = stems(&label.replace("trice", "tore").replace("euse", "eur"), lang);
        words.sort_unstable();
        words.dedup();
        (concept.clone(), words)
    };
    let concepts = concepts_of(all);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut out = BTreeSet::new();
    let mut queries = Vec::new();
    for label in all {
        let preferred = seen.insert(&label.0);
        if !preferred && taken(&format!("{seed}{}{}", label.0, label.1), of) && out.insert(key(label)) {
            let right = concepts[label.1.as_str()].clone();
            queries.push(Query { text: label.1.clone(), right, development: in_development(&label.0) });
        }
    }
    Task::new(name, lang, all.iter().filter(|label| !out.contains(&key(label))).cloned().collect(), queries)
}

/// Titles as employers write them, made of labels taken out of two languages and asked for in Italian: Italian ones, and English ones in every
/// third text. A title that happens to be a label of other concepts is theirs too.
fn advert_titles(seed: u64, languages: &[(Lang, &Corpus); 3]) -> Task {
    let mut task = Task::new("titles as adverts write them", Lang::It, Corpus::new(), Vec::new());
    let mut out = LeftOut::new();
    for (lang, all) in languages {
        let of = [(Lang::It, 12), (Lang::En, 40)].into_iter().find(|(own, _)| own == lang).map(|(_, of)| of);
        let Some(of) = of else {
            task.others.push((*lang, (*all).clone()));
            continue;
        };
        let held = hold_out("", all, *lang, (of, seed));
        let there: BTreeSet<&(String, String)> = held.corpus.iter().collect();
        out.extend(all.iter().filter(|label| !there.contains(label)).cloned());
        task.queries.extend(held.queries.into_iter().map(|query| Query { text: titles::title(&query.text, *lang), ..query }));
        if *lang == Lang::It { task.corpus = held.corpus } else { task.others.push((*lang, held.corpus)) }
    }
    let known = task.others.iter().map(|(_, corpus)| corpus).chain([&task.corpus]).flatten();
    let mut concepts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (concept, label) in known {
        concepts.entry(label.to_lowercase()).or_default().insert(concept.clone());
    }
    for query in &mut task.queries {
        query.right.extend(concepts.get(&query.text.to_lowercase()).into_iter().flatten().cloned());
    }
    task.queries.sort_by_cached_key(|query| hash(&query.text));
    task.as_product = Some(out);
    task
}

/// Titles of ISCO groups of so many digits, for which every occupation below is right.
fn group_titles(name: &str, digits: usize, lang: Lang, titles: &str, all: &Corpus) -> Outcome<Task> {
    let mut below: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let there: BTreeSet<&str> = all.iter().map(|(concept, _)| concept.as_str()).collect();
    for row in rows("esco/en/occupations_en.csv.gz")? {
        if there.contains(row["conceptUri"].as_str()) {
            below.entry(row["iscoGroup"].chars().take(digits).collect()).or_default().insert(row["conceptUri"].clone());
        }
    }
    let groups = rows(titles)?;
    let query = |row: &BTreeMap<String, String>| {
        let (text, right) = (row["preferredLabel"].clone(), below.get(&row["code"])?.clone());
        Some(Query { development: in_development(&row["code"]), text, right })
    };
    Ok(Task::new(name, lang, all.clone(), groups.iter().filter(|row| row["code"].len() == digits).filter_map(query).collect()))
}

/// One label in `of`, changed by `change`; those that it leaves as they are do not count.
fn spoilt(name: &str, all: &Corpus, of: u64, change: fn(&str) -> String) -> Task {
    let concepts = concepts_of(all);
    let labels = concepts.iter().filter(|(label, _)| label.len() > 6 && !label.contains('/') && taken(label, of));
    let query = |(label, right): (&&str, &BTreeSet<String>)| Query {
        text: change(label),
        right: right.clone(),
        development: in_development(label),
    };
    let queries = labels.filter(|(label, _)| change(label) != **label).map(query).collect();
    Task::new(name, Lang::It, all.clone(), queries)
}

/// ATECO titles; phrases of its index as texts, one in five of them or, when the others are not to help, all that are taken.
fn sectors(name: &str, with_phrases: bool) -> Outcome<Task> {
    let mut corpus = Corpus::new();
    for mut row in rows("settori/ateco_2025.csv")? {
        if row["GERARCHIA"] == "6" {
            corpus.push((row.remove("CODICE").unwrap_or_default(), row.remove("IT_TITOLO").unwrap_or_default()));
        }
    }
    let mut queries = Vec::new();
    for row in rows("settori/ateco_2025_indice_voci.csv.gz")? {
        let (phrase, code) = (row["COMBO_PARLATA_IT"].clone(), row["ATECO2025"].clone());
        if taken(&phrase, 5) {
            queries.push(Query { text: phrase, development: in_development(&code), right: [code].into() });
        } else if with_phrases {
            corpus.push((code, phrase));
        }
    }
    Ok(Task::new(name, Lang::It, corpus, queries))
}

fn skills(seed: u64) -> Outcome<Vec<Task>> {
    let english = labels("esco/en/skills_en.csv.gz")?;
    let mut french = Corpus::new();
    for collection in ["digitalSkills", "languageSkills", "transversalSkills", "researchSkills", "greenSkills"] {
        french.extend(labels(&format!("esco/fr/{collection}Collection_fr.csv.gz"))?);
    }
    let mut tasks = vec![
        hold_out("skills, English labels", &english, Lang::En, (60, seed)),
        hold_out("skills, French labels", &french, Lang::Fr, (3, seed)),
    ];
    tasks.iter_mut().for_each(|task| task.kind = Kind::Skill);
    Ok(tasks)
}

/// Titles as adverts write them, by seed.
pub fn titles_alone(seed: u64) -> Outcome<Task> {
    let italian = labels("esco/it/occupations_it_v1.0.8.csv.gz")?;
    let french = labels("esco/fr/occupations_fr.csv.gz")?;
    let english = labels("esco/en/occupations_en.csv.gz")?;
    Ok(advert_titles(seed, &[(Lang::It, &italian), (Lang::Fr, &french), (Lang::En, &english)]))
}

/// The tasks of one seed; what no seed changes is there with the first only.
pub fn all(seed: u64, first: bool) -> Outcome<Vec<Task>> {
    let italian = labels("esco/it/occupations_it_v1.0.8.csv.gz")?;
    let french = labels("esco/fr/occupations_fr.csv.gz")?;
    let english = labels("esco/en/occupations_en.csv.gz")?;
    let mut tasks = Vec::new();
    for (name, all, lang) in
        [("Italian labels", &italian, Lang::It), ("French labels", &french, Lang::Fr), ("English labels", &english, Lang::En)]
    {
        let task = hold_out(name, all, lang, (10, seed));
        tasks.extend([task.by_label(), task]);
    }
    let mut among = hold_out("Italian labels, French and English there", &italian, Lang::It, (10, seed));
    among.others = vec![(Lang::Fr, french.clone()), (Lang::En, english.clone())];
    tasks.push(among);
    tasks.push(advert_titles(seed, &[(Lang::It, &italian), (Lang::Fr, &french), (Lang::En, &english)]));
    tasks.extend(skills(seed)?);
    if !first {
        return Ok(tasks);
    }
    for (name, lang, titles, all) in [
        ("ISCO unit titles, Italian", Lang::It, "esco/it/ISCOGroups_it.csv", &italian),
        ("ISCO unit titles, French", Lang::Fr, "esco/fr/ISCOGroups_fr.csv.gz", &french),
        ("ISCO unit titles, English", Lang::En, "esco/en/ISCOGroups_en.csv.gz", &english),
    ] {
        let task = group_titles(name, 4, lang, titles, all)?;
        tasks.extend([task.by_label(), task]);
    }
    tasks.push(group_titles("ISCO minor titles, Italian", 3, Lang::It, "esco/it/ISCOGroups_it.csv", &italian)?);
    tasks.push(sectors("ATECO phrases, index known", true)?);
    tasks.push(sectors("ATECO phrases, titles only", false)?);
    tasks.push(spoilt("typing errors", &italian, 16, spoil::typing_error));
    tasks.push(spoilt("plurals", &italian, 16, spoil::plural));
    tasks.push(spoilt("genders", &italian, 16, spoil::other_gender));
    Ok(tasks)
}
