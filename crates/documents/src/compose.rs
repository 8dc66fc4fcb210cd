//! Texts that offices write, in CommonMark, as blocks to print and to show: headings, paragraphs, lists, words in bold and in italics.
//!
//! A line break in the text is one on paper: who writes a letter means what she sees. What a letter has no use for (images, raw HTML,
//! code) is printed as it is written.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use serde::Serialize;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Levels 1 to 3; the title of the document stands above all of them.
    Heading {
        level: u8,
        runs: Vec<Run>,
    },
    Paragraph {
        runs: Vec<Run>,
    },
    /// Items with their runs; numbered when `ordered`.
    List {
        ordered: bool,
        items: Vec<Vec<Run>>,
    },
    /// A line across the page.
    Rule,
}

/// Words that are printed alike.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Run {
    pub text: String,
    pub strong: bool,
    pub emphasis: bool,
    /// Where a link leads; printed as words when its text says something else.
    pub link: Option<String>,
    /// A line ends after these words.
    pub ends_line: bool,
}

/// Reads a text.
#[must_use]
pub fn compose(text: &str) -> Vec<Block> {
    let mut writer = Writer::default();
    Parser::new(text).for_each(|event| writer.take(event));
    writer.end_block();
    writer.blocks
}

/// The words of a text, for a message that knows no bold and no headings.
#[must_use]
pub fn plain_text(blocks: &[Block]) -> String {
    let line = |runs: &[Run]| {
        let say = |run: &Run| {
            let link = run.link.as_ref().filter(|link| **link != run.text).map_or_else(String::new, |link| format!(" ({link})"));
            format!("{}{link}{}", run.text, if run.ends_line { "\n" } else { "" })
        };
        runs.iter().map(say).collect::<String>()
    };
    let block = |block: &Block| match block {
        Block::Heading { runs, .. } | Block::Paragraph { runs } => line(runs),
        Block::List { ordered, items } => {
            let mark = |n: usize| if *ordered { format!("{}. ", n + 1) } else { "- ".to_owned() };
            let items: Vec<String> = items.iter().enumerate().map(|(n, runs)| format!("{}{}", mark(n), line(runs))).collect();
            items.join("\n")
        }
        Block::Rule => "---".to_owned(),
    };
    blocks.iter().map(block).collect::<Vec<_>>().join("\n\n")
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    runs: Vec<Run>,
    strong: u32,
    emphasis: u32,
    link: Option<String>,
    heading: Option<u8>,
    /// Level of the last heading, 0 before the first.
    level: u8,
    /// Lists that are open, the innermost last: numbered or not.
    lists: Vec<bool>,
    items: Vec<Vec<Run>>,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.say(&text),
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::Rule => {
                self.end_block();
                self.blocks.push(Block::Rule);
            }
            // Extensions that are not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.say(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_block();
                self.heading = Some(match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    _ => 3,
                });
            }
            Tag::List(first) => {
                // A list within an item: its items follow as items of the outer one.
                if self.lists.is_empty() {
                    self.end_block()
                } else {
                    self.end_item()
                }
                self.lists.push(first.is_some());
            }
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { dest_url, .. } => self.link = Some(dest_url.to_string()),
            Tag::Paragraph if !self.lists.is_empty() && !self.runs.is_empty() => self.end_line(),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link => self.link = None,
            TagEnd::Item => self.end_item(),
            TagEnd::List(_) => {
                let ordered = self.lists.pop().unwrap_or_default();
                if self.lists.is_empty() && !self.items.is_empty() {
                    let items = std::mem::take(&mut self.items);
                    self.blocks.push(Block::List { ordered, items });
                }
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock if self.lists.is_empty() => self.end_block(),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        let mut lines = text.split('\n').peekable();
        while let Some(line) = lines.next() {
            if !line.is_empty() {
                let (strong, emphasis, link) = (self.strong > 0, self.emphasis > 0, self.link.clone());
                self.runs.push(Run { text: line.to_owned(), strong, emphasis, link, ends_line: false });
            }
            if lines.peek().is_some() {
                self.end_line();
            }
        }
    }

    fn end_line(&mut self) {
        if let Some(last) = self.runs.last_mut() {
            last.ends_line = true;
        }
    }

    fn end_item(&mut self) {
        if let Some(runs) = self.taken() {
            self.items.push(runs);
        }
    }

    fn end_block(&mut self) {
        let heading = self.heading.take();
        let Some(runs) = self.taken() else { return };
        self.blocks.push(match heading {
            // No level is skipped, whoever began with the second: a reader that goes by headings would miss one.
            Some(level) => {
                self.level = level.min(self.level + 1);
                Block::Heading { level: self.level, runs }
            }
            None => Block::Paragraph { runs },
        });
    }

    /// The runs so far; a break at their end says nothing.
    fn taken(&mut self) -> Option<Vec<Run>> {
        let mut runs = std::mem::take(&mut self.runs);
        runs.last_mut()?.ends_line = false;
        Some(runs)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Run {
        Run { text: text.to_owned(), ..Run::default() }
    }

    #[test]
    fn a_letter_is_read_into_blocks() {
        let text = "# Oggetto\n\nBuongiorno **Anna**,\nla aspettiamo.\n\n1. Documento\n2. *Patto*\n\n- uno\n  - due\n\n---\n\n[Il sito](https://example.org)";
        let strong = Run { strong: true, ..words("Anna") };
        let link = Run { link: Some("https://example.org".to_owned()), ..words("Il sito") };
        let expected = vec![
            Block::Heading { level: 1, runs: vec![words("Oggetto")] },
            Block::Paragraph { runs: vec![words("Buongiorno "), strong, Run { ends_line: true, ..words(",") }, words("la aspettiamo.")] },
            Block::List { ordered: true, items: vec![vec![words("Documento")], vec![Run { emphasis: true, ..words("Patto") }]] },
            Block::List { ordered: false, items: vec![vec![words("uno")], vec![words("due")]] },
            Block::Rule,
            Block::Paragraph { runs: vec![link] },
        ];
        assert_eq!(compose(text), expected);
    }

    #[test]
    fn a_message_says_the_same_in_plain_words() {
        let text = "# Oggetto\n\nBuongiorno **Anna**,\nvenga con:\n\n1. un documento\n2. il [modulo](https://example.org)";
        let plain = "Oggetto\n\nBuongiorno Anna,\nvenga con:\n\n1. un documento\n2. il modulo (https://example.org)";
        assert_eq!(plain_text(&compose(text)), plain);
    }

    #[test]
    fn what_is_no_letter_is_printed_as_it_is_written() {
        let blocks = compose("<b>forte</b> `x`\n\n```\nriga\n```");
        let texts: Vec<String> = blocks.iter().map(said).collect();
        assert_eq!(texts, ["<b>forte</b> x", "riga"]);
    }

    fn said(block: &Block) -> String {
        let all = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
        match block {
            Block::Heading { runs, .. } | Block::Paragraph { runs } => all(runs),
            Block::List { items, .. } => items.iter().map(|runs| all(runs)).collect(),
            Block::Rule => String::new(),
        }
    }

    proptest! {
        /// No letter or digit that somebody wrote is lost, whatever she wrote around it.
        #[test]
        fn nothing_is_lost(lines in proptest::collection::vec("[#>*_\\-+ ]{0,3}[a-zA-Zàè ]{0,12}[*_`#\\[\\]<>!]{0,3}[a-z]{0,4}", 0..8)) {
            let text = lines.join("\n");
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            let kept: String = compose(&text).iter().map(said).collect();
            // What stands in the place of a link's address is not printed as words.
            prop_assume!(!text.contains('[') && !text.contains('<'));
            prop_assert_eq!(letters(&kept), letters(&text));
        }
    }
}
