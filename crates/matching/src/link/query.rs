//! Answering one text: which terms its words may mean, and which concepts use those.

use std::collections::{BTreeSet, HashSet};

use ponte_domain::reference::Lang;

use super::{
    grams::{Look, Probe},
    index::{Entry, Index, weight},
    kin::Kin,
    similar::within_edits,
    weights,
    words::{ASIDE, Stemmers, Word, fold, light, listed, without_exceptions, words},
};

/// Share of the likeness to the best label in the score of a concept; the rest is how much of
/// the text is found anywhere in its labels.
const LABEL_SHARE: f32 = 0.4;

/// Concepts, at most, that are looked at closely.
const CANDIDATES: usize = 100;

/// A word that stands for the same.
const KIN: f32 = 0.55;

/// How much a word counts that no label uses: it lowers every score alike.
const UNKNOWN: f32 = 0.5;

/// Labels in another language than that asked for.
const OTHER_LANGUAGE: f32 = 0.95;

/// What reading a text takes besides the index.
pub(super) struct Reader {
    stemmers: Stemmers,
    kin: Kin,
    /// Names of places of one word: where the work is, unless a label uses the word.
    places: HashSet<String>,
}

impl Reader {
    pub(super) fn new<'a>(places: impl Iterator<Item = &'a str>) -> Self {
        let stemmers = Stemmers::new();
        Self { kin: Kin::new(&stemmers), stemmers, places: places.filter(|name| !name.contains(' ')).map(fold).collect() }
    }
}

/// How many kinds of evidence there are.
pub(super) const KINDS: usize = 10;

/// A concept with the evidence for it and the label that is most like the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub concept: u32,
    pub label: u32,
    pub evidence: [f32; KINDS],
    /// The evidence summed up.
    pub strength: f32,
    /// The score of a text that is a label.
    pub exact: Option<f32>,
    /// How often a link like this is right (0 to 1).
    pub score: f32,
}

/// A word of the text as the terms it may mean, likeliest first.
struct Meaning {
    weight: f32,
    terms: Vec<(u32, f32)>,
    aside: bool,
}

/// All concepts that share anything with a text, in no order; none when it only says things about the post.
pub(super) fn find(index: &Index, reader: &Reader, text: &str, lang: Option<Lang>) -> Vec<Found> {
    let text = without_exceptions(text);
    let query = words(text, lang);
    let meanings: Vec<Meaning> = query.iter().map(|word| meaning(index, reader, word, lang)).collect();
    let norm = meanings.iter().map(|m| m.weight * m.weight).sum::<f32>().sqrt();
    let total: f32 = meanings.iter().map(|m| m.weight).sum();
    let names_something = meanings.iter().any(|meaning| !meaning.aside && !meaning.terms.is_empty());
    if norm <= 0.0 || !names_something {
        return Vec::new();
    }
    let mut best: Vec<(f32, u32)> = vec![(0.0, u32::MAX); index.concepts()];
    let likeness = sums(&meanings, index.labels().len(), |meaning, term, sure, add| {
        let by = meaning.weight * sure * index.idf(term);
        index.labels_with(term).for_each(|(label, much)| add(label, by * much));
    });
    for (label, sum) in likeness {
        let entry = &index.labels()[label as usize];
        let foreign = lang.is_some_and(|lang| entry.langs & (1 << (lang as u8)) == 0);
        let like = sum / (norm * entry.norm.max(0.01)) * if foreign { OTHER_LANGUAGE } else { 1.0 };
        let best = &mut best[entry.concept as usize];
        if like > best.0 {
            *best = (like, label);
        }
    }
    let covered = sums(&meanings, index.concepts(), |meaning, term, sure, add| {
        let by = meaning.weight * sure;
        index.concepts_with(term).for_each(|(concept, firmly)| add(concept, by * firmly));
    });
    let wide = sums(&meanings, index.concepts(), |meaning, term, sure, add| {
        let by = meaning.weight * sure;
        index.concepts_with(term).for_each(|(concept, firmly)| add(concept, by * firmly));
        for (ally, share) in index.allied_with(term) {
            index.concepts_with(ally).for_each(|(concept, firmly)| add(concept, by * firmly * share));
        }
    });
    let mut first: Vec<(f32, u32, f32)> = covered
        .into_iter()
        .filter(|(concept, _)| best[*concept as usize].1 != u32::MAX)
        .map(|(concept, sum)| (LABEL_SHARE * best[concept as usize].0.min(1.0) + (1.0 - LABEL_SHARE) * sum / total, concept, sum / total))
        .collect();
    first.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    first.truncate(CANDIDATES);
    let mut wide_of = vec![0f32; index.concepts()];
    wide.into_iter().for_each(|(concept, sum)| wide_of[concept as usize] = sum / total);
    let probes = probes(index, &query);
    let segments = segments(index, text, &query, &meanings);
    let plain = fold(text.trim());
    // What is said of the post or the place takes nothing from a title that is a label.
    let named: Vec<Word> = query.iter().zip(&meanings).filter(|(_, meaning)| !meaning.aside).map(|(word, _)| word.clone()).collect();
    let weigh = |(_, concept, coverage): (f32, u32, f32)| {
        let (like, label) = best[concept as usize];
        let (looks, nearest) = looks(index, &probes, concept, lang);
        let exact_of = |label: u32, like: f32| exact(index, &plain, &named, label, like).map(|score| (score, label));
        let is = exact_of(label, like).into_iter().chain(exact_of(nearest, looks[0] / OTHER_LANGUAGE)).max_by(|a, b| a.0.total_cmp(&b.0));
        let (exact, label) = is.map_or((None, label), |(score, label)| (Some(score), label));
        let listed = segments.iter().map(|(probes, share)| looks_most(index, probes, concept) * share).fold(0.0, f32::max);
        let evidence =
            [like.min(1.0), coverage, wide_of[concept as usize], looks[0], looks[1], looks[2], looks[3], looks[4], looks[5], listed];
        Found { concept, label, evidence, strength: weights::sum(&evidence), exact, score: 0.0 }
    };
    let mut found: Vec<Found> = first.into_iter().map(weigh).collect();
    weights::make_sure(&mut found);
    found
}

/// The parts of a title that lists several things, with the root of their share in it; a title of one thing is its own part.
fn segments(index: &Index, text: &str, query: &[Word], meanings: &[Meaning]) -> Vec<([Probe; 3], f32)> {
    let parts = listed(text);
    if parts.len() < 2 {
        return Vec::new();
    }
    let total: f32 = meanings.iter().map(|meaning| meaning.weight).sum();
    let segment = |part: &str| {
        let own = words(part, None);
        let here = query.iter().zip(meanings).filter(|(word, _)| own.iter().any(|other| other.text == word.text));
        let weight: f32 = here.map(|(_, meaning)| meaning.weight).sum();
        (probes(index, &own), (weight / total.max(0.01)).min(1.0).sqrt())
    };
    parts.into_iter().map(segment).filter(|(_, share)| *share > 0.0).collect()
}

/// The trigrams of a text as each language reads its words.
fn probes(index: &Index, words: &[Word]) -> [Probe; 3] {
    [Lang::It, Lang::Fr, Lang::En].map(|lang| index.probe(words.iter().map(|word| (word, light(&word.text, lang)))))
}

/// A language that a label is written in.
fn written_in(entry: &Entry) -> Lang {
    Lang::ALL.iter().copied().find(|lang| entry.langs & (1 << (*lang as u8)) != 0).unwrap_or(Lang::It)
}

/// The cosine of the label that looks most like a text.
fn looks_most(index: &Index, probes: &[Probe; 3], concept: u32) -> f32 {
    let like = |label: u32| index.look(&probes[written_in(&index.labels()[label as usize]) as usize], label).like;
    index.labels_of(concept).map(like).fold(0.0, f32::max)
}

/// What trigrams say of a concept: cosine of the nearest label, share of that label in the text, the next two cosines,
/// cosine of the nearest preferred label, largest share of a label in the text; and which label is the nearest.
fn looks(index: &Index, probes: &[Probe; 3], concept: u32, lang: Option<Lang>) -> ([f32; 6], u32) {
    let mut top = [Look::default(); 3];
    let (mut preferred, mut within, mut nearest) = (0f32, 0f32, index.labels_of(concept).start);
    for label in index.labels_of(concept) {
        let entry = &index.labels()[label as usize];
        let foreign = lang.is_some_and(|lang| entry.langs & (1 << (lang as u8)) == 0);
        let mut look = index.look(&probes[written_in(entry) as usize], label);
        look.like *= if foreign { OTHER_LANGUAGE } else { 1.0 };
        if entry.preferred {
            preferred = preferred.max(look.like);
        }
        within = within.max(look.within);
        if look.like > top[0].like {
            nearest = label;
        }
        for place in &mut top {
            if look.like > place.like {
                std::mem::swap(place, &mut look);
            }
        }
    }
    ([top[0].like, top[0].within, top[1].like, top[2].like, preferred, within], nearest)
}

/// The score of a text that is a label, literally or but for gender, number and order of its words.
fn exact(index: &Index, plain: &str, query: &[Word], label: u32, like: f32) -> Option<f32> {
    if like < 0.85 {
        return None;
    }
    let entry = &index.labels()[label as usize];
    let preferred = if entry.preferred { 0.019 } else { 0.0 };
    let text = index.label(label);
    if fold(text) == plain {
        return Some(0.98 + preferred);
    }
    let lang = written_in(entry);
    let forms = |words: &[Word]| words.iter().map(|word| light(&word.text, lang)).collect::<BTreeSet<_>>();
    (forms(query) == forms(&words(text, Some(lang)))).then_some(0.96 + preferred)
}

/// Sums over the words what `uses` says that each of its terms gives to whom; a word gives to
/// everybody only through the likeliest of its terms.
fn sums(meanings: &[Meaning], size: usize, uses: impl Fn(&Meaning, u32, f32, &mut dyn FnMut(u32, f32))) -> Vec<(u32, f32)> {
    let mut sum = vec![0f32; size];
    let mut given_by = vec![0u16; size];
    let mut touched = Vec::new();
    for (number, meaning) in (1u16..).zip(meanings) {
        for (term, sure) in &meaning.terms {
            uses(meaning, *term, *sure, &mut |who, much| {
                let at = who as usize;
                if given_by[at] == number {
                    return;
                }
                if given_by[at] == 0 {
                    touched.push(who);
                }
                given_by[at] = number;
                sum[at] += much;
            });
        }
    }
    touched.into_iter().map(|who| (who, sum[who as usize])).collect()
}

/// The terms that a word may mean: itself, others of its stem, derived words, what it may be a slip for.
fn meaning(index: &Index, reader: &Reader, word: &Word, lang: Option<Lang>) -> Meaning {
    let mut terms: Vec<(u32, f32)> = Vec::new();
    let mut add = |term: u32, sure: f32| {
        if terms.iter().all(|(known, _)| *known != term) {
            terms.push((term, sure));
        }
    };
    // The language asked for goes first, so that its reading wins.
    let langs: Vec<Lang> = lang.into_iter().chain(Lang::ALL.iter().copied().filter(|other| Some(*other) != lang)).collect();
    let mut known = false;
    for own in &langs {
        if let Some(term) = index.find(&light(&word.text, *own)) {
            add(term, 1.0);
            known = true;
        }
    }
    if !known && reader.places.contains(&fold(&word.text)) {
        return Meaning { weight: weight(word) * ASIDE * UNKNOWN, terms, aside: true };
    }
    // Abbreviations have no stem: "AMS" is not the plural of something.
    let stemmed = langs.iter().filter(|_| word.text.chars().count() > 3);
    for own in stemmed {
        index.with_stem(&reader.stemmers.stem(&word.text, *own)).iter().take(12).for_each(|term| add(*term, 0.8));
    }
    let own = lang.unwrap_or(Lang::It);
    for kin in reader.kin.of(&reader.stemmers.stem(&word.text, own), own) {
        index.with_stem(kin).iter().take(4).for_each(|term| add(*term, KIN));
    }
    let form = light(&word.text, lang.unwrap_or(Lang::It));
    if word.cut && form.len() > 2 {
        index.beginning(&fold(&word.text), 40).for_each(|term| add(term, 0.6));
    }
    if form.len() > 5 && form.is_ascii() {
        let prefix = &form[..(form.len() * 3 / 4).max(5)];
        for term in index.beginning(prefix, 24) {
            let longer = index.term(term).len().max(form.len()) as f32;
            add(term, 0.9 * prefix.len() as f32 / longer);
        }
    }
    if !known && form.len() > 3 {
        slips(index, &form).into_iter().for_each(|(term, sure)| add(term, sure));
    }
    terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let rarity = terms.first().map_or(UNKNOWN, |(term, _)| index.idf(*term));
    Meaning { weight: weight(word) * rarity, terms, aside: word.aside }
}

/// The terms that a word no label uses may be a slip of.
///
/// Names of places and firms stand in titles too: a word is a slip only of one that begins alike
/// and differs by one letter, or by two when both are long.
fn slips(index: &Index, form: &str) -> Vec<(u32, f32)> {
    let edits = if form.len() > 6 { 2 } else { 1 };
    let likely = |(term, share): (u32, f32)| {
        let other = index.term(term);
        let begins_alike = other.bytes().zip(form.bytes()).take(2).any(|(a, b)| a == b);
        if begins_alike && within_edits(other, form, edits) { Some((term, 0.85)) } else { (share > 0.6).then_some((term, 0.5)) }
    };
    index.similar.to(form, 0.35, 16).into_iter().filter_map(likely).collect()
}
