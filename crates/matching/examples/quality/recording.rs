//! How well a province writes down what is true, and of whom.

/// The state of the records.
#[derive(Debug, Clone, Copy)]
pub struct Recording {
    /// Share of what could be on record that is; 1 is the usual desk (which is far from all).
    pub completeness: f64,
    /// Times the usual share of wrong entries.
    pub errors: f64,
    /// Whether some groups are recorded worse than others, see [`Group`].
    pub unequal: bool,
}

impl Recording {
    pub const USUAL: Self = Self { completeness: 1.0, errors: 1.0, unequal: false };
}

/// What the law protects, drawn apart from everything else: nothing about the person's work depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pub woman: bool,
    /// 55 years or more.
    pub older: bool,
    /// A foreign citizen who has not been here for long.
    pub newcomer: bool,
}

/// How a person's file is kept: chances and shares of what is written down of her.
#[derive(Debug, Clone, Copy)]
pub struct Care {
    pub skills: f64,
    pub experiences: f64,
    pub titles: f64,
    pub languages: f64,
    /// How much of her true range she tells.
    pub range: f64,
    /// Chance that only part-time hours are noted of a woman with or without duties.
    pub part_time_assumed: f64,
    /// Chance that the day on which she was asked was not noted.
    pub day_lost: f64,
}

impl Care {
    /// Equal records treat all alike. Unequal ones lose the foreign titles and work of newcomers, some skills and range of women, and
    /// the days on which older people were asked: invented shares, of the direction that the literature describes.
    pub fn of(group: Group, recording: &Recording) -> Self {
        let mut care =
            Self { skills: 1.0, experiences: 1.0, titles: 1.0, languages: 1.0, range: 1.0, part_time_assumed: 0.0, day_lost: 0.0 };
        if !recording.unequal {
            return care;
        }
        if group.newcomer {
            (care.skills, care.experiences, care.titles, care.languages) = (0.75, 0.5, 0.35, 0.6);
        }
        if group.woman {
            (care.skills, care.range, care.part_time_assumed) = (care.skills * 0.8, 0.85, 0.25);
        }
        if group.older {
            (care.day_lost, care.skills) = (0.35, care.skills * 0.9);
        }
        care
    }
}
