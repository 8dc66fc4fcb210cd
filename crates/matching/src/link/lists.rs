//! Word lists of the three languages and of the field.

/// Function words of the three languages, and phrases of classifications that mean nothing by themselves.
#[rustfmt::skip]
pub(super) const STOP: &[&str] = &[
    "a", "ad", "ai", "agli", "al", "alla", "alle", "allo", "altri", "altre", "altrove", "an", "and", "as", "assimilati", "at", "au",
    "aux", "by", "che", "classificati", "classificate", "col", "con", "d", "da", "dai", "dal", "dalla", "dans", "de", "degli", "dei",
    "del", "dell", "della", "delle", "dello", "des", "di", "du", "e", "ed", "en", "et", "for", "from", "gli", "i", "il", "in", "l",
    "la", "le", "les", "lo", "n", "nca", "nei", "nel", "nell", "nella", "nelle", "non", "o", "of", "on", "or", "ou", "par", "per",
    "pour", "s", "similari", "su", "sul", "sulla", "sulle", "sur", "the", "to", "un", "una", "uno", "une", "with", "y",
];

/// Words before which the head of an English title stands.
#[rustfmt::skip]
pub(super) const ENGLISH_PREPOSITIONS: &[&str] = &[
    "at", "by", "for", "from", "in", "of", "on", "to", "with",
];

/// Words about the post, the advert or who may answer it, not about the occupation; they count for little.
#[rustfmt::skip]
pub(super) const ABOUT_THE_POST: &[&str] = &[
    "annunci", "annuncio", "apprendista", "apprendisti", "apprendistato", "assumiamo", "assunzione", "assunzioni", "candidati",
    "candidatura", "candidature", "cerca", "cercasi", "cerchiamo", "determinato", "diplomata", "diplomate", "diplomati", "diplomato",
    "esperienza", "f", "full", "indeterminato", "junior", "laureanda", "laureandi", "laureando", "laureata", "laureate", "laureati",
    "laureato", "lavora", "lavorare", "lavoro", "m", "maternita", "maternità", "mf", "neodiplomata", "neodiplomati", "neodiplomato",
    "neolaureata", "neolaureati", "neolaureato", "noi", "offerta", "offerte", "orizzontale", "part", "portale", "posizione", "posizioni",
    "profili", "profilo", "ricerchiamo", "sede", "selezioniamo", "senior", "sost", "sostituzione", "spontanea", "spontanee", "stage",
    "stagionale", "stagisti", "stagista", "tempo", "time", "tirocinante", "tirocinanti", "tirocini", "tirocinio", "urgente", "vari",
    "varie", "verticale", "week", "weekend", "w",
];

/// Abbreviations of adverts and case files, and what they stand for.
#[rustfmt::skip]
pub(super) const ABBREVIATIONS: &[(&str, &str)] = &[
    ("add", "addetto"), ("amm", "amministrativo"), ("asa", "ausiliario socio assistenziale"),
    ("ass", "assistente"), ("ata", "collaboratore scolastico bidello"), ("aut", "autista"), ("cnc", "controllo numerico cnc"),
    ("comm", "commerciale"), ("cont", "contabile"), ("cq", "controllo qualità"), ("dev", "developer"), ("dip", "dipendente"), ("dir", "direttore"), ("el", "elettrico"),
    ("elettr", "elettrico"), ("gen", "generale"), ("hr", "risorse umane hr"), ("imp", "impiegato"), ("inf", "infermiere"),
    ("ing", "ingegnere"), ("mag", "magazziniere"), ("magazz", "magazziniere"), ("manut", "manutentore"), ("mecc", "meccanico"),
    ("op", "operaio"), ("oper", "operatore"), ("osa", "operatore socio assistenziale"), ("oss", "operatore socio sanitario"),
    ("prod", "produzione"), ("prof", "professore"), ("resp", "responsabile"), ("rspp", "responsabile prevenzione sicurezza lavoro"),
    ("seg", "segretario"), ("segr", "segretario"), ("spec", "specialista"), ("tec", "tecnico"), ("tecn", "tecnico"), ("uff", "ufficio"),
    ("vend", "vendite"),
];

/// Abbreviations that stand for something only when a full stop follows: they are words or names too.
#[rustfmt::skip]
pub(super) const ONLY_WITH_STOP: &[&str] =
    &[
    "ass", "aut", "cont", "dip", "dir", "el", "gen", "imp", "inf", "mag", "op", "oper", "prof", "spec", "uff", "vend",
];

/// Endings that stand after a slash for the other gender or number.
#[rustfmt::skip]
pub(super) const OTHER_ENDINGS: &[&str] = &[
    "a", "e", "i", "o", "trice", "rice", "ice", "ore", "tore", "essa", "ne", "euse", "ere", "iere", "iera",
];

/// Phrases, by how their words begin, and the abbreviation that labels use instead.
#[rustfmt::skip]
pub(super) const PHRASES: &[(&[&str], &str)] = &[
    (&["tecnolog", "informazion", "comunicazion"], "tic"), (&["technolog", "information", "communication"], "tic"),
    (&["information", "communication", "technolog"], "ict"), (&["tecnolog", "informazion"], "tic"), (&["information", "technolog"], "ict"),
    (&["risorse", "umane"], "hr"), (&["human", "resource"], "hr"),
];
