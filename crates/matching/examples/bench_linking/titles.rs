//! Titles as employers write them, made from labels: no advert was read for this, only the ways in which adverts are written.
//!
//! A label is cut short, loses its function words, gets both genders, capitals or an abbreviation, and stands among words about the post, the
//! firm and the place. The firms are invented.

use ponte_domain::reference::Lang;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::words::hash;

const FUNCTION_WORDS: [&str; 24] = [
    "a", "ad", "ai", "al", "alla", "alle", "agli", "allo", "con", "d", "da", "dei", "degli", "del", "della", "delle", "di", "e", "in",
    "nel", "per", "of", "in", "the",
];

const BEFORE: [&str; 22] = [
    "Cercasi",
    "Ricerchiamo",
    "Si ricerca",
    "Assumiamo",
    "Offerta di lavoro:",
    "N. 2",
    "n. 1",
    "3",
    "Urgente:",
    "Selezione",
    "Apprendista",
    "Tirocinio",
    "Stage",
    "Aspirante",
    "Giovane",
    "Annuncio:",
    "Ricerca",
    "Posizione aperta:",
    "Junior",
    "Senior",
    "Neolaureato",
    "Si assume",
];

const AFTER: [&str; 34] = [
    "part time",
    "full time",
    "tempo determinato",
    "tempo indeterminato",
    "junior",
    "senior",
    "con esperienza",
    "anche prima esperienza",
    "automunito",
    "turnista",
    "stagionale",
    "sostituzione maternità",
    "apprendista",
    "in somministrazione",
    "categorie protette",
    "settore commercio",
    "GDO",
    "retail",
    "produzione",
    "24 ore settimanali",
    "per negozio",
    "per hotel",
    "per azienda",
    "per studio",
    "m/f",
    "(m/f)",
    "M/F/X",
    "immediato inserimento",
    "zona industriale",
    "smart working",
    "patente B",
    "stage retribuito",
    "per cantiere",
    "b2b",
];

const PLACES: [&str; 16] = [
    "Catania",
    "Milano",
    "Torino",
    "Bari",
    "Verona",
    "Genova",
    "Lecce",
    "Pavia",
    "Aosta",
    "Trento",
    "Siracusa",
    "Prato",
    "Sicilia",
    "Lombardia",
    "Cuneo",
    "Ivrea",
];

const FIRMS: [&str; 10] = [
    "Rovelli Srl",
    "Gruppo Delmari",
    "Tecnofar SpA",
    "Orvina",
    "Studio Calbi",
    "Brentex Italia",
    "Hotel Miralba",
    "Cooperativa Lume",
    "Vantera",
    "Fratelli Ossari snc",
];

/// Names of products and methods, invented: no label knows them.
const NAMES: [&str; 12] =
    ["Kelvio", "Trax", "Nubix", "Ordalis", "Fenwik", "Qualis", "Xylo", "Brio Plus", "Zentor", "Maruk", "Dolphi", "Stellix"];

/// The dice of a label: always the same.
fn dice(label: &str) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(hash(&format!("title {label}")))
}

/// A title that an employer might write for what a label in a language names.
pub fn title(label: &str, lang: Lang) -> String {
    let mut dice = dice(label);
    let mut words: Vec<String> = label.split('/').next().unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    shorten(&mut words, lang, &mut dice);
    if dice.random_bool(0.35) {
        words.retain(|word| !FUNCTION_WORDS.contains(&word.to_lowercase().as_str()));
    }
    if let Some(first) = words.first_mut() {
        *first = written(first, &mut dice);
    }
    let mut title = words.join(" ");
    if dice.random_bool(0.3) {
        title = format!("{} {title}", pick(&BEFORE, &mut dice));
    }
    for (often, among) in [(0.3, &AFTER[..]), (0.15, &AFTER[..]), (0.15, &PLACES[..]), (0.08, &FIRMS[..])] {
        if dice.random_bool(often) {
            let joint = pick(&[" ", " - ", " ", ", "], &mut dice);
            title = format!("{title}{joint}{}", pick(among, &mut dice));
        }
    }
    in_capitals(&title, &mut dice)
}

fn pick<'a>(among: &[&'a str], dice: &mut ChaCha8Rng) -> &'a str {
    among[dice.random_range(0..among.len())]
}

/// Leaves out what qualifies the head: "operatore di gru a torre per cantieri" becomes "operatore di gru a torre", "mobile devices technician"
/// becomes "technician", or gets a name of its own in place of what went.
fn shorten(words: &mut Vec<String>, lang: Lang, dice: &mut ChaCha8Rng) {
    let is_function = |word: &String| FUNCTION_WORDS.contains(&word.to_lowercase().as_str());
    let (length, head_is_last) = (words.len(), lang == Lang::En && !words.iter().any(is_function));
    while words.len() > if head_is_last { 1 } else { 3 } && dice.random_bool(0.35) {
        if head_is_last {
            words.remove(0);
            continue;
        }
        words.pop();
        while words.len() > 1 && words.last().is_some_and(is_function) {
            words.pop();
        }
    }
    if words.len() < length && dice.random_bool(0.5) {
        let at = if head_is_last { 0 } else { words.len() };
        words.insert(at, pick(&NAMES, dice).to_owned());
    }
}

/// The first word as adverts have it: for both genders, in the plural, cut with a full stop, or as it is.
fn written(word: &str, dice: &mut ChaCha8Rng) -> String {
    let stem = |ending: &str| word.strip_suffix(ending).filter(|rest| rest.chars().count() > 2);
    match dice.random_range(0..10) {
        0..=1 => match (stem("tore"), stem("o"), stem("e")) {
            (Some(rest), _, _) => format!("{rest}tore/trice"),
            (_, Some(_), _) => format!("{word}/a"),
            (_, _, Some(_)) => format!("{word}/i"),
            _ => word.to_owned(),
        },
        2 => match (stem("io"), stem("o"), stem("e")) {
            (Some(rest), _, _) => format!("{rest}i"),
            (_, Some(rest), _) => format!("{rest}i/e"),
            (_, _, Some(rest)) => format!("{rest}i"),
            _ => word.to_owned(),
        },
        3 if word.chars().count() > 6 => format!("{}.", word.chars().take(dice.random_range(3..6)).collect::<String>()),
        _ => word.to_owned(),
    }
}

fn in_capitals(title: &str, dice: &mut ChaCha8Rng) -> String {
    let first_up = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    match dice.random_range(0..10) {
        0..=1 => title.to_uppercase(),
        2..=5 => title.split(' ').map(first_up).collect::<Vec<_>>().join(" "),
        6 => title.to_lowercase(),
        _ => first_up(title),
    }
}
