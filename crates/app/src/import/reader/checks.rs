//! Texts with a shape: addresses of every kind, sectors, countries, languages, identifying codes.

use ponte_domain::{
    codice_fiscale::PersonCode,
    country::Country,
    email::{is_email, is_host},
    language::Language,
    partita_iva::PartitaIva,
    reference::Scheme,
};

use super::Reader;
use crate::import::{error::Code, node::Node};

impl Reader<'_> {
    /// An e-mail address, by its shape; no attempt is made to reach it.
    pub fn email(&mut self, node: &Node<'_>) -> Option<String> {
        let text = self.text(node)?;
        if is_email(&text) { Some(text) } else { self.refuse(node, Code::BadEmail) }
    }

    /// A telephone number as people write it, with 5 to 15 digits.
    pub fn phone(&mut self, node: &Node<'_>) -> Option<String> {
        let text = match node.value {
            serde_json::Value::Number(number) if self.is_text() => number.to_string(),
            _ => self.text(node)?,
        };
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let signs = text
            .char_indices()
            .all(|(at, c)| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '/' | '(' | ')') || (c == '+' && at == 0));
        if signs && (5..=15).contains(&digits) { Some(text) } else { self.refuse(node, Code::BadPhone) }
    }

    /// A web address; `https://` is put before one that names only the host.
    pub fn url(&mut self, node: &Node<'_>) -> Option<String> {
        let text = self.text(node)?;
        let url = if text.contains("://") { text } else { format!("https://{text}") };
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let host = rest.map(|rest| rest.split(['/', '?', '#', ':']).next().unwrap_or_default());
        if host.is_some_and(is_host) && !url.contains(char::is_whitespace) { Some(url) } else { self.refuse(node, Code::BadUrl) }
    }

    /// Five digits.
    pub fn cap(&mut self, node: &Node<'_>) -> Option<String> {
        let text = match node.value {
            serde_json::Value::Number(number) if self.is_text() => format!("{number:0>5}"),
            _ => self.text(node)?,
        };
        if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) { Some(text) } else { self.refuse(node, Code::BadCap) }
    }

    /// An ISO 3166-1 alpha-2 code.
    pub fn country(&mut self, node: &Node<'_>) -> Option<String> {
        let code = self.text(node)?.to_ascii_uppercase();
        if Country::from_code(&code).is_some() { Some(code) } else { self.refuse(node, Code::BadCountry) }
    }

    /// An ISO 639-1 code.
    pub fn language(&mut self, node: &Node<'_>) -> Option<String> {
        let code = self.text(node)?.to_ascii_lowercase();
        if Language::from_code(&code).is_some() { Some(code) } else { self.refuse(node, Code::BadLanguage) }
    }

    /// An ATECO code of any level: a section letter, or `NN` to `NN.NN.NN`.
    pub fn sector(&mut self, node: &Node<'_>) -> Option<String> {
        let written = self.text(node)?;
        let Some(code) = sector_code(&written) else {
            return self.refuse(node, Code::BadSector);
        };
        let catalogue = self.context.catalogue;
        let known = || catalogue.class(Scheme::Ateco2025, &code).or_else(|| catalogue.class(Scheme::Ateco2007, &code)).is_some();
        if self.context.loaded.ateco && !known() {
            return self.refuse(node, Code::UnknownSector);
        }
        Some(code)
    }

    /// CNEL code of a collective agreement; one that is not in the list is kept with a warning, since agreements are renewed.
    pub fn ccnl(&mut self, node: &Node<'_>) -> Option<String> {
        let code = self.text(node)?;
        if self.context.loaded.ccnl && self.context.catalogue.class(Scheme::Ccnl, &code).is_none() {
            self.warn(node, Code::UnknownCcnl, "");
        }
        Some(code)
    }

    /// The code of a person, final or temporary.
    pub fn person_code(&mut self, node: &Node<'_>) -> Option<PersonCode> {
        let text = self.text(node)?;
        match PersonCode::parse(&text) {
            Ok(code) => Some(code),
            Err(error) => {
                self.error(node, Code::BadCodiceFiscale, tag_of(&error));
                None
            }
        }
    }

    /// Eleven digits; an unknown issuing office is only a warning.
    pub fn partita_iva(&mut self, node: &Node<'_>) -> Option<String> {
        let text = self.text(node)?;
        match PartitaIva::parse(&text) {
            Ok(code) => {
                if !code.is_office_known() {
                    self.warn(node, Code::UnknownOffice, format!("{:03}", code.issuing_office()));
                }
                Some(code.as_str().to_owned())
            }
            Err(error) => {
                self.error(node, Code::BadPartitaIva, tag_of(&error));
                None
            }
        }
    }

    fn refuse<T>(&mut self, node: &Node<'_>, code: Code) -> Option<T> {
        self.error(node, code, "");
        None
    }
}

/// The name of an error as it is serialised (`length`, `check`…), for messages to choose their words by.
fn tag_of(error: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(error).unwrap_or_default();
    value.get("error").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

/// The code in its usual form; six digits without dots are understood.
fn sector_code(text: &str) -> Option<String> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if text.len() == 1 && text.bytes().all(|byte| matches!(byte.to_ascii_uppercase(), b'A'..=b'V')) {
        return Some(text.to_ascii_uppercase());
    }
    if text.len() == 6 && digits(text) {
        return Some(format!("{}.{}.{}", &text[..2], &text[2..4], &text[4..]));
    }
    let parts: Vec<&str> = text.split('.').collect();
    let fits = |at: usize, part: &str| digits(part) && (part.len() == 2 || (at > 0 && at + 1 == parts.len() && part.len() == 1));
    let right = parts.len() <= 3 && parts.iter().enumerate().all(|(at, part)| fits(at, part));
    right.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::sector_code;

    #[test]
    fn sectors_have_their_shape() {
        for right in ["A", "01", "01.1", "01.11", "01.11.0", "01.11.00"] {
            assert_eq!(sector_code(right).as_deref(), Some(right));
        }
        assert_eq!(sector_code("620100").as_deref(), Some("62.01.00"));
        for wrong in ["1", "011", "01.111", "01.1.1", "01.11.00.0", "W", "01.", "édità"] {
            assert_eq!(sector_code(wrong), None, "{wrong}");
        }
    }
}
