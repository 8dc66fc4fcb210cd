//! Which connections to other machines may go in clear.

/// Whether letters may go in clear to a mail server, as its URL says: `smtps` has TLS from the beginning, `smtp` only when it is
/// required.
pub fn mail(url: &str) -> bool {
    let encrypted = url.starts_with("smtps:") || parameter(url, "tls") == Some("required");
    !encrypted && !is_here(host(url))
}

/// Whether a connection to PostgreSQL may go in clear, as its URL says: `prefer` and `allow` are content without TLS.
pub fn database(url: &str) -> bool {
    let mode = parameter(url, "sslmode").or_else(|| parameter(url, "ssl-mode")).unwrap_or_default();
    let other = parameter(url, "host");
    !matches!(mode, "require" | "verify-ca" | "verify-full") && !is_here(other.unwrap_or_else(|| host(url)))
}

/// The value of a parameter in the query of a URL.
fn parameter<'u>(url: &'u str, name: &str) -> Option<&'u str> {
    let (_, query) = url.split_once('?')?;
    query.split('&').filter_map(|pair| pair.split_once('=')).find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// The host of a URL, without port and without who signs in there.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    match host.strip_prefix('[') {
        Some(six) => six.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

/// Whether a host is this machine: a socket (a path, or none), `localhost`, a loopback address.
fn is_here(host: &str) -> bool {
    let socket = host.is_empty() || host.starts_with('/') || host.starts_with("%2F") || host.starts_with("%2f");
    socket || host.eq_ignore_ascii_case("localhost") || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_in_clear_only_where_nothing_says_otherwise() {
        for clear in
            ["smtp://posta.example", "smtp://u:p@posta.example:587?tls=opportunistic", "smtp://localhost.example", "smtp://10.0.0.2"]
        {
            assert!(mail(clear), "{clear}");
        }
        for safe in ["smtps://u:p@posta.example:465", "smtp://posta.example:587?tls=required", "smtp://localhost:25", "smtp://[::1]:25"] {
            assert!(!mail(safe), "{safe}");
        }
    }

    #[test]
    fn a_database_elsewhere_wants_tls() {
        for clear in
            ["postgres://u:p@db.example/ponte", "postgresql://db.example/ponte?sslmode=prefer", "postgres://u@/ponte?host=db.example"]
        {
            assert!(database(clear), "{clear}");
        }
        for safe in [
            "postgres://u:p@db.example/ponte?sslmode=verify-full",
            "postgres://u:p%40@127.0.0.1:5432/ponte",
            "postgres://localhost/ponte",
            "postgres:///ponte?host=/run/postgresql",
            "postgres://%2Frun%2Fpostgresql/ponte",
        ] {
            assert!(!database(safe), "{safe}");
        }
    }
}
