//! The name that was probably meant.

/// Longest name that is compared; longer ones are nobody's typing error.
const LONGEST: usize = 64;

/// The candidate with the least edit distance, when it is near enough to be a slip:
/// at most a third of the length, and at least one edit allowed.
#[must_use]
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let typed: Vec<char> = name.to_lowercase().chars().take(LONGEST + 1).collect();
    if typed.is_empty() || typed.len() > LONGEST {
        return None;
    }
    let most = (typed.len() / 3).max(1);
    let with_distance = candidates.into_iter().map(|candidate| (distance(&typed, candidate), candidate));
    with_distance.filter(|(edits, _)| *edits <= most).min_by_key(|(edits, _)| *edits).map(|(_, candidate)| candidate)
}

/// Edits (insertion, deletion, substitution) between two names, case apart.
fn distance(typed: &[char], candidate: &str) -> usize {
    let candidate: Vec<char> = candidate.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=candidate.len()).collect();
    for (i, typed_char) in typed.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, candidate_char) in candidate.iter().enumerate() {
            let substituted = diagonal + usize::from(typed_char != candidate_char);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[candidate.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_name_and_nonsense_finds_none() {
        let names = ["given_name", "family_name", "skills"];
        assert_eq!(nearest("familyname", names), Some("family_name"));
        assert_eq!(nearest("Skils", names), Some("skills"));
        assert_eq!(nearest("shoe_size", names), None);
        assert_eq!(nearest("", names), None);
    }
}
