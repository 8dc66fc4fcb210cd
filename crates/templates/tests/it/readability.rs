//! The sentences are easy enough for a person who left school at fourteen, by the published index of each language. Measured are the
//! product's own words: names of trades and skills are the employer's, names of contracts the law's.

use ponte_templates::{Lang, Renderer};

use crate::explanations::own_words;

/// The least index of one sentence and of all of them together. Each is above what its author holds to be enough.
///
/// Italian: Gulpease of at least 60 is within reach with the lower-secondary licence (P. Lucisano, M. E. Piemontese, "GULPEASE: una formula
/// per la predizione della difficoltà dei testi in lingua italiana", Scuola e città 3, 1988). English: Flesch of 70 to 80 is read at twelve
/// or thirteen, 60 to 70 at thirteen to fifteen (R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32, 1948). French:
/// the same scale (L. Kandel, A. Moles, "Application de l'indice de Flesch à la langue française", Cahiers Études de Radio-Télévision 19, 1958).
const BOUNDS: [(Lang, f64, f64); 3] = [(Lang::It, 70.0, 90.0), (Lang::Fr, 55.0, 90.0), (Lang::En, 70.0, 90.0)];

#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    sentences: f64,
    words: f64,
    letters: f64,
    syllables: f64,
}

impl std::ops::Add for Counts {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            letters: self.letters + other.letters,
            syllables: self.syllables + other.syllables,
        }
    }
}

impl Counts {
    fn index(self, lang: Lang) -> f64 {
        let (sentence, word) = (self.words / self.sentences, self.syllables / self.words);
        match lang {
            Lang::It => 89.0 + (300.0 * self.sentences - 10.0 * self.letters) / self.words,
            Lang::Fr => 207.0 - 1.015 * sentence - 73.6 * word,
            Lang::En => 206.835 - 1.015 * sentence - 84.6 * word,
        }
    }
}

/// Groups of vowels; of a word that ends in a silent e, one less.
fn syllables(word: &str, lang: Lang) -> f64 {
    let is_vowel = |c: char| "aeiouyàâäéèêëîïôöùûüœæ".contains(c);
    let letters: Vec<char> = word.chars().collect();
    let starts = |at: usize| is_vowel(letters[at]) && (at == 0 || !is_vowel(letters[at - 1]));
    let groups = (0..letters.len()).filter(|at| starts(*at)).count();
    let silent: &[&str] = match lang {
        Lang::It => &[],
        Lang::Fr => &["e", "es"],
        Lang::En => &["e", "es", "ed"],
    };
    let is_silent_after = |rest: &str| {
        let mut back = rest.chars().rev();
        let (last, before) = (back.next(), back.next());
        // The e of "table" is heard in English.
        let heard = lang == Lang::En && last == Some('l') && before.is_some_and(|c| !is_vowel(c));
        last.is_some_and(|c| !is_vowel(c)) && !heard
    };
    let ends_silent = silent.iter().any(|end| word.strip_suffix(end).is_some_and(is_silent_after));
    (groups - usize::from(ends_silent && groups > 1)).max(1) as f64
}

fn count(text: &str, lang: Lang) -> Counts {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let ends = text.split(['.', '?', '!']).filter(|part| part.chars().any(char::is_alphabetic)).count();
    Counts {
        sentences: ends.max(1) as f64,
        words: words.len() as f64,
        letters: words.iter().map(|word| word.chars().count() as f64).sum(),
        syllables: words.iter().map(|word| if word.chars().all(|c| c.is_ascii_digit()) { 1.0 } else { syllables(word, lang) }).sum(),
    }
}

#[test]
fn sentences_are_easy_enough_at_fourteen() {
    let renderer = Renderer::new().expect("templates and words");
    for (lang, least_of_one, least_of_all) in BOUNDS {
        let mut sentences = own_words(&renderer, lang);
        sentences.sort();
        sentences.dedup();
        let mut ranked: Vec<(f64, &String)> = sentences.iter().map(|text| (count(text, lang).index(lang), text)).collect();
        ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
        let all = sentences.iter().map(|text| count(text, lang)).fold(Counts::default(), |sum, next| sum + next).index(lang);
        println!("{lang}: {all:.0} over {} sentences; the hardest:", sentences.len());
        ranked.iter().take(12).for_each(|(index, text)| println!("  {index:.0}  {text}"));
        assert!(all >= least_of_all, "{lang}: {all:.1}");
        assert!(ranked[0].0 >= least_of_one, "{lang}: {:.1} {}", ranked[0].0, ranked[0].1);
    }
}

#[test]
fn an_index_follows_its_formula() {
    let counts = count("La gatta dorme. Il cane no.", Lang::It);
    assert_eq!((counts.sentences, counts.words, counts.letters), (2.0, 6.0, 20.0));
    assert!((counts.index(Lang::It) - (89.0 + (600.0 - 200.0) / 6.0)).abs() < 1e-9);
    assert_eq!(["table", "work", "asked", "licence", "a"].map(|word| syllables(word, Lang::En)), [2.0, 1.0, 1.0, 2.0, 1.0]);
    assert_eq!(["demande", "elle", "métier"].map(|word| syllables(word, Lang::Fr)), [2.0, 1.0, 2.0]);
    let hard = "L’attestazione della disponibilità all’inserimento lavorativo risulta conseguentemente subordinata all’accertamento.";
    assert!(count(hard, Lang::It).index(Lang::It) < 60.0);
}
