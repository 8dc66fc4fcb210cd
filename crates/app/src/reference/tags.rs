//! Which concepts are of the sea economy ("blue") and of the green economy.

use std::{collections::HashSet, sync::LazyLock};

use ponte_domain::{
    reference::Lang,
    reference_batch::{ConceptKind, ReferenceBatch, RelationKind},
    text::sort_key,
};

/// The rule for blue: ISCO groups and words, as text that a person may edit.
const BLUE: &str = include_str!("../../../../reference/blue.csv");

/// An occupation is green when at least this part of its essential skills is in the green collection …
const GREEN_PART: (usize, usize) = (1, 4);

/// … and at least this many of them are.
const GREEN_LEAST: usize = 2;

/// The rule that says what is of the sea economy.
struct BlueRule {
    isco: Vec<&'static str>,
    /// Words, by language, that make an occupation or skill blue when its label contains them whole.
    words: HashSet<(&'static str, String)>,
    /// The longest entry, in words.
    longest: usize,
}

static BLUE_RULE: LazyLock<BlueRule> = LazyLock::new(|| {
    let lines = BLUE.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(|line| line.split_once(','));
    let mut rule = BlueRule { isco: Vec::new(), words: HashSet::new(), longest: 1 };
    for (kind, value) in lines {
        if kind == "isco" {
            rule.isco.push(value);
        } else {
            let word = sort_key(value);
            rule.longest = rule.longest.max(word.split(' ').count());
            rule.words.insert((kind, word));
        }
    }
    rule
});

/// Whether an ISCO group is of the sea economy as a whole.
fn is_blue_isco(isco: &str) -> bool {
    BLUE_RULE.isco.iter().any(|group| isco.starts_with(group))
}

/// Whether a label names work of the sea economy.
fn is_blue_label(lang: Lang, label: &str) -> bool {
    let key = sort_key(label);
    let words: Vec<&str> = key.split(' ').collect();
    (1..=BLUE_RULE.longest).any(|count| words.windows(count).any(|run| BLUE_RULE.words.contains(&(lang.as_str(), run.join(" ")))))
}

/// Sets the blue flag of occupations and skills, and the green flag of occupations.
///
/// Blue is decided by the ISCO group or the preferred label in any language; green skills must be
/// marked already.
pub fn set_tags(batch: &mut ReferenceBatch) {
    let by_label = batch.labels.iter().filter(|label| is_blue_label(label.lang, &label.label)).map(|label| label.uri.clone());
    let blue: HashSet<Box<str>> = by_label.collect();
    let green: HashSet<&str> =
        batch.concepts.iter().filter(|c| c.green && c.kind == ConceptKind::Skill).map(|concept| concept.uri.as_ref()).collect();
    let mut essential: std::collections::HashMap<&str, (usize, usize)> = std::collections::HashMap::new();
    for relation in batch.relations.iter().filter(|relation| relation.kind == RelationKind::Essential) {
        let (all, of_green) = essential.entry(&relation.from).or_default();
        *all += 1;
        *of_green += usize::from(green.contains(relation.to.as_ref()));
    }
    let is_green = |uri: &str| {
        essential.get(uri).is_some_and(|(all, of_green)| *of_green >= GREEN_LEAST && of_green * GREEN_PART.1 >= all * GREEN_PART.0)
    };
    let flags: Vec<(bool, bool)> = batch
        .concepts
        .iter()
        .map(|concept| {
            let of_group = concept.isco.as_deref().is_some_and(is_blue_isco);
            (of_group || blue.contains(&concept.uri), concept.green || is_green(&concept.uri))
        })
        .collect();
    for (concept, (blue, green)) in batch.concepts.iter_mut().zip(flags) {
        (concept.blue, concept.green) = (blue, green);
    }
}

#[cfg(test)]
mod tests {
    use ponte_domain::reference::Lang;

    use super::{is_blue_isco, is_blue_label};

    #[test]
    fn words_count_only_whole() {
        assert!(is_blue_label(Lang::En, "operate ship rescue machinery"));
        assert!(!is_blue_label(Lang::En, "show leadership"));
        assert!(is_blue_label(Lang::It, "elettricista di bordo"));
        assert!(!is_blue_label(Lang::It, "bordatore"));
    }

    #[test]
    fn deck_crews_are_blue_and_cooks_are_not() {
        assert!(is_blue_isco("8350"));
        assert!(!is_blue_isco("5120"));
    }
}
