//! Samples: some people of each group are asked first.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    expression::{Expression, Names, Type, Value, Values},
    reference::Label,
};

/// How a sample is drawn, desk by desk: so many people of each group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    pub id: String,
    pub title: Label,
    /// The group of a person, by what [`Sample::names`] tells of her.
    pub by: Expression,
    /// People of each group.
    pub each: u32,
}

/// Somebody who may be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What is known of her, by the names of [`Sample::names`].
    pub values: Values,
    /// Her lot, drawn by whoever asks and kept with the sample, so that it can be drawn again and looked into.
    pub lot: u64,
}

/// Who was drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Places in the list of candidates, group by group, the smallest lots first.
    pub chosen: Vec<usize>,
    /// The groups that had fewer people than asked for, and how many they lack.
    pub short: BTreeMap<String, u32>,
}

impl Sample {
    /// What can be asked of a person: her age in whole years, and the days since she declared herself unemployed.
    #[must_use]
    pub fn names() -> Names {
        Names::from(["age", "unemployed_days"].map(|name| (name.to_owned(), Type::Number)))
    }

    /// The names of its groups.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        match self.by.check(&Self::names()) {
            Ok(Type::Code(codes)) => codes.into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Draws from each group the people with the smallest lots; equal lots are taken in the order of the list. Who belongs
    /// to no group, because what is asked is not known of her, is not drawn.
    #[must_use]
    pub fn draw(&self, candidates: &[Candidate]) -> Drawn {
        let mut groups: BTreeMap<String, Vec<usize>> = self.groups().into_iter().map(|group| (group, Vec::new())).collect();
        for (place, candidate) in candidates.iter().enumerate() {
            if let Ok(Value::Text(group)) = self.by.evaluate(&candidate.values) {
                groups.entry(group).or_default().push(place);
            }
        }
        let mut drawn = Drawn::default();
        for (group, mut places) in groups {
            places.sort_by_key(|place| (candidates[*place].lot, *place));
            places.truncate(self.each as usize);
            let lacking = self.each - u32::try_from(places.len()).unwrap_or(self.each);
            if lacking > 0 {
                drawn.short.insert(group, lacking);
            }
            drawn.chosen.extend(places);
        }
        drawn
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Candidate, Sample};
    use crate::{
        expression::{Expression, Number, Value, Values},
        reference::Label,
    };

    fn sample() -> Sample {
        let by = Expression::parse("band(age, 'under_35', 35, 'from_35_to_50', 51, 'over_50')").unwrap();
        Sample { id: "trial".into(), title: Label::default(), by, each: 5 }
    }

    fn somebody(age: Option<i64>, lot: u64) -> Candidate {
        let values = age.map(|age| ("age".to_owned(), Value::Number(Number::whole(age).unwrap())));
        Candidate { values: values.into_iter().collect::<Values>(), lot }
    }

    #[test]
    fn five_of_each_age_band_are_drawn_and_what_is_lacking_is_told() {
        let mut people: Vec<Candidate> = (0..20).map(|n| somebody(Some(if n < 7 { 34 } else { 35 }), 100 - n)).collect();
        people.extend([somebody(Some(50), 0), somebody(Some(51), 0), somebody(None, 0)]);
        let drawn = sample().draw(&people);
        assert_eq!(drawn.chosen, [20, 19, 18, 17, 16, 21, 6, 5, 4, 3, 2], "34 and 35, 50 and 51 are in different bands");
        assert_eq!(drawn.short, [("over_50".to_owned(), 4)].into());
    }

    proptest! {
        #[test]
        fn nobody_is_drawn_twice_and_nobody_with_a_smaller_lot_is_passed_over(people in prop::collection::vec((prop::option::of(16_i64..80), 0_u64..1_000), 0..60)) {
            let people: Vec<Candidate> = people.into_iter().map(|(age, lot)| somebody(age, lot)).collect();
            let (sample, drawn) = (sample(), sample().draw(&people));
            let mut once = drawn.chosen.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), drawn.chosen.len());
            let group = |place: usize| sample.by.evaluate(&people[place].values).unwrap();
            for chosen in &drawn.chosen {
                let passed = (0..people.len()).filter(|other| !drawn.chosen.contains(other) && group(*other) == group(*chosen));
                for other in passed {
                    prop_assert!(people[other].lot >= people[*chosen].lot);
                }
            }
            prop_assert_eq!(drawn.chosen.len() + drawn.short.values().sum::<u32>() as usize, 15);
        }
    }
}
