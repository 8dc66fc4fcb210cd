//! The tree of desks.

use std::collections::{BTreeMap, BTreeSet};

use super::{Desk, DeskKind};

/// All desks of an installation, by code. One of them is the installation's own: what names no desk that is known belongs to it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DeskTree {
    desks: BTreeMap<String, Desk>,
    home: String,
}

/// Why a desk cannot stand where it was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// There is no such desk above.
    #[error("no such desk above")]
    NoParent,
    /// A desk would stand below itself.
    #[error("below itself")]
    Circle,
    /// A region stands below nothing, a province below a region, a CPI below a region or province; a member of the network has none below.
    #[error("a {kind} does not stand below a {parent}")]
    Order { kind: DeskKind, parent: DeskKind },
}

impl DeskTree {
    /// The tree of some desks, with the code of the installation's own: the first by code when there is none of that code.
    #[must_use]
    pub fn new(desks: impl IntoIterator<Item = Desk>, home: Option<&str>) -> Self {
        let desks: BTreeMap<String, Desk> = desks.into_iter().map(|desk| (desk.code.clone(), desk)).collect();
        let home = home.filter(|home| desks.contains_key(*home)).map(str::to_owned);
        let home = home.or_else(|| desks.keys().next().cloned()).unwrap_or_default();
        Self { desks, home }
    }

    /// The desk that the installation is; none before it is set up.
    #[must_use]
    pub fn home(&self) -> Option<&Desk> {
        self.desks.get(&self.home)
    }

    /// The desk with a code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Desk> {
        self.desks.get(code)
    }

    /// The desk that keeps what names this code.
    #[must_use]
    pub fn keeper(&self, code: &str) -> Option<&Desk> {
        self.get(code).or_else(|| self.home())
    }

    /// Code of the desk that keeps what names this code.
    #[must_use]
    pub fn keeper_code<'a>(&'a self, code: &'a str) -> &'a str {
        if self.desks.contains_key(code) || self.home.is_empty() { code } else { &self.home }
    }

    /// All desks by code.
    pub fn desks(&self) -> impl Iterator<Item = &Desk> {
        self.desks.values()
    }

    /// How many desks there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.desks.len()
    }

    /// Whether there is no desk yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.desks.is_empty()
    }

    /// The desks right below one, by code; with `None` those below nothing.
    pub fn children<'a>(&'a self, code: Option<&'a str>) -> impl Iterator<Item = &'a Desk> {
        let is_top = |desk: &Desk| desk.parent.as_deref().is_none_or(|parent| !self.desks.contains_key(parent));
        self.desks.values().filter(move |desk| match code {
            Some(code) => desk.parent.as_deref() == Some(code),
            None => is_top(desk),
        })
    }

    /// A desk and all below it.
    #[must_use]
    pub fn below(&self, code: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut open = vec![code.to_owned()];
        while let Some(code) = open.pop() {
            if found.insert(code.clone()) {
                open.extend(self.children(Some(&code)).map(|desk| desk.code.clone()));
            }
        }
        found
    }

    /// The network of a desk: everything below the topmost desk above it, itself and the members beside included.
    #[must_use]
    pub fn network(&self, code: &str) -> BTreeSet<String> {
        self.below(self.line(code).last().map_or(code, |top| top.code.as_str()))
    }

    /// A desk and those above it, the nearest first.
    #[must_use]
    pub fn line(&self, code: &str) -> Vec<&Desk> {
        let mut line: Vec<&Desk> = Vec::new();
        let mut next = self.get(code);
        while let Some(desk) = next.filter(|desk| !line.iter().any(|known| known.code == desk.code)) {
            line.push(desk);
            next = desk.parent.as_deref().and_then(|parent| self.get(parent));
        }
        line
    }

    /// The tree from the top, each desk with how many stand above it.
    #[must_use]
    pub fn in_order(&self) -> Vec<(usize, &Desk)> {
        fn add<'a>(tree: &'a DeskTree, above: Option<&'a str>, depth: usize, found: &mut Vec<(usize, &'a Desk)>) {
            for desk in tree.children(above) {
                found.push((depth, desk));
                add(tree, Some(&desk.code), depth + 1, found);
            }
        }
        let mut found = Vec::with_capacity(self.desks.len());
        add(self, None, 0, &mut found);
        found
    }

    /// Checks that a desk, new or changed, may stand where it says.
    ///
    /// # Errors
    /// [`TreeError`] says why not.
    pub fn check(&self, desk: &Desk) -> Result<(), TreeError> {
        for child in self.children(Some(&desk.code)) {
            may_stand_below(child.kind, desk.kind)?;
        }
        let Some(parent) = desk.parent.as_deref() else { return Ok(()) };
        let above = self.get(parent).ok_or(TreeError::NoParent)?;
        if parent == desk.code || self.line(parent).iter().any(|above| above.code == desk.code) {
            return Err(TreeError::Circle);
        }
        may_stand_below(desk.kind, above.kind)
    }
}

fn may_stand_below(kind: DeskKind, parent: DeskKind) -> Result<(), TreeError> {
    let may = match kind {
        DeskKind::Region => false,
        DeskKind::Province => parent == DeskKind::Region,
        DeskKind::Cpi => matches!(parent, DeskKind::Region | DeskKind::Province),
        DeskKind::Desk | DeskKind::Member => parent != DeskKind::Member,
    };
    if may { Ok(()) } else { Err(TreeError::Order { kind, parent }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk(code: &str, kind: DeskKind, parent: Option<&str>) -> Desk {
        Desk { kind, parent: parent.map(str::to_owned), ..Desk::named(code, code) }
    }

    fn tree() -> DeskTree {
        use DeskKind as K;
        let desks = [
            desk("LIG", K::Region, None),
            desk("P", K::Province, Some("LIG")),
            desk("SP", K::Cpi, Some("P")),
            desk("SP1", K::Desk, Some("SP")),
            desk("SZ", K::Cpi, Some("P")),
            desk("SCUOLA", K::Member, Some("P")),
            desk("MS", K::Cpi, None),
        ];
        DeskTree::new(desks, Some("SP"))
    }

    fn codes(set: &BTreeSet<String>) -> Vec<&str> {
        set.iter().map(String::as_str).collect()
    }

    #[test]
    fn below_are_all_that_hang_from_it_and_the_network_is_the_whole_tree_it_hangs_in() {
        let tree = tree();
        assert_eq!(codes(&tree.below("SP")), ["SP", "SP1"]);
        assert_eq!(codes(&tree.network("SP1")), ["LIG", "P", "SCUOLA", "SP", "SP1", "SZ"]);
        assert_eq!(codes(&tree.network("MS")), ["MS"]);
        assert_eq!(tree.keeper("ignoto").map(|desk| desk.code.as_str()), Some("SP"));
    }

    #[test]
    fn the_tree_is_told_from_the_top() {
        let tree = tree();
        let told: Vec<_> = tree.in_order().into_iter().map(|(depth, desk)| (depth, desk.code.as_str())).collect();
        assert_eq!(told, [(0, "LIG"), (1, "P"), (2, "SCUOLA"), (2, "SP"), (3, "SP1"), (2, "SZ"), (0, "MS")]);
    }

    #[test]
    fn a_desk_does_not_stand_below_itself_nor_out_of_order() {
        use DeskKind as K;
        let tree = tree();
        assert_eq!(tree.check(&desk("SP", K::Cpi, Some("SP1"))), Err(TreeError::Circle));
        assert_eq!(tree.check(&desk("X", K::Desk, Some("?"))), Err(TreeError::NoParent));
        assert_eq!(tree.check(&desk("X", K::Desk, Some("SCUOLA"))), Err(TreeError::Order { kind: K::Desk, parent: K::Member }));
        assert_eq!(tree.check(&desk("X", K::Desk, Some("SP"))), Ok(()));
        assert_eq!(tree.check(&desk("LIG", K::Desk, None)), Err(TreeError::Order { kind: K::Province, parent: K::Desk }));
    }

    #[test]
    fn a_circle_in_old_data_does_not_run_for_ever() {
        let tree = DeskTree::new([desk("A", DeskKind::Desk, Some("B")), desk("B", DeskKind::Desk, Some("A"))], None);
        assert_eq!(codes(&tree.network("A")), ["A", "B"]);
        assert_eq!(tree.line("A").len(), 2);
    }
}
