//! Words of the field that stand for each other: a classification says "conducente" where an advert says "autista".
//!
//! Written by hand from the common use of the three languages; a pair is no more than a hint, which counts less than the word itself.

use std::collections::HashMap;

use ponte_domain::reference::Lang;

use super::words::Stemmers;

/// One group a line.
#[rustfmt::skip]
const ITALIAN: &str = "
dirigente direttore responsabile capo manager gestore titolare
capo caposquadra caporeparto supervisore coordinatore responsabile capocantiere capoturno preposto
conduttore operatore addetto macchinista manovratore
conducente autista guidatore macchinista camionista conduttore
operaio addetto manovale lavoratore bracciante manodopera
addetto operatore impiegato incaricato
specialista esperto consulente
tecnico perito specialista
professore docente insegnante maestro istruttore formatore
formazione istruzione insegnamento didattica educazione scuola
scolastico scuola educativo
bambino infanzia infantile asilo puericultura minore
anziano geriatrico
ragazzo giovane giovanile
azienda impresa aziendale imprenditore commerciale
imprenditore esercente titolare
negozio esercizio bottega punto dettaglio
commesso venditore vendita negoziante commerciante
venditore rappresentante agente commerciale
commerciante esercente negoziante grossista
acquisto approvvigionamento compratore buyer fornitura
trasporto autotrasporto spedizione logistica traffico
magazzino deposito stoccaggio scorte
imballatore confezionamento imballaggio confezionatore impacchettatore
rifiuto immondizia spazzatura nettezza netturbino spazzino
pulizia pulitore lavaggio igienizzazione addetto
fornaio panettiere panificazione panetteria pane panificatore
pasticciere pasticceria dolciario dolci pasticcere
cuoco chef cucina gastronomia cuciniere
cameriere barista ristorazione sala
barista barman bar bartender
albergo hotel alberghiero ricettivo ospitalità
ristorante ristorazione mensa catering
turismo turistico viaggio tour
parrucchiere acconciatore barbiere
estetista estetica bellezza
sarto sartoria abbigliamento confezione cucito
abbigliamento vestiario vestiti indumenti moda confezione
calzolaio calzatura scarpe calzaturiero
tessile tessuto stoffa tessitura filatura
cuoio pelle pelletteria conciatura conciatore
falegname legno mobiliere ebanista carpentiere
legno legname segheria falegnameria mobili
metallo metallico metallurgico siderurgico acciaio ferro fabbro lamiera
saldatore saldatura saldobrasatura
fonditore fonderia fusione
vetro vetraio vetreria
ceramica vasaio ceramista
pietra marmo lapideo marmista scalpellino
minerale miniera minerario minatore cava estrazione
muratore muratura edile edilizia
edile edilizia costruzione cantiere fabbricato
manutenzione manutentore riparatore riparazione
montatore assemblatore montaggio assemblaggio installatore
installatore posatore installazione
idraulico termoidraulico tubista impianti
elettricista elettrico impiantista
pittore imbianchino verniciatore decoratore tinteggiatura
piastrellista pavimentista posatore pavimento
gru gruista sollevamento
autocarro camion
automobile auto autoveicolo autovettura veicolo carrozziere
autobus pullman bus
treno ferroviario ferrovia locomotiva locomotore
nave navale marittimo marinaio imbarcazione
aereo aeronautico aeromobile volo pilota
scavo movimento escavatore terra
agricoltore agricolo agricoltura coltivatore coltivazione
coltivatore produttore orticoltore frutticoltore coltivazione
bracciante agricolo raccolta
allevatore allevamento bestiame zootecnico
forestale boschivo boscaiolo bosco silvicoltura foresta
pesca pescatore ittico acquacoltura
giardiniere giardino giardinaggio verde vivaista vivaio
animale veterinario zootecnico
macellaio carne macellazione macelleria
lattiero latte latticini casaro caseificio formaggio
vino vinificazione enologo viticoltura cantina viticoltore
bevanda imbottigliamento
alimentare alimento cibo
medico dottore sanitario clinico
sanitario salute medico ospedaliero sanità
infermiere infermieristico
odontoiatra dentista dentale odontoiatrico
farmacista farmaceutico farmacia farmaco
oculista oftalmologo ottico optometrista
riabilitazione fisioterapia fisioterapista massaggio massaggiatore terapista
psicologo psicologia psicoterapeuta psicologico
badante assistente assistenza domiciliare domicilio caregiver
domestico colf casa familiare collaboratore
assistente aiuto aiutante ausiliario
sociale sociosanitario assistenziale
ingegnere ingegneria progettista
architetto architettonico progettazione
disegnatore disegno cad grafico
geometra topografo rilevatore cartografo
informatico informatica tic ict software computer
programmatore sviluppatore software programmazione
web internet online sito
rete network telematico
telecomunicazione telefonia comunicazione
elettronico elettronica
contabile contabilità ragioniere amministrativo
contabile bilancio revisore
banca bancario sportello credito
assicurazione assicurativo assicuratore
finanza finanziario investimento
imposta tributo fiscale tributario tasse
segretario segreteria ufficio amministrativo
archivio archivista archiviazione documentazione protocollo
reception receptionist accoglienza portineria ricevimento centralinista
portiere custode usciere portineria bidello
fattorino corriere consegna
facchino scaricatore carico portabagagli
postino portalettere postale posta
poliziotto polizia agente vigile
guardia vigilante sorvegliante sorveglianza vigilanza custode sicurezza
pompiere vigile antincendio fuoco
militare esercito forze soldato
avvocato legale giuridico giurista diritto giudiziario
giudice magistrato
notaio notarile
pubblico statale amministrazione
personale risorse umane
selezione reclutamento assunzione
pubblicità pubblicitario marketing promozione
giornalista redattore cronista
scrittore autore letterario
traduttore interprete traduzione linguista
lingua linguistico
bibliotecario biblioteca
museo museale galleria
musica musicista musicale cantante
attore recitazione teatrale teatro
regista regia
ballerino danza danzatore
artista artistico arte
artigiano artigianale
fotografo fotografia fotografico
stampa stampatore tipografo tipografico tipografia
orologio orologiaio
gioielliere gioielli orafo oreficeria
sport sportivo atleta allenatore
religioso culto prete sacerdote
ambiente ambientale ecologia
acqua idrico idraulico
chimico chimica
fisico fisica
biologo biologia biologico
matematico matematica statistico attuario
ricercatore ricerca scienziato
controllo ispettore collaudo collaudatore verifica controllore
qualità collaudatore
energia energetico elettricità
carta cartotecnico cartiera
gomma plastica materie plastiche
macchinario macchina attrezzatura impianto apparecchiatura
utensile attrezzo
intrattenimento animazione animatore spettacolo
modello modella indossatore
cassiere cassa biglietteria bigliettaio
sondaggio intervistatore rilevatore indagine
call telefonico telefonista centralino centralinista
immobiliare immobile
lavanderia stireria stiratore lavandaio
salute sicurezza prevenzione
";

#[rustfmt::skip]
const FRENCH: &str = "
directeur responsable dirigeant gérant chef cadre manager
chef superviseur contremaître coordinateur responsable
conducteur opérateur machiniste agent
conducteur chauffeur
ouvrier manœuvre agent travailleur employé
employé agent opérateur préposé
spécialiste expert consultant conseiller
professeur enseignant instituteur formateur maître
enseignement éducation formation école scolaire
enfant enfance puériculture garderie
vendeur vente commercial représentant commerçant
commerçant détaillant négociant grossiste
magasin boutique commerce
achat acheteur approvisionnement
transport logistique expédition
entrepôt stock magasinier
emballeur emballage conditionnement
déchet ordure éboueur
nettoyage entretien ménage nettoyeur
boulanger boulangerie pain pâtissier
cuisinier cuisine chef
hôtel hôtelier hébergement
restaurant restauration serveur
coiffeur coiffure barbier
esthéticien beauté
couturier tailleur confection habillement vêtement
chaussure cordonnier
textile tissu tissage
bois menuisier ébéniste charpentier scierie
métal métallique métallurgie acier
soudeur soudage
verre verrier
maçon maçonnerie bâtiment construction
réparateur réparation mécanicien maintenance
monteur assembleur montage assemblage installateur
électricien électrique
peintre peinture décorateur
camion poids
voiture automobile véhicule
train ferroviaire locomotive
agriculteur agricole cultivateur culture exploitant
éleveur élevage bétail
forestier sylviculture forêt bûcheron
pêche pêcheur aquaculture
jardinier jardin horticulteur horticulture
médecin médical docteur
santé sanitaire médical
infirmier soins
dentiste dentaire
pharmacien pharmaceutique pharmacie
ingénieur ingénierie
informatique tic ict informaticien logiciel
programmeur développeur
comptable comptabilité
banque bancaire guichet
assurance assureur
secrétaire secrétariat bureau administratif
réceptionniste réception accueil
facteur courrier postal
policier police gardien
gardien surveillant garde sécurité concierge
avocat juridique juriste droit
personnel ressources humaines
publicité marketing publicitaire
écrivain auteur
traducteur interprète linguiste
artiste artistique art
artisan artisanal
musicien musique chanteur
acteur comédien
sportif sport athlète entraîneur
religieux culte prêtre
aide assistant auxiliaire
machine équipement installation engin
imprimeur impression imprimerie
";

#[rustfmt::skip]
const ENGLISH: &str = "
manager director head chief supervisor
supervisor foreman leader coordinator
operator operative worker attendant
driver chauffeur
worker labourer laborer operative helper
clerk assistant officer administrator
specialist expert consultant advisor adviser
technician technologist
teacher lecturer professor instructor tutor trainer
education teaching school training
child childcare nursery kindergarten
seller salesperson vendor sales retailer
retail shop store
wholesale merchant trader dealer
purchasing buyer procurement
transport logistics freight shipping
warehouse stock storage
packer packing packaging
refuse waste garbage rubbish
cleaner cleaning housekeeping
baker bakery bread
cook chef kitchen
hotel accommodation hospitality
restaurant catering
hairdresser barber hair
beautician beauty cosmetic
tailor garment clothing dressmaker apparel
shoe footwear
textile fabric weaving
leather hide
wood timber carpenter joiner sawmill
metal steel sheet
mine mining miner quarry
builder building construction bricklayer
repairer repair maintenance mechanic servicer
assembler assembly fitter installer
electrician electrical
painter painting decorator
truck lorry
car automobile vehicle
train railway rail locomotive
ship marine vessel
aircraft aviation aeronautical
farmer agricultural grower farming crop
livestock animal breeder
forestry logging forest
fishery fishing fisher aquaculture
gardener horticultural garden nursery
doctor physician medical practitioner
health medical healthcare
nurse nursing
dentist dental
pharmacist pharmaceutical
engineer engineering
ict computer software information
programmer developer
accountant accounting bookkeeper
bank teller
insurance underwriter
secretary clerical office
receptionist reception
guard security
lawyer legal solicitor
personnel recruitment human
advertising marketing
author writer
translator interpreter linguist
musician music singer
performer artist performing
athlete sport coach
clergy religious
helper aide assistant auxiliary
machine machinery equipment plant
printer printing press
";

/// For a stem in a language, the stems of the words that stand for the same.
#[derive(Debug, Default)]
pub(super) struct Kin {
    of: HashMap<(u8, Box<str>), Vec<Box<str>>>,
}

impl Kin {
    pub(super) fn new(stemmers: &Stemmers) -> Self {
        let mut kin = Self::default();
        for (lang, groups) in [(Lang::It, ITALIAN), (Lang::Fr, FRENCH), (Lang::En, ENGLISH)] {
            for group in groups.lines() {
                let stems: Vec<Box<str>> = group.split_whitespace().map(|word| stemmers.stem(word, lang).into()).collect();
                for stem in &stems {
                    let of = kin.of.entry((lang as u8, stem.clone())).or_default();
                    for other in stems.iter().filter(|other| *other != stem) {
                        if !of.contains(other) {
                            of.push(other.clone());
                        }
                    }
                }
            }
        }
        kin
    }

    /// The stems of words that stand for the same as a stem.
    pub(super) fn of(&self, stem: &str, lang: Lang) -> &[Box<str>] {
        self.of.get(&(lang as u8, Box::from(stem))).map_or(&[], Vec::as_slice)
    }
}
