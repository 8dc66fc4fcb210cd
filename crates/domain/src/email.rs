//! The shape of e-mail addresses; no attempt is made to reach them.

/// Whether a text has the shape of an address (RFC 5321 §4.1.2 and §4.5.3.1, without quoted names and numbers of hosts).
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else { return false };
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '@' | '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '\\' | '[' | ']');
    (1..=64).contains(&local.len())
        && text.len() <= 254
        && local.chars().all(plain)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && is_host(host)
}

/// Whether a text has the shape of the name of a host with a domain.
#[must_use]
pub fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    host.len() <= 253 && host.contains('.') && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn addresses_have_their_shape() {
        assert!(is_email("anna.o'neill+desk@posta.example.it"));
        for wrong in ["anna", "anna@", "@example.it", "anna@example", "a b@example.it", "a@-x.it", "a@@example.it", "anna@example..it"] {
            assert!(!is_email(wrong), "{wrong}");
        }
    }
}
