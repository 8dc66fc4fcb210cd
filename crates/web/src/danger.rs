//! The acts before which whoever is signed in shows once more who she is, unless she did so within
//! [`ponte_app::account::PROOF_MINUTES`]. They are data: an address listed here is asked about before its handler is reached.

/// Dangerous acts, by method and address: what gives rights or takes them, carries everything away, opens a file against
/// the rules, or cannot be taken back.
pub const DANGEROUS: &[(&str, &str)] = &[
    // Accounts, roles and what people sign in with.
    ("POST", "/amministrazione/account/nuovo"),
    ("POST", "/amministrazione/account/{id}/modifica"),
    ("POST", "/amministrazione/account/{id}/incarichi"),
    ("POST", "/amministrazione/account/{id}/incarichi/chiudi"),
    ("POST", "/amministrazione/account/{id}/sospendi"),
    ("POST", "/amministrazione/account/{id}/riattiva"),
    ("POST", "/amministrazione/account/{id}/secondo-fattore/togli"),
    ("POST", "/amministrazione/account/{id}/sessioni"),
    ("POST", "/amministrazione/account/{id}/indirizzo"),
    ("POST", "/amministrazione/account/{id}/ultimo-giorno"),
    ("POST", "/amministrazione/account/{id}/identita"),
    ("POST", "/amministrazione/account/{id}/identita/togli"),
    ("POST", "/amministrazione/inviti"),
    ("POST", "/sportello/chiavi"),
    ("POST", "/amministrazione/accesso"),
    ("POST", "/amministrazione/accesso/postazione"),
    ("POST", "/account/sessioni/altre"),
    ("POST", "/account/sessioni/{id}/chiudi"),
    ("POST", "/account/codici"),
    ("POST", "/account/secondo-fattore/togli"),
    ("POST", "/api/v1/tokens"),
    // Where one confirms before a page is opened: the answer is looked at where all answers are.
    ("POST", "/conferma"),
    // Everything that a register holds, carried away.
    ("GET", "/sportello/esporta/{kind}"),
    ("GET", "/sportello/esporta/persone"),
    ("GET", "/sportello/esporta/imprese"),
    ("GET", "/sportello/esporta/offerte"),
    ("GET", "/amministrazione/registro.csv"),
    ("GET", "/sportello/questionari/{uuid}/risposte.csv"),
    ("GET", "/sportello/questionari/{uuid}/risposte.xlsx"),
    // A file opened against the rules.
    ("POST", "/sportello/persone/{id}/urgenza"),
    // What cannot be taken back: people erased.
    ("POST", "/sportello/persone/{id}/cancellazione"),
    ("POST", "/sportello/conservazione"),
    // What undoes the work of many.
    ("POST", "/sportello/importa/{id}/annulla"),
    ("POST", "/api/v1/imports/{id}/undo"),
    ("POST", "/amministrazione/sportello/togli-prova"),
];

/// Whether an address is a dangerous act.
pub fn is_dangerous(method: &str, path: &str) -> bool {
    DANGEROUS.contains(&(method, path))
}

#[cfg(test)]
mod tests {
    use super::DANGEROUS;
    use crate::{Gate, addresses};

    #[test]
    fn each_dangerous_act_is_an_address_that_not_everybody_may_open() {
        let all = addresses();
        for (method, path) in DANGEROUS {
            let route = all.iter().find(|route| route.method == *method && route.path == *path);
            let gate = route.map(|route| route.gate.clone());
            assert!(matches!(gate, Some(Gate::Account | Gate::Rights(_))), "{method} {path}: {gate:?}");
        }
    }

    #[test]
    fn nothing_about_accounts_is_left_out() {
        let about = |path: &str| path.starts_with("/amministrazione/account") || path.starts_with("/amministrazione/accesso");
        for route in addresses().iter().filter(|route| route.method == "POST" && about(&route.path)) {
            assert!(super::is_dangerous("POST", &route.path), "{} is not among the dangerous acts", route.path);
        }
    }
}
