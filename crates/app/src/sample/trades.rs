//! The trades of the area: what people there do for a living, in what shares, with what papers.

use ponte_domain::work_terms::Licence;

/// A family of trades, which decides hours, season and which employers ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Nautical,
    Port,
    Building,
    Tourism,
    Retail,
    Care,
    Office,
    Services,
    Farm,
}

/// A trade: how it is found in the catalogue, and what people in it tend to have.
pub struct Trade {
    /// As it stands on a CV; also looked for among the labels of occupations.
    pub title: &'static str,
    /// Other words under which classifications hold it, best first.
    pub known_as: &'static [&'static str],
    /// ISCO-08 unit group, when no label is found.
    pub isco: &'static str,
    pub field: Field,
    /// ATECO 2007 division or group.
    pub ateco: &'static str,
    /// People in it, out of some 1,000.
    pub share: u32,
    /// Women in it, out of 100.
    pub women: u32,
    /// Usual title of study and its EQF level.
    pub study: (&'static str, u8),
    pub licences: &'static [Licence],
    pub registers: &'static [&'static str],
    /// Usual gross pay a month, full time, in euro.
    pub pay: u32,
}

const BARE: Trade = Trade {
    title: "",
    known_as: &[],
    isco: "",
    field: Field::Services,
    ateco: "",
    share: 0,
    women: 50,
    study: ("Licenza media", 1),
    licences: &[],
    registers: &[],
    pay: 1500,
};

const fn trade(title: &'static str, isco: &'static str, field: Field, ateco: &'static str, share: u32, women: u32, pay: u32) -> Trade {
    Trade { title, isco, field, ateco, share, women, pay, ..BARE }
}

impl Trade {
    const fn study(mut self, title: &'static str, eqf: u8) -> Self {
        self.study = (title, eqf);
        self
    }

    const fn known_as(mut self, words: &'static [&'static str]) -> Self {
        self.known_as = words;
        self
    }

    const fn licences(mut self, licences: &'static [Licence]) -> Self {
        self.licences = licences;
        self
    }

    const fn registers(mut self, registers: &'static [&'static str]) -> Self {
        self.registers = registers;
        self
    }
}

use Field as F;

const ELECTRIC: &str = "Qualifica di operatore elettrico";
const MECHANIC: &str = "Qualifica di operatore meccanico";
const TECHNICIAN: &str = "Diploma di istituto tecnico";
const HOTEL: &str = "Diploma di istituto alberghiero";
const SCHOOL: &str = "Diploma di scuola superiore";
const DEGREE: &str = "Laurea triennale";

/// The trade of the story that runs through the demonstration.
pub const SHIP_ELECTRICIAN: usize = 0;
/// A builder's electrician.
pub const ELECTRICIAN: usize = 1;
/// An engine fitter of boats.
pub const ENGINE_FITTER: usize = 2;

/// All trades.
pub const TRADES: &[Trade] = &[
    trade("Elettricista navale", "7412", F::Nautical, "33.15", 22, 8, 1850).study(ELECTRIC, 3).registers(&["PES/PAV CEI 11-27"]),
    trade("Elettricista", "7411", F::Building, "43.21", 34, 5, 1700).study(ELECTRIC, 3).registers(&["PES/PAV CEI 11-27"]),
    trade("Motorista navale", "7233", F::Nautical, "33.15", 18, 4, 1800).known_as(&["meccanico navale"]).study(MECHANIC, 3),
    trade("Saldatore", "7212", F::Nautical, "30.11", 26, 4, 1800).study(MECHANIC, 3).registers(&["Patentino saldatore EN ISO 9606-1"]),
    trade("Carpentiere in ferro", "7214", F::Nautical, "30.11", 20, 3, 1750),
    trade("Verniciatore nautico", "7131", F::Nautical, "30.12", 18, 8, 1650)
        .known_as(&["addetto alla verniciatura di mezzi di trasporto e loro parti"]),
    trade("Resinatore", "8142", F::Nautical, "30.12", 16, 22, 1600),
    trade("Falegname", "7522", F::Nautical, "30.12", 16, 6, 1650)
        .known_as(&["ebanista mobiliere"])
        .study("Qualifica di operatore del legno", 3),
    trade("Tappezziere", "7534", F::Nautical, "31.09", 8, 38, 1550),
    trade("Tubista", "7126", F::Nautical, "30.11", 14, 3, 1800).study(MECHANIC, 3),
    trade("Marinaio", "8350", F::Nautical, "50.10", 24, 10, 1700).registers(&["Libretto di navigazione", "Basic Training STCW"]),
    trade("Tecnico navale", "3115", F::Nautical, "71.12", 8, 20, 2100).study(TECHNICIAN, 4),
    trade("Hostess di bordo", "5111", F::Nautical, "50.10", 10, 85, 1900).study(SCHOOL, 4).registers(&["Basic Training STCW"]),
    trade("Gruista", "8343", F::Port, "52.24", 12, 2, 2000).licences(&[Licence::Crane]),
    trade("Carrellista", "8344", F::Port, "52.24", 28, 6, 1600).licences(&[Licence::Forklift]),
    trade("Operaio portuale", "9333", F::Port, "52.24", 30, 6, 1650).known_as(&["stivatore"]),
    trade("Spedizioniere", "3331", F::Port, "52.29", 12, 48, 1900).study(TECHNICIAN, 4),
    trade("Autista di mezzi pesanti", "8332", F::Port, "49.41", 24, 3, 1900)
        .known_as(&["autista di camion", "conducente di autocarri"])
        .licences(&[Licence::Ce, Licence::CqcGoods]),
    trade("Magazziniere", "4321", F::Port, "52.10", 40, 22, 1500).licences(&[Licence::Forklift]),
    trade("Conducente di autobus", "8331", F::Port, "49.31", 8, 12, 1850).licences(&[Licence::D, Licence::CqcPeople]),
    trade("Muratore", "7112", F::Building, "41.20", 40, 1, 1650),
    trade("Manovale edile", "9313", F::Building, "41.20", 36, 2, 1450),
    trade("Idraulico", "7126", F::Building, "43.22", 22, 2, 1700).study("Qualifica di operatore termoidraulico", 3),
    trade("Imbianchino", "7131", F::Building, "43.34", 20, 6, 1550),
    trade("Escavatorista", "8342", F::Building, "43.12", 10, 1, 1800)
        .known_as(&["operatore su macchine escavatrici"])
        .licences(&[Licence::EarthMoving]),
    trade("Geometra", "3112", F::Building, "71.12", 10, 34, 1750)
        .known_as(&["tecnico delle costruzioni civili"])
        .study("Diploma di geometra", 4)
        .registers(&["Collegio dei geometri"]),
    trade("Cameriere", "5131", F::Tourism, "56.10", 80, 54, 1450).study(HOTEL, 4),
    trade("Cuoco", "5120", F::Tourism, "56.10", 54, 34, 1700).study(HOTEL, 4).registers(&["Attestato HACCP"]),
    trade("Aiuto cucina", "9412", F::Tourism, "56.10", 42, 48, 1350).registers(&["Attestato HACCP"]),
    trade("Barista", "5132", F::Tourism, "56.30", 52, 60, 1400).registers(&["Attestato HACCP"]),
    trade("Receptionist d'albergo", "4224", F::Tourism, "55.10", 30, 70, 1500)
        .known_as(&["addetto alla reception"])
        .study("Diploma di istituto turistico", 4),
    trade("Cameriere ai piani", "9112", F::Tourism, "55.10", 48, 88, 1350).known_as(&["addetto alla pulizia delle camere"]),
    trade("Guida turistica", "5113", F::Tourism, "79.90", 8, 66, 1600).study(DEGREE, 6).registers(&["Abilitazione di guida turistica"]),
    trade("Bagnino", "5419", F::Tourism, "93.29", 14, 30, 1450).registers(&["Brevetto di assistente bagnanti"]),
    trade("Commesso", "5223", F::Retail, "47.71", 78, 72, 1400).study(SCHOOL, 4),
    trade("Cassiere", "5230", F::Retail, "47.11", 40, 78, 1400),
    trade("Scaffalista", "9334", F::Retail, "47.11", 26, 46, 1350),
    trade("Panettiere", "7512", F::Retail, "10.71", 12, 26, 1550).registers(&["Attestato HACCP"]),
    trade("Macellaio", "7511", F::Retail, "47.22", 8, 12, 1650).registers(&["Attestato HACCP"]),
    trade("Parrucchiere", "5141", F::Retail, "96.02", 16, 82, 1350).study("Qualifica di acconciatore", 3),
    trade("Operatore socio-sanitario", "5321", F::Care, "87.30", 58, 84, 1500).study("Qualifica OSS", 3).registers(&["Qualifica OSS"]),
    trade("Assistente familiare", "5322", F::Care, "97.00", 70, 92, 1250),
    trade("Infermiere", "2221", F::Care, "86.10", 10, 76, 2000)
        .known_as(&["infermiere generalista"])
        .study(DEGREE, 6)
        .registers(&["Ordine degli infermieri"]),
    trade("Educatore", "2342", F::Care, "88.91", 20, 88, 1500).study(DEGREE, 6),
    trade("Baby-sitter", "5311", F::Care, "88.91", 24, 95, 1200).study(SCHOOL, 4),
    trade("Impiegato amministrativo", "4110", F::Office, "82.11", 72, 78, 1500)
        .known_as(&["assistente di ufficio"])
        .study("Diploma di ragioneria", 4),
    trade("Contabile", "3313", F::Office, "69.20", 24, 74, 1700).study("Diploma di ragioneria", 4),
    trade("Segretario", "4120", F::Office, "82.11", 28, 88, 1450).study(SCHOOL, 4),
    trade("Programmatore", "2514", F::Office, "62.01", 14, 20, 2000).known_as(&["sviluppatore di software"]).study(DEGREE, 6),
    trade("Operatore di call center", "5244", F::Office, "82.20", 20, 68, 1350).study(SCHOOL, 4),
    trade("Addetto alle pulizie", "9112", F::Services, "81.21", 86, 80, 1250).known_as(&["addetto alle pulizie negli stabili"]),
    trade("Guardia giurata", "5414", F::Services, "80.10", 14, 12, 1500)
        .known_as(&["guardia giurata addetta al piantonamento fisso"])
        .registers(&["Decreto di guardia particolare giurata"]),
    trade("Meccanico d'auto", "7231", F::Services, "45.20", 20, 3, 1600).known_as(&["meccanico autoriparatore"]).study(MECHANIC, 3),
    trade("Fattorino", "9621", F::Services, "53.20", 26, 10, 1400),
    trade("Operaio generico", "9329", F::Services, "25.62", 56, 28, 1450),
    trade("Giardiniere", "6113", F::Farm, "81.30", 18, 8, 1400),
    trade("Bracciante agricolo", "9211", F::Farm, "01.21", 22, 24, 1300),
    trade("Vendemmiatore", "6112", F::Farm, "01.21", 10, 36, 1300),
];
