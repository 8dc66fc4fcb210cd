//! One of each kind that the engine may say, and more where the numbers change the words.

use ponte_domain::work_terms::{Cefr, Contract, Hours, Licence, Shift};
use ponte_matching::{
    key::{OccupationKey, SkillKey, WordsKey},
    outcome::{Gate, GateFailure, Named, Quantity, What, Why, Words},
};

fn words(text: &str) -> Words {
    Words::from(text)
}

fn named(text: &str) -> Named {
    Named { text: words(text), uri: Some(words("https://ponte.invalid/occupation/1")) }
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

/// Does not compile when a kind is added, until it stands in [`all_whys`] too.
fn number_of_why(why: &Why) -> usize {
    match why {
        Why::Unknown => 0,
        Why::SameOccupation { .. } => 1,
        Why::BroaderOrNarrowerOccupation { .. } => 2,
        Why::IscoGroup { .. } => 3,
        Why::OtherOccupation => 4,
        Why::SkillsMet { .. } => 5,
        Why::Months { .. } => 6,
        Why::ExperiencesMet { .. } => 7,
        Why::Education { .. } => 8,
        Why::LanguagesMet { .. } => 9,
        Why::AscertainedDaysAgo { .. } => 10,
        Why::NeverAscertained => 11,
        Why::ContractAccepted { .. } => 12,
        Why::ContractNotAccepted => 13,
        Why::TimesMet { .. } => 14,
        Why::FreeInTime => 15,
        Why::FreeLate { .. } => 16,
        Why::Metres { .. } => 17,
        Why::BoardAndLodging => 18,
        Why::Wished { .. } => 19,
        Why::NearWish { .. } => 20,
        Why::NotWished => 21,
        Why::Pay { .. } => 22,
    }
}
const WHYS: usize = 23;

/// As [`number_of_why`], for [`all_whats`].
fn number_of_what(what: &What) -> usize {
    match what {
        What::Skill { .. } => 0,
        What::SkillsOfOccupation => 1,
        What::Licence { .. } => 2,
        What::Register { .. } => 3,
        What::Vehicle => 4,
        What::Language { .. } => 5,
        What::Education { .. } => 6,
        What::Experience { .. } => 7,
        What::Occupation { .. } => 8,
        What::Availability => 9,
        What::Contract { .. } => 10,
        What::Hours { .. } => 11,
        What::Shifts { .. } => 12,
        What::Start { .. } => 13,
        What::Home => 14,
        What::Distance => 15,
        What::MaxKm { .. } => 16,
        What::RightToWork => 17,
        What::Pay { .. } => 18,
        What::WishOccupation { .. } => 19,
        What::WishSector => 20,
        What::Sector => 21,
        What::Consent => 22,
        What::Other { .. } => 23,
    }
}
const WHATS: usize = 24;

fn skills(essential: [u16; 2], optional: [u16; 2], near: u16, unknown: u16, profile: bool) -> Why {
    Why::SkillsMet {
        essential: essential[0],
        essential_of: essential[1],
        optional: optional[0],
        optional_of: optional[1],
        near,
        unknown,
        profile,
    }
}

/// Reasons of every kind.
pub fn all_whys() -> Vec<Why> {
    let uri = || Some(words("https://ponte.invalid/occupation/1"));
    let mut all = vec![
        Why::Unknown,
        Why::SameOccupation { occupation: named("elettricista navale") },
        Why::BroaderOrNarrowerOccupation { uri: uri() },
    ];
    all.extend((1..=4).map(|digits| Why::IscoGroup { digits, uri: uri() }));
    all.extend([
        Why::OtherOccupation,
        skills([5, 6], [3, 4], 1, 2, true),
        skills([0, 0], [1, 2], 0, 1, false),
        skills([0, 2], [0, 1], 0, 3, false),
        skills([0, 2], [0, 1], 0, 3, true),
        skills([1, 1], [0, 0], 2, 0, false),
    ]);
    all.extend(
        [(0, 12), (1, 2), (1, 1), (23, 24), (24, 13), (25, 36), (108, 36), (30, 35), (12, 240)]
            .map(|(have, need)| Why::Months { have, need }),
    );
    all.extend([(0, 2), (1, 2), (2, 2)].map(|(met, of)| Why::ExperiencesMet { met, of }));
    for (have, need, field_met) in [
        (Some(3), Some(4), Some(true)),
        (Some(8), Some(1), Some(false)),
        (Some(5), None, None),
        (None, Some(2), None),
        (Some(6), Some(7), None),
    ] {
        all.push(Why::Education { have, need, field_met });
    }
    all.extend([(0, 1, 1), (1, 1, 0), (1, 3, 2)].map(|(met, of, unknown)| Why::LanguagesMet { met, of, unknown }));
    all.extend([0, 1, 2, 47].map(|days| Why::AscertainedDaysAgo { days }));
    all.extend([Why::NeverAscertained, Why::ContractNotAccepted, Why::FreeInTime, Why::BoardAndLodging, Why::NotWished]);
    all.extend([1, 2, 3].map(|rank| Why::ContractAccepted { rank }));
    all.extend([(0, 0, 1), (0, 2, 2), (1, 1, 2), (2, 0, 3)].map(|(accepted, unknown, of)| Why::TimesMet { accepted, unknown, of }));
    all.extend([1, 2, 9].map(|days| Why::FreeLate { days }));
    for (metres, range, assumed, vehicle) in
        [(5_240, 25_000, false, Some(true)), (49, 30_000, true, Some(false)), (1_000, 1_000, false, None), (12_050, 30_000, true, None)]
    {
        all.push(Why::Metres { metres, range, assumed, vehicle });
    }
    all.extend([1, 2, 3].map(|rank| Why::Wished { rank }));
    all.extend([1, 2].map(|rank| Why::NearWish { rank, isco_digits: 3 }));
    all.extend([(2_314_000, 2_000_000), (117_050, 99_900)].map(|(offered_cents, least_cents)| Why::Pay { offered_cents, least_cents }));
    let met: std::collections::BTreeSet<usize> = all.iter().map(number_of_why).collect();
    assert_eq!(met.len(), WHYS);
    all
}

/// Things of every kind.
pub fn all_whats() -> Vec<What> {
    let skill = |level| What::Skill { skill: named("saldatura a filo"), level, essential: true, key: SkillKey::Words(WordsKey(1)) };
    let trade = OccupationKey::Words(WordsKey(1));
    let mut all = vec![skill(None), skill(Some(3)), What::SkillsOfOccupation, What::Register { register: words("HACCP") }, What::Vehicle];
    all.extend([Licence::B, Licence::Ce, Licence::Forklift, Licence::CqcGoods, Licence::Boat].map(|licence| What::Licence { licence }));
    all.extend(
        [("en", Some(Cefr::A2)), ("uk", None), ("it", Some(Cefr::Native))].map(|(code, cefr)| What::Language { code: words(code), cefr }),
    );
    for (eqf, field) in [(Some(4), None), (None, Some("0713")), (Some(3), Some("elettrotecnica")), (Some(1), None)] {
        all.push(What::Education { eqf, field: field.map(words), key: None });
    }
    all.push(What::Experience { occupation: None, months: 1, key: None });
    all.push(What::Experience { occupation: Some(named("elettricista")), months: 36, key: Some(trade) });
    all.push(What::Experience { occupation: None, months: 30, key: None });
    all.push(What::Occupation { occupation: named("elettricista"), key: trade });
    all.push(What::WishOccupation { occupation: named("elettricista"), key: trade });
    all.extend(Contract::ALL.iter().map(|contract| What::Contract { contract: *contract }));
    all.extend(Hours::ALL.iter().map(|hours| What::Hours { hours: *hours }));
    all.extend([What::Shifts { shifts: vec![Shift::Night] }, What::Shifts { shifts: Shift::ALL.to_vec() }]);
    all.extend([What::Start { date: day("2026-12-07") }, What::Start { date: day("2027-03-01") }]);
    all.extend([1, 30].map(|km| What::MaxKm { km }));
    all.push(What::Pay { euro_year: 23_140 });
    all.extend([What::Availability, What::Home, What::Distance, What::RightToWork, What::WishSector, What::Sector, What::Consent]);
    all.push(What::Other { text: words("lavora in quota") });
    let met: std::collections::BTreeSet<usize> = all.iter().map(number_of_what).collect();
    assert_eq!(met.len(), WHATS);
    all
}

/// Refusals by every condition.
pub fn all_refusals() -> Vec<GateFailure> {
    use Quantity as Q;
    let mut all: Vec<GateFailure> = Vec::new();
    let mut add = |gate, what, have, need, short_by| all.push(GateFailure { gate, what, have, need, short_by });
    add(Gate::Consent, What::Consent, Q::Refused, Q::Nothing, None);
    add(Gate::RightToWork, What::RightToWork, Q::Refused, Q::Nothing, None);
    add(Gate::Sector, What::Sector, Q::Refused, Q::Nothing, None);
    add(Gate::Pay, What::Pay { euro_year: 20_000 }, Q::Cents(2_400_000), Q::Cents(2_000_050), Some(Q::Cents(399_950)));
    let (fixed, permanent) = (Contract::FixedTerm, Contract::Permanent);
    add(
        Gate::Contract,
        What::Contract { contract: fixed },
        Q::Contracts(vec![permanent, Contract::OnCall]),
        Q::Contracts(vec![fixed]),
        None,
    );
    let (full, morning) = (Hours::FullTime, Hours::PartTimeMorning);
    add(Gate::Hours, What::Hours { hours: full }, Q::Hours(vec![morning]), Q::Hours(vec![full]), None);
    let (night, today) = (Shift::Night, Shift::Day);
    add(
        Gate::Shifts,
        What::Shifts { shifts: vec![today, night] },
        Q::Shifts(vec![today]),
        Q::Shifts(vec![today, night]),
        Some(Q::Shifts(vec![night])),
    );
    for (from, days) in [("2026-12-08", 1), ("2026-12-20", 13)] {
        let start = day("2026-12-07");
        add(Gate::Start, What::Start { date: start }, Q::Date(day(from)), Q::Date(start), Some(Q::Days(days)));
    }
    for (metres, range) in [(31_400, 20_000), (25_010, 25_000)] {
        add(Gate::Distance, What::MaxKm { km: metres / 1_000 + 1 }, Q::Metres(range), Q::Metres(metres), Some(Q::Metres(metres - range)));
    }
    for licence in [Licence::C, Licence::Forklift] {
        add(
            Gate::Licence,
            What::Licence { licence },
            Q::Licences(vec![Licence::Am, Licence::B, Licence::Crane]),
            Q::Licences(vec![licence]),
            None,
        );
    }
    let skill = |level| What::Skill { skill: named("saldatura a filo"), level, essential: true, key: SkillKey::Words(WordsKey(1)) };
    add(Gate::Skill, skill(None), Q::Nothing, Q::Text(words("saldatura a filo")), None);
    add(Gate::Skill, skill(Some(3)), Q::Nothing, Q::Level(3), Some(Q::Steps(3)));
    add(Gate::Skill, skill(Some(3)), Q::Level(1), Q::Level(3), Some(Q::Steps(2)));
    add(Gate::Register, What::Register { register: words("HACCP") }, Q::Nothing, Q::Text(words("HACCP")), None);
    add(Gate::Vehicle, What::Vehicle, Q::Nothing, Q::Nothing, None);
    let english = What::Language { code: words("en"), cefr: Some(Cefr::B2) };
    add(Gate::Language, english, Q::Cefr(Some(Cefr::A1)), Q::Cefr(Some(Cefr::B2)), Some(Q::Steps(3)));
    let title = |eqf, field: Option<&str>| What::Education { eqf, field: field.map(words), key: None };
    add(Gate::Education, title(Some(5), None), Q::Eqf(3), Q::Eqf(5), Some(Q::Steps(2)));
    add(Gate::Education, title(Some(4), Some("0713")), Q::Eqf(6), Q::Eqf(4), None);
    add(Gate::Education, title(None, Some("cucina")), Q::Nothing, Q::Text(words("cucina")), None);
    for (have, need) in [(0, 12), (1, 2), (11, 36)] {
        let what = What::Experience { occupation: Some(named("cuoco")), months: need, key: None };
        add(Gate::Experience, what, Q::Months(have), Q::Months(need), Some(Q::Months(need - have)));
    }
    let met: std::collections::BTreeSet<Gate> = all.iter().map(|failure| failure.gate).collect();
    assert_eq!(met.len(), Gate::ALL.len());
    all
}
