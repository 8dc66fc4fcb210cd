//! Municipalities and coordinates.

use ponte_domain::nearest::nearest;
use ponte_domain::{geo::Point, reference::Place};
use serde_json::Value;

use super::Reader;
use crate::import::{error::Code, node::Node};

impl Reader<'_> {
    /// ISTAT code of the municipality of an address: by code, or by name and province.
    pub fn municipality(&mut self, owner: &Node<'_>) -> Option<String> {
        let by_code = owner.child("istat");
        if !by_code.is_absent() {
            return self.istat(&by_code);
        }
        let node = owner.child("municipality");
        let written = self.text(&node)?;
        let province = self.text(&owner.child("province"));
        let (name, own) = self.name_and_province(&written);
        match province.as_deref() {
            // Two provinces that differ: the whole is a name that nobody knows.
            Some(given) if own.is_some_and(|own| !own.eq_ignore_ascii_case(given)) => self.named(&node, &written, Some(given)),
            given => self.named(&node, name, given.or(own)),
        }
    }

    fn istat(&mut self, node: &Node<'_>) -> Option<String> {
        let written = match node.value {
            // A spreadsheet that took the code for a number has lost its zeros.
            Value::Number(number) if self.is_text() => number.to_string(),
            _ => self.text(node)?,
        };
        let digits = written.bytes().all(|byte| byte.is_ascii_digit());
        if digits && (4..=6).contains(&written.len()) {
            return self.known_place(node, &format!("{written:0>6}"));
        }
        let upper = written.to_ascii_uppercase();
        if upper.len() == 7 && upper.starts_with("FR") && upper.bytes().skip(3).all(|byte| byte.is_ascii_digit()) {
            return self.known_place(node, &upper);
        }
        if digits || written.len() < 2 {
            self.error(node, Code::UnknownPlace, "");
            return None;
        }
        let (name, province) = self.name_and_province(&written);
        self.named(node, name, province)
    }

    fn known_place(&mut self, node: &Node<'_>, code: &str) -> Option<String> {
        if !self.context.loaded.places {
            return Some(code.to_owned());
        }
        let Some(place) = self.context.catalogue.place(code) else {
            self.error(node, Code::UnknownPlace, "");
            return None;
        };
        if place.code != code {
            self.warn(node, Code::MergedPlace, format!("{} {}", place.code, place.name));
        }
        Some(place.code.clone())
    }

    fn named(&mut self, node: &Node<'_>, name: &str, province: Option<&str>) -> Option<String> {
        let catalogue = self.context.catalogue;
        let mut found: Vec<&Place> = Vec::new();
        for place in catalogue.places_named(name, province).into_iter().filter_map(|place| catalogue.place(&place.code)) {
            if !found.iter().any(|other| other.code == place.code) {
                found.push(place);
            }
        }
        match found.as_slice() {
            [one] => return Some(one.code.clone()),
            [] => {
                let names = catalogue.places().iter().filter(|place| province.is_none_or(|code| place.province.eq_ignore_ascii_case(code)));
                self.error_near(
                    node,
                    Code::UnknownPlace,
                    province.unwrap_or_default(),
                    nearest(name, names.map(|place| place.name.as_str())),
                );
            }
            several => {
                let provinces: Vec<&str> = several.iter().map(|place| place.province.as_str()).collect();
                self.error(node, Code::AmbiguousPlace, provinces.join(", "));
            }
        }
        None
    }

    /// Coordinates of an address, when both are given.
    pub fn point(&mut self, owner: &Node<'_>) -> Option<Point> {
        let (lat_node, lon_node) = (owner.child("lat"), owner.child("lon"));
        match (lat_node.is_absent(), lon_node.is_absent()) {
            (true, true) => return None,
            (false, false) => {}
            (true, false) => self.error(&lat_node, Code::HalfCoordinates, "lon"),
            (false, true) => self.error(&lon_node, Code::HalfCoordinates, "lat"),
        }
        let (lat, lon) = (self.number(&lat_node), self.number(&lon_node));
        let point = Point { lat: lat?, lon: lon? };
        if !point.is_on_earth() {
            let off = if (-90.0..=90.0).contains(&point.lat) { &lon_node } else { &lat_node };
            self.error(off, Code::OffEarth, "");
            return None;
        }
        if !point.is_near_italy() {
            self.warn(&lat_node, Code::FarFromItaly, format!("{}, {}", point.lat, point.lon));
        }
        Some(point)
    }

    /// `La Spezia (SP)`, `La Spezia, SP` and `La Spezia SP` in two parts.
    fn name_and_province<'w>(&self, written: &'w str) -> (&'w str, Option<&'w str>) {
        let apart = written.strip_suffix(')').and_then(|text| text.rsplit_once('(')).or_else(|| written.rsplit_once(','));
        if let Some((name, province)) = apart.filter(|(_, province)| province.trim().len() == 2) {
            return (name.trim(), Some(province.trim()));
        }
        // "Riva del Po" is no "Riva del" in the province of Prato.
        let is_known = |(name, province): &(&str, &str)| !self.context.catalogue.places_named(name.trim(), Some(province)).is_empty();
        let unknown = self.context.catalogue.places_named(written, None).is_empty();
        match written.rsplit_once(' ').filter(|parts| unknown && is_known(parts)) {
            Some((name, province)) => (name.trim(), Some(province)),
            None => (written, None),
        }
    }
}
