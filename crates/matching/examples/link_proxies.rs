//! Measures the linker against plain BM25 on stems, on tasks made from official files.
//!
//! `PONTE_REFERENCE_DATA=… cargo run --release -p ponte-matching --example link_proxies`

#![allow(clippy::print_stdout, reason = "the table goes to the terminal")]

mod esco;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    time::Instant,
};

use esco::{Outcome, alternatives, catalogue, rows};
use ponte_domain::{reference::Lang, text::sort_key};
use ponte_matching::link::{Kind, Linker};
use rust_stemmers::{Algorithm, Stemmer};

/// Concept, label.
type Corpus = Vec<(String, String)>;

/// A text and the concepts that are right for it.
type Queries = Vec<(String, BTreeSet<String>)>;

/// Whether one in `of` is taken, always the same ones.
fn taken(text: &str, of: u64) -> bool {
    hash(text).is_multiple_of(of)
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn stems(text: &str, stemmer: &Stemmer) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| sort_key(&stemmer.stem(&word.to_lowercase()))).collect()
}

/// Plain Okapi BM25 (k1 1.2, b 0.75) over stems, all labels of a concept as one document.
struct Bm25<'a> {
    stemmer: &'a Stemmer,
    concepts: Vec<String>,
    lengths: Vec<f64>,
    mean: f64,
    postings: HashMap<String, Vec<(usize, f64)>>,
}

impl<'a> Bm25<'a> {
    fn new(corpus: &Corpus, stemmer: &'a Stemmer) -> Self {
        let mut documents: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (concept, label) in corpus {
            documents.entry(concept).or_default().extend(stems(label, stemmer));
        }
        let mut postings: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let lengths: Vec<f64> = documents.values().map(|words| words.len() as f64).collect();
        for (ix, words) in documents.values().enumerate() {
            let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
            words.iter().for_each(|word| *counts.entry(word).or_default() += 1.0);
            counts.into_iter().for_each(|(word, count)| postings.entry(word.to_owned()).or_default().push((ix, count)));
        }
        let mean = lengths.iter().sum::<f64>() / lengths.len() as f64;
        Self { stemmer, concepts: documents.keys().map(|concept| (*concept).to_owned()).collect(), lengths, mean, postings }
    }

    fn rank(&self, text: &str, top: usize) -> Vec<String> {
        let mut scores: BTreeMap<usize, f64> = BTreeMap::new();
        for word in stems(text, self.stemmer) {
            let Some(users) = self.postings.get(&word) else { continue };
            let idf = (1.0 + (self.concepts.len() as f64 - users.len() as f64 + 0.5) / (users.len() as f64 + 0.5)).ln();
            for (ix, count) in users {
                let long = 1.2 * (0.25 + 0.75 * self.lengths[*ix] / self.mean);
                *scores.entry(*ix).or_default() += idf * count * 2.2 / (count + long);
            }
        }
        let mut order: Vec<(usize, f64)> = scores.into_iter().collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        order.into_iter().take(top).map(|(ix, _)| self.concepts[ix].clone()).collect()
    }
}

/// MRR over the first twenty, accuracy at 1 and at 5, in thousandths.
fn measure(queries: &Queries, rank: impl Fn(&str) -> Vec<String>) -> [u32; 3] {
    let (mut mrr, mut at1, mut at5) = (0.0, 0.0, 0.0);
    for (text, right) in queries {
        if let Some(place) = rank(text).iter().position(|concept| right.contains(concept)) {
            mrr += 1.0 / (place + 1) as f64;
            at1 += f64::from(u8::from(place == 0));
            at5 += f64::from(u8::from(place < 5));
        }
    }
    [mrr, at1, at5].map(|sum| (1000.0 * sum / queries.len() as f64).round() as u32)
}

fn compare(name: &str, corpus: &Corpus, queries: &Queries, lang: Lang, algorithm: Algorithm) {
    let stemmer = Stemmer::create(algorithm);
    let linker =
        Linker::from_corpus(Kind::Occupation, corpus.iter().map(|(concept, label)| (concept.as_str(), label.as_str(), Some(lang))));
    let bm25 = Bm25::new(corpus, &stemmer);
    let of_bm25 = measure(queries, |text| bm25.rank(text, 20));
    let of_linker =
        measure(queries, |text| linker.rank(Kind::Occupation, text, Some(lang), 20).into_iter().map(|hit| hit.concept).collect());
    println!("{name:34} {:6} {of_bm25:>5?} {of_linker:>5?}", queries.len());
    // How often the first answer is right, by score.
    let mut bands: BTreeMap<u16, (u32, u32)> = BTreeMap::new();
    for (text, right) in queries {
        if let Some(hit) = linker.rank(Kind::Occupation, text, Some(lang), 1).first() {
            let band = bands.entry(hit.score / 50 * 50).or_default();
            band.0 += u32::from(right.contains(&hit.concept));
            band.1 += 1;
        }
    }
    let bands: Vec<String> = bands.iter().map(|(from, (right, all))| format!("{from}:{}%/{all}", 100 * right / all)).collect();
    println!("    {}", bands.join(" "));
}

/// Labels of one language, with the preferred one first.
fn labels(path: &str) -> Outcome<Corpus> {
    let mut corpus = Corpus::new();
    for row in rows(path)? {
        corpus.push((row["conceptUri"].clone(), row["preferredLabel"].clone()));
        corpus.extend(alternatives(&row).map(|label| (row["conceptUri"].clone(), label.to_owned())));
    }
    Ok(corpus)
}

/// Takes one label in five out, with those of the same concept that differ only in gender and number.
fn hold_out(all: &Corpus, stemmer: &Stemmer) -> (Corpus, Queries) {
    let key = |(concept, label): &(String, String)| {
        let mut words: Vec<String> = stems(&label.replace("trice", "tore").replace("euse", "eur"), stemmer);
        words.sort_unstable();
        words.dedup();
        (concept.clone(), words)
    };
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut out = BTreeSet::new();
    let mut queries = Queries::new();
    for label in all {
        let preferred = seen.insert(&label.0);
        if !preferred && taken(&format!("{}{}", label.0, label.1), 5) && out.insert(key(label)) {
            let right = all.iter().filter(|other| other.1 == label.1).map(|other| other.0.clone()).collect();
            queries.push((label.1.clone(), right));
        }
    }
    (all.iter().filter(|label| !out.contains(&key(label))).cloned().collect(), queries)
}

/// A typing error, and the plural of the first word of Italian.
fn spoiled(label: &str) -> String {
    let mut chars: Vec<char> = label.chars().collect();
    let first = chars.iter().position(|c| *c == ' ').unwrap_or(chars.len());
    if first > 3 {
        chars[first - 1] = match chars[first - 1] {
            'a' => 'e',
            'o' | 'e' => 'i',
            other => other,
        };
    }
    let at = 1 + hash(label) as usize % (chars.len().max(4) - 3);
    match hash(&label.to_uppercase()) % 3 {
        0 => drop(chars.remove(at)),
        1 => chars.swap(at, at + 1),
        _ => chars.insert(at, chars[at]),
    }
    chars.into_iter().collect()
}

/// Titles of ISCO unit groups, for which every occupation of the group is right.
fn group_titles() -> Outcome<Queries> {
    let mut below: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows("esco/it/occupations_it_v1.0.8.csv.gz")? {
        below.entry(row["iscoGroup"].clone()).or_default().insert(row["conceptUri"].clone());
    }
    let groups = rows("esco/it/ISCOGroups_it.csv")?;
    Ok(groups.iter().filter_map(|row| Some((row["preferredLabel"].clone(), below.get(&row["code"])?.clone()))).collect())
}

/// One label in eight, with a typing error and in the plural.
fn spoilt_labels(all: &Corpus) -> Queries {
    let spoilt = all.iter().filter(|label| label.1.len() > 6 && !label.1.contains('/') && taken(&label.1, 8));
    let right = |label: &str| all.iter().filter(|other| other.1 == label).map(|other| other.0.clone()).collect();
    spoilt.map(|label| (spoiled(&label.1), right(&label.1))).collect()
}

/// ATECO titles with four in five phrases of the index, and the fifth as a text.
fn sector_phrases() -> Outcome<(Corpus, Queries)> {
    let mut corpus = Corpus::new();
    for mut row in rows("settori/ateco_2025.csv")? {
        if row["GERARCHIA"] == "6" {
            corpus.push((row.remove("CODICE").unwrap_or_default(), row.remove("IT_TITOLO").unwrap_or_default()));
        }
    }
    let mut queries = Queries::new();
    for row in rows("settori/ateco_2025_indice_voci.csv.gz")? {
        let (phrase, code) = (row["COMBO_PARLATA_IT"].clone(), row["ATECO2025"].clone());
        if taken(&phrase, 5) { queries.push((phrase, [code].into())) } else { corpus.push((code, phrase)) }
    }
    Ok((corpus, queries))
}

fn time(linker: &Linker, all: &Corpus) {
    let texts: Vec<&str> = all.iter().map(|label| label.1.as_str()).filter(|label| taken(label, 10)).collect();
    for kind in Kind::ALL {
        let mut times = Vec::new();
        for text in &texts {
            let at = Instant::now();
            std::hint::black_box(linker.rank(*kind, text, None, 10));
            times.push(at.elapsed().as_micros());
        }
        times.sort_unstable();
        let at = |hundredth: usize| times[(times.len() - 1) * hundredth / 100];
        println!("{kind}: {} texts, median {} µs, p95 {} µs, worst {} µs", times.len(), at(50), at(95), at(100));
    }
}

fn main() -> Outcome<()> {
    let started = Instant::now();
    let catalogue = catalogue()?;
    let read = started.elapsed();
    let started = Instant::now();
    let linker = Linker::from_catalogue(&catalogue);
    println!("read {read:.2?}, built {:.2?}, {} MiB, {linker:?}", started.elapsed(), linker.bytes() >> 20);

    println!("{:34} {:>6} BM25 [MRR, @1, @5]   linker [MRR, @1, @5] in thousandths", "task", "texts");
    let italian = labels("esco/it/occupations_it_v1.0.8.csv.gz")?;
    let (corpus, queries) = hold_out(&italian, &Stemmer::create(Algorithm::Italian));
    compare("held-out Italian labels", &corpus, &queries, Lang::It, Algorithm::Italian);
    let (corpus, queries) = hold_out(&labels("esco/fr/occupations_fr.csv.gz")?, &Stemmer::create(Algorithm::French));
    compare("held-out French labels", &corpus, &queries, Lang::Fr, Algorithm::French);
    compare("ISCO unit titles, below", &italian, &group_titles()?, Lang::It, Algorithm::Italian);
    compare("typing errors and plurals", &italian, &spoilt_labels(&italian), Lang::It, Algorithm::Italian);
    let (corpus, queries) = sector_phrases()?;
    compare("held-out ATECO phrases", &corpus, &queries, Lang::It, Algorithm::Italian);
    time(&linker, &italian);
    Ok(())
}
