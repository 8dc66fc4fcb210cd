//! From words to parts.

use super::{
    MOST_BYTES, MOST_DEPTH, MOST_PARTS,
    fault::{Code, Fault, Position},
    number::Number,
    syntax::{Comparison, Factor, Node, Part, Sign},
    token::{Token, tokens},
};

/// Words that are no names.
pub const KEYWORDS: [&str; 10] = ["if", "then", "else", "and", "or", "not", "in", "true", "false", "none"];

const START: Position = Position { line: 1, column: 1 };

type Parsed = Result<Node, Fault>;

/// Reads an expression.
pub(super) fn parse(source: &str) -> Parsed {
    if source.len() > MOST_BYTES {
        return Err(Fault::new(START, Code::TooLong, "", MOST_BYTES.to_string()));
    }
    let words = tokens(source)?;
    if words.len() == 1 {
        return Err(Fault::new(START, Code::Empty, "", ""));
    }
    if words.len() > MOST_PARTS {
        return Err(Fault::new(words[MOST_PARTS].0, Code::TooManyParts, "", MOST_PARTS.to_string()));
    }
    let mut parser = Parser { words: &words, depth: 0 };
    let root = parser.expression()?;
    match parser.peek() {
        Token::End => Ok(root),
        _ => Err(parser.unexpected("end")),
    }
}

struct Parser<'a> {
    /// What is still to be read; never empty, the last is [`Token::End`].
    words: &'a [(Position, Token)],
    depth: usize,
}

impl Parser<'_> {
    fn at(&self) -> Position {
        self.words.first().map_or(START, |(at, _)| *at)
    }

    fn peek(&self) -> &Token {
        self.words.first().map_or(&Token::End, |(_, token)| token)
    }

    fn advance(&mut self) {
        if self.words.len() > 1 {
            self.words = &self.words[1..];
        }
    }

    fn unexpected(&self, expected: &str) -> Fault {
        Fault::new(self.at(), Code::Unexpected, self.peek().shown(), expected)
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Token::Word(found) if found == word)
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        if found {
            self.advance();
        }
        found
    }

    fn takes_sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Token::Sign(found) if *found == sign);
        if found {
            self.advance();
        }
        found
    }

    fn wants_word(&mut self, word: &str) -> Result<(), Fault> {
        if self.takes_word(word) { Ok(()) } else { Err(self.unexpected(word)) }
    }

    fn wants_sign(&mut self, sign: &str) -> Result<(), Fault> {
        if self.takes_sign(sign) { Ok(()) } else { Err(self.unexpected(sign)) }
    }

    /// Reads one level deeper, as far as [`MOST_DEPTH`].
    fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Parsed) -> Parsed {
        if self.depth == MOST_DEPTH {
            return Err(Fault::new(self.at(), Code::TooDeep, "", MOST_DEPTH.to_string()));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn expression(&mut self) -> Parsed {
        if self.is_word("if") { self.deeper(Self::condition) } else { self.any() }
    }

    fn condition(&mut self) -> Parsed {
        let at = self.at();
        self.wants_word("if")?;
        let condition = self.expression()?;
        self.wants_word("then")?;
        let yes = self.expression()?;
        self.wants_word("else")?;
        let no = self.expression()?;
        Ok(Node { at, part: Part::If(condition.into(), yes.into(), no.into()) })
    }

    fn any(&mut self) -> Parsed {
        self.chain("or", Self::all, Part::Or)
    }

    fn all(&mut self) -> Parsed {
        self.chain("and", Self::negation, Part::And)
    }

    fn chain(&mut self, word: &str, read: fn(&mut Self) -> Parsed, part: fn(Vec<Node>) -> Part) -> Parsed {
        let at = self.at();
        let first = read(self)?;
        if !self.is_word(word) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.takes_word(word) {
            parts.push(read(self)?);
        }
        Ok(Node { at, part: part(parts) })
    }

    fn negation(&mut self) -> Parsed {
        let at = self.at();
        if !self.takes_word("not") {
            return self.comparison();
        }
        let negated = self.deeper(Self::negation)?;
        Ok(Node { at, part: Part::Not(negated.into()) })
    }

    fn comparison(&mut self) -> Parsed {
        let at = self.at();
        let left = self.sum()?;
        if let Token::Sign(sign) = self.peek()
            && let Some(comparison) = Comparison::from_str(sign)
        {
            self.advance();
            let right = self.sum()?;
            return Ok(Node { at, part: Part::Compare(comparison, left.into(), right.into()) });
        }
        let negated = self.takes_word("not");
        if negated {
            self.wants_word("in")?;
        } else if !self.takes_word("in") {
            return Ok(left);
        }
        let list = self.sum()?;
        Ok(Node { at, part: Part::In { item: left.into(), list: list.into(), negated } })
    }

    fn sum(&mut self) -> Parsed {
        let at = self.at();
        let first = self.product()?;
        let mut rest = Vec::new();
        loop {
            let sign = match self.peek() {
                Token::Sign("+") => Sign::Plus,
                Token::Sign("-") => Sign::Minus,
                _ => break,
            };
            self.advance();
            rest.push((sign, self.product()?));
        }
        Ok(if rest.is_empty() { first } else { Node { at, part: Part::Sum(first.into(), rest) } })
    }

    fn product(&mut self) -> Parsed {
        let at = self.at();
        let first = self.signed()?;
        let mut rest = Vec::new();
        loop {
            let factor = match self.peek() {
                Token::Sign("*") => Factor::Times,
                Token::Sign("/") => Factor::Over,
                _ => break,
            };
            self.advance();
            rest.push((factor, self.signed()?));
        }
        Ok(if rest.is_empty() { first } else { Node { at, part: Part::Product(first.into(), rest) } })
    }

    /// A minus before a number belongs to the number.
    fn signed(&mut self) -> Parsed {
        let at = self.at();
        if !self.takes_sign("-") {
            return self.primary();
        }
        if let Token::Number(number) = *self.peek() {
            let place = self.at();
            self.advance();
            // Zero has no sign of its own: the minus stays an operator, so that it is written as it was read.
            let zero = || Part::Minus(Node { at: place, part: Part::Number(number) }.into());
            let part = if number == Number::ZERO { zero() } else { Part::Number(number.negated()) };
            return Ok(Node { at, part });
        }
        let operand = self.deeper(Self::signed)?;
        Ok(Node { at, part: Part::Minus(operand.into()) })
    }

    fn primary(&mut self) -> Parsed {
        let at = self.at();
        let part = match self.peek().clone() {
            Token::Number(number) => Part::Number(number),
            Token::Date(date) => Part::Date(date),
            Token::Text(text) => Part::Text(text),
            Token::Word(word) => return self.word(at, word),
            Token::Sign("(") => {
                self.advance();
                let inner = self.deeper(Self::expression)?;
                self.wants_sign(")")?;
                return Ok(inner);
            }
            Token::Sign("[") => return self.list(at),
            _ => return Err(self.unexpected("value")),
        };
        self.advance();
        Ok(Node { at, part })
    }

    fn word(&mut self, at: Position, word: String) -> Parsed {
        let part = match word.as_str() {
            "true" => Part::Boolean(true),
            "false" => Part::Boolean(false),
            "none" => Part::None,
            keyword if KEYWORDS.contains(&keyword) => return Err(self.unexpected("value")),
            _ => {
                self.advance();
                return self.name_or_call(at, word);
            }
        };
        self.advance();
        Ok(Node { at, part })
    }

    fn name_or_call(&mut self, at: Position, word: String) -> Parsed {
        if !self.takes_sign("(") {
            return Ok(Node { at, part: Part::Name(word) });
        }
        let mut arguments = Vec::new();
        if !self.takes_sign(")") {
            loop {
                arguments.push(self.deeper(Self::expression)?);
                if !self.takes_sign(",") {
                    break;
                }
            }
            self.wants_sign(")")?;
        }
        Ok(Node { at, part: Part::Call(word, arguments) })
    }

    fn list(&mut self, at: Position) -> Parsed {
        self.wants_sign("[")?;
        let mut items = Vec::new();
        loop {
            let place = self.at();
            let item = self.deeper(Self::signed)?;
            if !matches!(item.part, Part::Number(_) | Part::Text(_) | Part::Date(_)) {
                return Err(Fault::new(place, Code::NotLiteral, "", ""));
            }
            items.push(item);
            if !self.takes_sign(",") {
                break;
            }
        }
        self.wants_sign("]")?;
        Ok(Node { at, part: Part::List(items) })
    }
}
