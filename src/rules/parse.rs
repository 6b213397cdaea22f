//! Reads CSS selectors (Selectors Level 4, without what needs a browser).

use super::cursor::Cursor;
use super::nth;
use super::selector::{
    Attribute, Combinator, Complex, Compound, Nth, Operator, Problem, Relative, Test,
};

/// How deep `:not(…)` and its like may nest.
const MOST_NESTED: usize = 8;

/// Attributes whose values the HTML standard compares without regard to case in selectors (section
/// "case-sensitivity of selectors"). Sorted.
const CASELESS: [&str; 46] = [
    "accept",
    "accept-charset",
    "align",
    "alink",
    "axis",
    "bgcolor",
    "charset",
    "checked",
    "clear",
    "codetype",
    "color",
    "compact",
    "declare",
    "defer",
    "dir",
    "direction",
    "disabled",
    "enctype",
    "face",
    "frame",
    "hreflang",
    "http-equiv",
    "lang",
    "language",
    "link",
    "media",
    "method",
    "multiple",
    "nohref",
    "noresize",
    "noshade",
    "nowrap",
    "readonly",
    "rel",
    "rev",
    "rules",
    "scope",
    "scrolling",
    "selected",
    "shape",
    "target",
    "text",
    "type",
    "valign",
    "valuetype",
    "vlink",
];

/// Reads a list of selectors, separated by commas.
pub(super) fn list(text: &str) -> Result<Vec<Complex>, Problem> {
    let mut reader = Reader {
        cursor: Cursor::new(text),
        nested: 0,
    };
    let list = reader.list()?;
    match reader.cursor.peek() {
        None => Ok(list),
        Some(_) => reader.cursor.fail("this belongs to no selector"),
    }
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    nested: usize,
}

impl Reader<'_> {
    fn list(&mut self) -> Result<Vec<Complex>, Problem> {
        let mut list = vec![self.complex()?];
        while self.cursor.eat(",") {
            list.push(self.complex()?);
        }
        Ok(list)
    }

    fn complex(&mut self) -> Result<Complex, Problem> {
        self.cursor.skip_space();
        let first = self.compound()?;
        let mut rest = Vec::new();
        while let Some(combinator) = self.combinator() {
            rest.push((combinator, self.compound()?));
        }
        Ok(Complex { first, rest })
    }

    /// The relation to the next compound; none at the end of a selector.
    fn combinator(&mut self) -> Option<Combinator> {
        let spaced = self.cursor.skip_space();
        let combinator = self.written_combinator();
        if combinator.is_some() || matches!(self.cursor.peek(), None | Some(',' | ')')) {
            return combinator;
        }
        spaced.then_some(Combinator::Descendant)
    }

    fn written_combinator(&mut self) -> Option<Combinator> {
        let combinator = match self.cursor.peek()? {
            '>' => Combinator::Child,
            '+' => Combinator::Next,
            '~' => Combinator::Later,
            _ => return None,
        };
        self.cursor.next();
        self.cursor.skip_space();
        Some(combinator)
    }

    fn compound(&mut self) -> Result<Compound, Problem> {
        let mut tests = Vec::new();
        let any = self.cursor.eat("*");
        if !any && self.cursor.starts_name() {
            tests.push(Test::Name(self.cursor.name()?.to_ascii_lowercase()));
        }
        while let Some(test) = self.test()? {
            tests.push(test);
        }
        if self.cursor.peek() == Some('|') {
            return self.cursor.fail("namespaces are not supported");
        }
        if !any && tests.is_empty() {
            let problem = "an element, #id, .class, [attribute] or :pseudo-class is expected";
            return self.cursor.fail(problem);
        }
        Ok(Compound { tests })
    }

    fn test(&mut self) -> Result<Option<Test>, Problem> {
        if self.cursor.eat("#") {
            return Ok(Some(Test::Id(self.cursor.name()?)));
        }
        if self.cursor.eat(".") {
            return Ok(Some(Test::Class(self.cursor.name()?)));
        }
        if self.cursor.eat("[") {
            return Ok(Some(Test::Attribute(self.attribute()?)));
        }
        match self.cursor.peek() {
            Some(':') => self.pseudo_class().map(Some),
            _ => Ok(None),
        }
    }

    fn attribute(&mut self) -> Result<Attribute, Problem> {
        self.cursor.skip_space();
        let name = self.cursor.name()?.to_ascii_lowercase();
        self.cursor.skip_space();
        let ignores_case = CASELESS.binary_search(&name.as_str()).is_ok();
        let mut attribute = Attribute {
            name,
            operator: Operator::Exists,
            value: String::new(),
            ignores_case,
        };
        if !self.cursor.eat("]") {
            attribute.operator = self.operator()?;
            self.cursor.skip_space();
            attribute.value = match self.cursor.peek() {
                Some('"' | '\'') => self.cursor.string()?,
                _ if self.cursor.starts_name() => self.cursor.name()?,
                _ => {
                    return self
                        .cursor
                        .fail("a name or a text in quotation marks is expected");
                }
            };
            self.cursor.skip_space();
            if self.cursor.eat("i") || self.cursor.eat("I") {
                attribute.ignores_case = true;
            } else if self.cursor.eat("s") || self.cursor.eat("S") {
                attribute.ignores_case = false;
            }
            self.cursor.skip_space();
            self.cursor.require("]", "a closing ] is expected")?;
        }
        Ok(attribute)
    }

    fn operator(&mut self) -> Result<Operator, Problem> {
        const OPERATORS: [(&str, Operator); 6] = [
            ("=", Operator::Equals),
            ("~=", Operator::Includes),
            ("|=", Operator::DashMatch),
            ("^=", Operator::Begins),
            ("$=", Operator::Ends),
            ("*=", Operator::Contains),
        ];
        let cursor = &mut self.cursor;
        let found = OPERATORS.iter().find(|(written, _)| cursor.eat(written));
        match found {
            Some((_, operator)) => Ok(*operator),
            None => cursor.fail("] or =, ~=, |=, ^=, $=, *= is expected"),
        }
    }

    fn pseudo_class(&mut self) -> Result<Test, Problem> {
        let start = self.cursor.clone();
        self.cursor.next();
        if self.cursor.peek() == Some(':') {
            return start.fail("pseudo-elements are no elements of a page");
        }
        let name = self.cursor.name()?.to_ascii_lowercase();
        if self.cursor.eat("(") {
            return self.functional(&name, &start);
        }
        let nth = |from_end, of_type| Nth {
            step: 0,
            offset: 1,
            from_end,
            of_type,
        };
        Ok(match name.as_str() {
            "root" | "scope" => Test::Root,
            "empty" => Test::Empty,
            "first-child" => Test::Nth(nth(false, false)),
            "last-child" => Test::Nth(nth(true, false)),
            "first-of-type" => Test::Nth(nth(false, true)),
            "last-of-type" => Test::Nth(nth(true, true)),
            "only-child" => only(nth(false, false), nth(true, false)),
            "only-of-type" => only(nth(false, true), nth(true, true)),
            _ => return start.fail("this pseudo-class is not supported"),
        })
    }

    /// A pseudo-class with arguments. `start` is where it begins.
    fn functional(&mut self, name: &str, start: &Cursor<'_>) -> Result<Test, Problem> {
        if self.nested == MOST_NESTED {
            return start.fail("pseudo-classes nest too deep");
        }
        self.nested += 1;
        let test = match name {
            "is" | "where" => Test::Any(self.list()?),
            "not" => Test::Not(self.list()?),
            "has" => Test::Has(self.relatives()?),
            "nth-child" => self.nth(false, false)?,
            "nth-last-child" => self.nth(true, false)?,
            "nth-of-type" => self.nth(false, true)?,
            "nth-last-of-type" => self.nth(true, true)?,
            _ => return start.fail("this pseudo-class is not supported"),
        };
        self.nested -= 1;
        self.cursor.skip_space();
        self.cursor.require(")", "a closing ) is expected")?;
        Ok(test)
    }

    fn relatives(&mut self) -> Result<Vec<Relative>, Problem> {
        let mut relatives = Vec::new();
        loop {
            self.cursor.skip_space();
            let combinator = self.written_combinator();
            relatives.push(Relative {
                combinator: combinator.unwrap_or(Combinator::Descendant),
                complex: self.complex()?,
            });
            if !self.cursor.eat(",") {
                return Ok(relatives);
            }
        }
    }

    fn nth(&mut self, from_end: bool, of_type: bool) -> Result<Test, Problem> {
        let (step, offset) = nth::read(&mut self.cursor)?;
        Ok(Test::Nth(Nth {
            step,
            offset,
            from_end,
            of_type,
        }))
    }
}

/// An element that is both the first and the last.
fn only(first: Nth, last: Nth) -> Test {
    let complex = Complex {
        first: Compound {
            tests: vec![Test::Nth(first), Test::Nth(last)],
        },
        rest: Vec::new(),
    };
    Test::Any(vec![complex])
}
