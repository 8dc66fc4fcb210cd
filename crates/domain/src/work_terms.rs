//! The vocabulary in which people say what work they accept and employers what they offer.

use crate::codes;

codes! {
    /// Type of contract, or of engagement that is no contract of employment (traineeship).
    pub enum Contract {
        Permanent = "permanent", FixedTerm = "fixed_term", Agency = "agency",
        Apprenticeship1 = "apprenticeship_1", Apprenticeship2 = "apprenticeship_2", Apprenticeship3 = "apprenticeship_3",
        Traineeship = "traineeship", OnCall = "on_call", Occasional = "occasional", Seasonal = "seasonal",
        SelfEmployed = "self_employed", CooperativeMember = "cooperative_member",
    }
}

codes! {
    /// Working time in the week.
    pub enum Hours {
        FullTime = "full_time", PartTimeMorning = "part_time_morning",
        PartTimeAfternoon = "part_time_afternoon", PartTimeVertical = "part_time_vertical",
    }
}

codes! {
    /// When in the day or week the work is done.
    pub enum Shift { Day = "day", Evening = "evening", Night = "night", Weekend = "weekend", Holiday = "holiday" }
}

codes! {
    /// Own means of transport.
    pub enum Vehicle { Own = "own", None = "none" }
}

codes! {
    /// An answer that has been ascertained, or not yet.
    pub enum Ascertained { Yes = "yes", No = "no", Unknown = "unknown" }
}

codes! {
    /// Driving licences of the European Union and the certificates asked for beside them.
    pub enum Licence {
        Am = "AM", A1 = "A1", A2 = "A2", A = "A", B = "B", B1 = "B1", Be = "BE",
        C1 = "C1", C = "C", C1e = "C1E", Ce = "CE", D1 = "D1", D = "D", D1e = "D1E", De = "DE",
        CqcGoods = "CQC_goods", CqcPeople = "CQC_people", Adr = "ADR", KbCab = "KB", Forklift = "forklift",
        EarthMoving = "earth_moving", Crane = "crane", AerialPlatform = "aerial_platform", Boat = "boat",
    }
}

impl Licence {
    /// The licences that this one gives the right to use, itself included, as a mask of [`Licence::bit`]
    /// (Directive 2006/126/EC art. 6; B implies B1 and A1 within Italy, art. 116 Codice della strada).
    #[must_use]
    pub fn implied(self) -> u32 {
        let direct: &[Self] = match self {
            Self::A1 | Self::B1 => &[Self::Am],
            Self::A2 => &[Self::A1],
            Self::A => &[Self::A2],
            Self::B => &[Self::Am, Self::B1, Self::A1],
            Self::Be | Self::C1 | Self::D1 => &[Self::B],
            Self::C => &[Self::C1],
            Self::D => &[Self::D1],
            Self::C1e => &[Self::C1, Self::Be],
            Self::Ce => &[Self::C, Self::C1e],
            Self::D1e => &[Self::D1, Self::Be],
            Self::De => &[Self::D, Self::D1e],
            _ => &[],
        };
        direct.iter().fold(self.bit(), |mask, licence| mask | licence.implied())
    }
}

codes! {
    /// Level of a language in the Common European Framework; `native` stands above C2.
    pub enum Cefr { A1 = "A1", A2 = "A2", B1 = "B1", B2 = "B2", C1 = "C1", C2 = "C2", Native = "native" }
}

codes! {
    /// How it is known that a person has a skill.
    pub enum Evidence { Declared = "declared", Observed = "observed", Certified = "certified" }
}

codes! {
    /// A part of a person's availability that she may call firm: it never bends.
    pub enum AvailabilityPart {
        Contracts = "contracts", Hours = "hours", Shifts = "shifts", From = "from", MaxKm = "max_km",
        MinPay = "min_pay_year", Sectors = "sectors_excluded",
    }
}

#[cfg(test)]
mod tests {
    use super::Licence;

    #[test]
    fn an_articulated_lorry_licence_covers_a_car_and_a_moped() {
        let ce = Licence::Ce.implied();
        for covered in [Licence::C, Licence::C1, Licence::B, Licence::Be, Licence::Am, Licence::A1] {
            assert_ne!(ce & covered.bit(), 0, "{covered}");
        }
        assert_eq!(ce & Licence::D.bit(), 0);
        assert_eq!(Licence::B.implied() & Licence::A2.bit(), 0);
    }
}
