//! Words as people write them in titles, brought to forms that can be compared.
//!
//! A word has a *light form*, in which gender and number no longer show, and per language a
//! *stem*, which also joins a noun with its verb. Accents go last, because the stemmers need them.

use ponte_domain::reference::Lang;
use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::lists::{ABBREVIATIONS, ABOUT_THE_POST, ENGLISH_PREPOSITIONS, ONLY_WITH_STOP, OTHER_ENDINGS, PHRASES, STOP};

/// How much a word counts that is not about the occupation: of the post, or the name of a place.
pub(super) const ASIDE: f32 = 0.15;

/// A word of a text, with how much it counts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// Lower case, with its accents.
    pub text: String,
    /// 1 for a word of the title proper, less for what qualifies it.
    pub weight: f32,
    /// Whether a full stop followed: it may be the beginning of a longer word.
    pub cut: bool,
    /// Whether it is the word that says what the thing is ("cook" in "pastry cook").
    pub head: bool,
    /// Whether it is about the post, the advert or who may answer it, not about the occupation.
    pub aside: bool,
}

/// The words of a text that mean something; of the others only when there is nothing else.
///
/// The head is the first word in Italian and French, in English the last before a preposition;
/// without a language no word is taken for it.
pub(super) fn words(text: &str, lang: Option<Lang>) -> Vec<Word> {
    let all = split(text);
    let means = |word: &&Word| !STOP.contains(&fold(&word.text).as_str());
    let mut meant: Vec<Word> = all.iter().filter(means).cloned().collect();
    let head = match lang {
        None => None,
        Some(Lang::It | Lang::Fr) => Some(0),
        Some(Lang::En) => {
            let phrase = all.iter().take_while(|word| word.weight >= 1.0 && !ENGLISH_PREPOSITIONS.contains(&word.text.as_str()));
            phrase.filter(means).count().checked_sub(1)
        }
    };
    if let Some(word) = head.and_then(|at| meant.get_mut(at)) {
        word.head = true;
    }
    meant.extend(abbreviation(&meant));
    if meant.is_empty() { all } else { meant }
}

/// The abbreviation by which a phrase of several words is known, if it is in the text.
fn abbreviation(words: &[Word]) -> Option<Word> {
    let begins = |(word, part): (&Word, &str)| word.text.starts_with(part);
    let is_there = |phrase: &&[&str]| words.windows(phrase.len()).any(|window| window.iter().zip(phrase.iter().copied()).all(begins));
    let (_, short) = PHRASES.iter().find(|(phrase, _)| is_there(phrase))?;
    Some(Word { text: (*short).to_owned(), weight: 1.0, cut: false, head: false, aside: false })
}

/// All words of a text, with abbreviations written out.
fn split(text: &str) -> Vec<Word> {
    let mut all = Vec::new();
    let mut weight = 1.0;
    let mut current = String::new();
    let mut after_slash = false;
    let mut chars = text.chars().chain([' ']).peekable();
    while let Some(c) = chars.next() {
        if c.is_alphanumeric() || is_combining_mark(c) || (matches!(c, '+' | '#') && !current.is_empty()) {
            current.extend(c.to_lowercase());
            continue;
        }
        if !current.is_empty() {
            let word = std::mem::take(&mut current);
            let other_ending = after_slash && OTHER_ENDINGS.contains(&word.as_str());
            if !other_ending {
                push(&mut all, &word, weight, c == '.');
            }
        }
        after_slash = c == '/' && chars.peek().is_some_and(|next| next.is_alphanumeric());
        // What follows a comma or a dash, or stands in brackets, qualifies the title.
        match c {
            ',' | ';' | '(' | '–' | '—' | ':' => weight = 0.6,
            '-' if chars.peek() == Some(&' ') => weight = 0.6,
            ')' => weight = 1.0,
            _ => {}
        }
    }
    all
}

fn push(words: &mut Vec<Word>, word: &str, weight: f32, cut: bool) {
    let expanded = ABBREVIATIONS.iter().find(|(short, _)| *short == word).filter(|_| cut || !ONLY_WITH_STOP.contains(&word));
    if let Some((_, long)) = expanded {
        words.extend(long.split(' ').map(|text| Word { text: text.to_owned(), weight, cut: false, head: false, aside: false }));
        return;
    }
    // "Offerta di lavoro", but "sicurezza sul lavoro" and "consulente del lavoro".
    let of_labour = word == "lavoro" && words.last().is_some_and(|before| matches!(before.text.as_str(), "sul" | "del"));
    let aside = ABOUT_THE_POST.contains(&word) && !of_labour;
    let weight = if aside { weight * ASIDE } else { weight };
    // A digit or a letter by itself tells little ("C" and "R" as languages keep some weight).
    let weight = if word.chars().count() == 1 { weight * 0.5 } else { weight };
    words.push(Word { text: word.to_owned(), weight, cut, head: false, aside });
}

/// The parts of a title that lists several things with commas and conjunctions.
pub(super) fn listed(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for mark in [", ", "; ", " e ", " ed ", " o ", " et ", " ou ", " and ", " or ", " & "] {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    parts
}

/// What a text says before it names exceptions ("ad eccezione di …").
pub(super) fn without_exceptions(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let marks = [
        "ad eccezione",
        "ad esclusione",
        "escluso ",
        "esclusi ",
        "esclusa ",
        "escluse ",
        "tranne ",
        "sauf ",
        "à l'exception",
        "à l’exception",
        "à l'exclusion",
        "à l’exclusion",
        "except ",
        "excluding ",
    ];
    let from = marks.iter().filter_map(|mark| lower.find(mark)).filter(|at| *at > 0).min();
    from.map_or(text, |at| text[..at].trim_end_matches(['(', ' ', ',']))
}

/// The parts of a text that may name different things: divided by slashes, also within brackets.
///
/// A bracket without slashes qualifies what stands before it; "di …" after the last of several words joined by
/// slashes belongs to each of them ("Hostess/Steward di cassa").
pub(super) fn alternatives(text: &str) -> Vec<String> {
    let (parts, shared) = (divided(text), shared_complement(text));
    let whole = |part: &str| match shared {
        Some(complement) if !part.contains(' ') => format!("{part} {complement}"),
        _ => part.to_owned(),
    };
    parts.into_iter().map(whole).collect()
}

fn divided(text: &str) -> Vec<&str> {
    let groups: Vec<&str> = text.split(['(', ')']).map(str::trim).filter(|group| !group.is_empty()).collect();
    let divided: Vec<Vec<&str>> = groups.iter().map(|group| slashed(group)).collect();
    if divided.iter().skip(1).all(Vec::is_empty) {
        return divided.into_iter().next().unwrap_or_default();
    }
    let mut parts = Vec::new();
    for (group, divided) in groups.into_iter().zip(divided) {
        if divided.is_empty() { parts.push(group) } else { parts.extend(divided) }
    }
    parts
}

/// What begins with "di" after words that are joined by slashes without spaces.
fn shared_complement(text: &str) -> Option<&str> {
    let (joined, complement) = text.trim().split_once(' ')?;
    let word = complement.split([' ', '\'', '’']).next()?.to_lowercase();
    let belongs = matches!(word.as_str(), "d" | "de" | "dei" | "del" | "della" | "delle" | "dello" | "di" | "du" | "of");
    (belongs && joined.contains('/') && !complement.contains('/')).then_some(complement)
}

/// The parts of a text that are divided by slashes between words.
pub(super) fn slashed(text: &str) -> Vec<&str> {
    let is_part = |part: &&str| {
        let part = part.trim();
        part.chars().count() > 2 && !OTHER_ENDINGS.contains(&part.split(' ').next().unwrap_or_default().to_lowercase().as_str())
    };
    let mut parts: Vec<&str> = text.split(['/', '|']).filter(is_part).map(str::trim).collect();
    // "Manutentore elettrico / elettronico": a single word after a longer title is part of that.
    if parts.first().is_some_and(|first| first.contains(' ')) {
        parts = parts.iter().enumerate().filter(|(at, part)| *at == 0 || part.contains(' ')).map(|(_, part)| *part).collect();
    }
    if parts.len() < 2 { Vec::new() } else { parts }
}

/// Lower case without accents.
pub(super) fn fold(word: &str) -> String {
    word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// The stemmers of the three languages.
pub(super) struct Stemmers([Stemmer; 3]);

impl Stemmers {
    pub(super) fn new() -> Self {
        Self([Algorithm::Italian, Algorithm::French, Algorithm::English].map(Stemmer::create))
    }

    /// The stem of a lower-case word, without accents.
    pub(super) fn stem(&self, word: &str, lang: Lang) -> String {
        fold(&self.0[lang as usize].stem(word))
    }
}

/// The form of a word in which gender and number do not show, without accents.
pub(super) fn light(word: &str, lang: Lang) -> String {
    let folded = fold(word);
    if folded.len() < 4 || !folded.is_ascii() {
        return folded;
    }
    match lang {
        Lang::It => light_italian(&folded),
        Lang::Fr => light_french(&folded),
        Lang::En => light_english(&folded),
    }
}

/// Replaces the first ending that fits.
fn with_ending(word: &str, endings: &[(&str, &str)]) -> Option<String> {
    endings.iter().find_map(|(from, to)| word.strip_suffix(from).filter(|rest| rest.len() > 2).map(|rest| format!("{rest}{to}")))
}

fn light_italian(word: &str) -> String {
    let whole = with_ending(
        word,
        &[("trice", "tore"), ("trici", "tore"), ("oressa", "ore"), ("oresse", "ore"), ("ntessa", "nte"), ("ntesse", "nte")],
    )
    .unwrap_or_else(|| word.to_owned());
    let bare = whole.strip_suffix(['a', 'e', 'i', 'o']).unwrap_or(&whole);
    // operaio, operai; sindaca, sindache.
    let bare = bare.strip_suffix('i').filter(|rest| rest.len() > 2).unwrap_or(bare);
    match bare.strip_suffix('h') {
        Some(rest) if rest.ends_with(['c', 'g']) => rest.to_owned(),
        _ => bare.to_owned(),
    }
}

fn light_french(word: &str) -> String {
    let one = word.strip_suffix(['s', 'x']).unwrap_or(word);
    let whole = with_ending(one, &[("trice", "teur"), ("euse", "eur"), ("iere", "ier"), ("enne", "en"), ("onne", "on"), ("elle", "el")])
        .unwrap_or_else(|| one.to_owned());
    whole.trim_end_matches('e').to_owned()
}

fn light_english(word: &str) -> String {
    let one = with_ending(word, &[("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")]);
    let one = one.unwrap_or_else(|| match word.strip_suffix('s') {
        Some(rest) if !rest.ends_with(['s', 'u', 'i']) => rest.to_owned(),
        _ => word.to_owned(),
    });
    with_ending(&one, &[("woman", "man"), ("women", "man"), ("person", "man"), ("men", "man"), ("tress", "ter")]).unwrap_or(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gender_and_number_do_not_show_in_the_light_form() {
        for group in [
            &["cameriere", "cameriera", "camerieri", "cameriere"][..],
            &["direttore", "direttrice", "direttori", "direttrici"],
            &["operaio", "operaia", "operai", "operaie"],
            &["sindaco", "sindaca", "sindaci", "sindache"],
            &["professore", "professoressa", "professori"],
            &["barista", "baristi", "bariste"],
        ] {
            assert!(group.iter().all(|word| light(word, Lang::It) == light(group[0], Lang::It)), "{group:?}");
        }
        for group in
            [&["vendeur", "vendeuse", "vendeuses"][..], &["infirmier", "infirmière", "infirmiers"], &["employé", "employée", "employées"]]
        {
            assert!(group.iter().all(|word| light(word, Lang::Fr) == light(group[0], Lang::Fr)), "{group:?}");
        }
        assert_eq!(light("salespersons", Lang::En), light("salesman", Lang::En));
        assert_ne!(light("cuoco", Lang::It), light("cuoio", Lang::It));
    }

    #[test]
    fn titles_are_taken_apart() {
        let texts = |title| words(title, None).into_iter().map(|word| word.text).collect::<Vec<_>>();
        assert_eq!(texts("Addetto/a alla vendita"), ["addetto", "vendita"]);
        assert_eq!(texts("Add. mag."), ["addetto", "magazziniere"]);
        assert_eq!(texts("OSS"), ["operatore", "socio", "sanitario"]);
        assert_eq!(texts("taglio a getto d’acqua"), ["taglio", "getto", "acqua"]);
        assert_eq!(texts("Sviluppatore C#"), ["sviluppatore", "c#"]);
        assert_eq!(texts("per"), ["per"]);
        assert_eq!(texts(" / - "), Vec::<String>::new());
        let weights: Vec<f32> = words("Cuoco, turno serale", None).iter().map(|word| word.weight).collect();
        assert_eq!(weights, [1.0, 0.6, 0.6]);
        let aside = |title| words(title, None).into_iter().filter(|word| word.aside).map(|word| word.text).collect::<Vec<_>>();
        assert_eq!(aside("Offerta di lavoro: consulente del lavoro, tirocinio"), ["offerta", "lavoro", "tirocinio"]);
        let head = |title, lang| words(title, Some(lang)).into_iter().find(|word| word.head).map(|word| word.text);
        assert_eq!(head("Head of the pastry kitchen", Lang::En).as_deref(), Some("head"));
        assert_eq!(head("pastry cook", Lang::En).as_deref(), Some("cook"));
        assert_eq!(head("Il cuoco pasticciere", Lang::It).as_deref(), Some("cuoco"));
    }

    #[test]
    fn slashes_divide_titles_but_not_genders() {
        assert_eq!(alternatives("Cuoco / Cameriere"), ["Cuoco", "Cameriere"]);
        assert_eq!(alternatives("Vari profili (Cuoco/Barman)"), ["Vari profili", "Cuoco", "Barman"]);
        assert!(alternatives("Supervisore (capo reparto)").is_empty());
        assert_eq!(alternatives("Muratore / Operaio edile"), ["Muratore", "Operaio edile"]);
        assert!(alternatives("Manutentore elettrico / elettronico").is_empty());
        assert!(alternatives("Addetti/e vendita").is_empty());
        assert_eq!(alternatives("Hostess/Steward di cassa"), ["Hostess di cassa", "Steward di cassa"]);
        assert_eq!(alternatives("Cuoco/Addetto alla mensa"), ["Cuoco", "Addetto alla mensa"]);
        assert!(alternatives("Cuoco").is_empty());
    }
}
