//! The employers of the demonstration: invented firms of the area, their sites and the persons to talk to.

use ponte_domain::{
    employer::{Contact, Employer, Site, Size},
    id::ExternalId,
    partita_iva::PartitaIva,
};

use super::{DESK, SOURCE, dice::Dice, lookup::Lookup, names::ORIGINS, people, trades::Field};

/// External id of the shipyard of the story.
pub const SHIPYARD: &str = "I-001";

/// Name, what it does, ATECO, municipality.
type Firm = (&'static str, Field, &'static str, &'static str);

use Field as F;

/// The firms; the first is the shipyard of the story.
pub const FIRMS: &[Firm] = &[
    ("Cantiere Levante Refit", F::Nautical, "33.15", "La Spezia"),
    ("Cantieri del Golfo Azzurro", F::Nautical, "30.12", "La Spezia"),
    ("Nautica Tre Ponti", F::Nautical, "33.15", "Lerici"),
    ("Officine Portuali Riunite", F::Nautical, "30.11", "La Spezia"),
    ("Impianti Mare Nostrum", F::Nautical, "33.15", "Arcola"),
    ("Marina Bocca Chiara", F::Nautical, "52.22", "Ameglia"),
    ("Vele e Cuscini Magra", F::Nautical, "31.09", "Sarzana"),
    ("Resine Poeta", F::Nautical, "30.12", "Ameglia"),
    ("Navigazione Isole Esempio", F::Nautical, "50.10", "Portovenere"),
    ("Studio Navale Tirreno", F::Nautical, "71.12", "La Spezia"),
    ("Charter Onda Lunga", F::Nautical, "50.10", "Lerici"),
    ("Carpenterie Muggiano Nuove", F::Nautical, "30.11", "La Spezia"),
    ("Terminal Ponente", F::Port, "52.24", "La Spezia"),
    ("Logistica Magra", F::Port, "52.10", "Santo Stefano di Magra"),
    ("Trasporti Cisa Sud", F::Port, "49.41", "Santo Stefano di Magra"),
    ("Spedizioni Molo Cinque", F::Port, "52.29", "La Spezia"),
    ("Depositi Valdurasca", F::Port, "52.10", "Follo"),
    ("Autolinee del Levante", F::Port, "49.31", "La Spezia"),
    ("Servizi Banchina", F::Port, "52.24", "La Spezia"),
    ("Edil Vara", F::Building, "41.20", "Brugnato"),
    ("Costruzioni Monte Bello", F::Building, "41.20", "Bolano"),
    ("Impianti Luce Viva", F::Building, "43.21", "La Spezia"),
    ("Termoidraulica Calda Casa", F::Building, "43.22", "Sarzana"),
    ("Coloritura Arcobaleno", F::Building, "43.34", "Vezzano Ligure"),
    ("Scavi Graveglia", F::Building, "43.12", "Riccò del Golfo di Spezia"),
    ("Restauri Pietra Serena", F::Building, "41.20", "Castelnuovo Magra"),
    ("Albergo Vista Isole", F::Tourism, "55.10", "Portovenere"),
    ("Hotel Cinque Scogli", F::Tourism, "55.10", "Monterosso al Mare"),
    ("Albergo del Poggio", F::Tourism, "55.10", "Levanto"),
    ("Trattoria Da Nonna Rina", F::Tourism, "56.10", "La Spezia"),
    ("Ristorante Mare Fermo", F::Tourism, "56.10", "Lerici"),
    ("Osteria Sciacchetrà e Basta", F::Tourism, "56.10", "Vernazza"),
    ("Bar Molo Italia Esempio", F::Tourism, "56.30", "La Spezia"),
    ("Gelateria Neve Blu", F::Tourism, "56.10", "Sarzana"),
    ("Bagni Fiumaretta Sole", F::Tourism, "93.29", "Ameglia"),
    ("Campeggio Foce", F::Tourism, "55.10", "Ameglia"),
    ("Sentieri e Storie", F::Tourism, "79.90", "Riomaggiore"),
    ("Catering Tavola Mobile", F::Tourism, "56.10", "Arcola"),
    ("Supermercati Colombaia", F::Retail, "47.11", "La Spezia"),
    ("Mercato Buono", F::Retail, "47.11", "Sarzana"),
    ("Abiti del Corso", F::Retail, "47.71", "La Spezia"),
    ("Forno Antico Grano", F::Retail, "10.71", "Levanto"),
    ("Macelleria Val di Magra", F::Retail, "47.22", "Santo Stefano di Magra"),
    ("Acconciature Forbici d'Oro", F::Retail, "96.02", "La Spezia"),
    ("Ferramenta Tutto Vite", F::Retail, "47.71", "Follo"),
    ("Residenza Il Glicine", F::Care, "87.30", "La Spezia"),
    ("Cooperativa Mani Vicine", F::Care, "88.91", "La Spezia"),
    ("Casa Serena Vara", F::Care, "87.30", "Varese Ligure"),
    ("Cooperativa Il Filo", F::Care, "88.91", "Sarzana"),
    ("Asilo Pesciolino", F::Care, "88.91", "Arcola"),
    ("Studio Conti Chiari", F::Office, "69.20", "La Spezia"),
    ("Servizi Ufficio Golfo", F::Office, "82.11", "La Spezia"),
    ("Risposte Pronte", F::Office, "82.20", "La Spezia"),
    ("Codice Aperto Spezia", F::Office, "62.01", "La Spezia"),
    ("Pulizie Acqua Chiara", F::Services, "81.21", "La Spezia"),
    ("Vigilanza Faro", F::Services, "80.10", "La Spezia"),
    ("Autofficina Bielle", F::Services, "45.20", "Vezzano Ligure"),
    ("Consegne Lampo Levante", F::Services, "53.20", "Arcola"),
    ("Meccanica Precisa Magra", F::Services, "25.62", "Santo Stefano di Magra"),
    ("Vivai Collina Verde", F::Farm, "81.30", "Castelnuovo Magra"),
    ("Cantina Terrazze Alte", F::Farm, "01.21", "Riomaggiore"),
    ("Azienda agricola Due Ulivi", F::Farm, "01.21", "Luni"),
];

/// External id of a firm by its position.
pub fn external_id(firm: usize) -> String {
    format!("I-{:03}", firm + 1)
}

/// All employers.
pub fn all(lookup: &Lookup<'_>, dice: &mut Dice) -> Vec<Employer> {
    FIRMS.iter().enumerate().map(|(ix, firm)| employer(ix, firm, lookup, dice)).collect()
}

fn employer(ix: usize, &(name, field, ateco, town): &Firm, lookup: &Lookup<'_>, dice: &mut Dice) -> Employer {
    let legal_form = dice.pick(&["srl", "srl", "snc", "ditta individuale", "spa"]).copied().unwrap_or_default();
    let cooperative = name.starts_with("Cooperativa");
    let mut sites = vec![site("sede", Some("Sede"), town, lookup, dice)];
    if dice.chance(20) {
        sites.push(site("2", Some("Seconda sede"), "La Spezia", lookup, dice));
    }
    let mut contacts = vec![contact(ix, 0, dice)];
    if dice.chance(30) {
        contacts.push(contact(ix, 1, dice));
    }
    if ix == 0 {
        sites[0].name = Some("Fossamastra".to_owned());
        contacts[0] = shipyard_contact();
    }
    Employer {
        external: ExternalId { source: SOURCE.to_owned(), id: external_id(ix) },
        desk: DESK.to_owned(),
        name: name.to_owned(),
        partita_iva: if dice.chance(95) { partita_iva(ix) } else { None },
        codice_fiscale: None,
        sector: Some(ateco.to_owned()),
        size: size(field, dice),
        legal_form: Some(if cooperative { "cooperativa".to_owned() } else { legal_form.to_owned() }),
        sites,
        contacts,
        website: if dice.chance(35) { Some(format!("https://impresa{:02}.example.org", ix + 1)) } else { None },
    }
}

fn size(field: Field, dice: &mut Dice) -> Option<Size> {
    match dice.below(100) {
        0..=9 => None,
        10..=59 => Some(Size::Micro),
        60..=79 => Some(Size::Small),
        80..=87 if matches!(field, F::Nautical | F::Port | F::Care) => Some(Size::Medium),
        _ => Some(Size::People(dice.between(3, 120))),
    }
}

fn site(id: &str, name: Option<&str>, town: &str, lookup: &Lookup<'_>, dice: &mut Dice) -> Site {
    // A town that the reference data do not know leaves the site without a place: the desk is asked to complete it.
    let address = lookup.place(town).map(|place| people::address(place, dice)).unwrap_or_default();
    Site {
        id: Some(id.to_owned()),
        name: name.map(str::to_owned),
        istat: address.istat,
        address: Some(address.address.unwrap_or_else(|| town.to_owned())),
        point: address.point,
    }
}

fn shipyard_contact() -> Contact {
    Contact {
        name: "Paola Neri".to_owned(),
        role: Some("Responsabile del personale".to_owned()),
        phone: Some("0187 000 200".to_owned()),
        email: Some("personale@levante.example.org".to_owned()),
        pec: Some("levante@pec.example.org".to_owned()),
    }
}

fn contact(firm: usize, nth: usize, dice: &mut Dice) -> Contact {
    let italian = &ORIGINS[0];
    let given = if dice.chance(50) { dice.pick(italian.women) } else { dice.pick(italian.men) };
    let family = dice.pick(italian.families);
    let role = dice.pick(&[None, Some("titolare"), Some("ufficio personale"), Some("direzione"), Some("capocantiere")]).copied().flatten();
    Contact {
        name: format!("{} {}", given.copied().unwrap_or_default(), family.copied().unwrap_or_default()),
        role: role.map(str::to_owned),
        phone: if dice.chance(88) { Some(format!("0187 000 {:03}", 201 + firm * 2 + nth)) } else { None },
        email: if dice.chance(80) || nth == 0 { Some(format!("contatto{nth}@impresa{:02}.example.org", firm + 1)) } else { None },
        pec: None,
    }
}

/// A code with a right check digit, of a number that the office of La Spezia (011) is far from having given out.
fn partita_iva(ix: usize) -> Option<String> {
    (0..10).map(|check| format!("{:07}011{check}", 9_800_001 + ix)).find(|code| PartitaIva::parse(code).is_ok())
}
