//! Where an attempt to sign in comes from.

use std::net::{IpAddr, Ipv6Addr};

use crate::secret::digest;

/// Most characters kept of what a browser says of itself.
const AGENT_CHARS: usize = 200;

/// Bits of an IPv6 address that a provider gives to one customer: the rest she chooses as she likes.
const IPV6_BITS: u32 = 64;

/// Where an attempt to sign in comes from.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The secret that the browser was given when somebody signed in there before.
    pub device: Option<String>,
    /// The address; none when it is not known, as behind a proxy that is not trusted.
    pub address: Option<IpAddr>,
    /// What the browser says of itself.
    agent: String,
    /// Whether the browser stands in the desk for everybody.
    pub kiosk: bool,
}

impl Origin {
    /// Somewhere, with what the browser says of itself.
    #[must_use]
    pub fn new(device: Option<String>, address: Option<IpAddr>, agent: &str) -> Self {
        let agent = agent.chars().filter(|c| !c.is_control()).take(AGENT_CHARS).collect();
        Self { device, address, agent, kiosk: false }
    }

    /// What the browser says of itself.
    #[must_use]
    pub fn agent(&self) -> &str {
        &self.agent
    }

    /// The digest under which failures from the address are counted: an IPv6 address by its network.
    pub(super) fn address_digest(&self) -> Option<String> {
        let counted = match self.address?.to_canonical() {
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << (128 - IPV6_BITS)))),
            v4 => v4,
        };
        Some(digest(&counted.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_network_count_together() {
        let digest = |address: &str| Origin::new(None, address.parse().ok(), "").address_digest();
        assert_eq!(digest("2001:db8:1:2::1"), digest("2001:db8:1:2:ffff::9"));
        assert_ne!(digest("2001:db8:1:2::1"), digest("2001:db8:1:3::1"));
        assert_ne!(digest("192.0.2.1"), digest("192.0.2.2"));
        assert_eq!(digest("::ffff:192.0.2.1"), digest("192.0.2.1"));
        assert_eq!(digest("nowhere"), None);
    }
}
