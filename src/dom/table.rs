//! The table of a document's nodes, and the store of their texts and attributes.

use super::Tag;

/// A piece of the store.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    from: u32,
    to: u32,
}

/// What the table knows of one node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record {
    pub(super) tag: Tag,
    pub(super) parent: u32,
    /// One past the last node inside this one.
    pub(super) end: u32,
    /// A text's place in the store; an element's attributes, as places in their list.
    content: Span,
}

/// A place between attributes: an element's attributes are added before it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    attributes: u32,
    stored: u32,
}

/// A named value of an element.
#[derive(Debug, Clone, Copy)]
struct Attribute {
    name: Span,
    value: Span,
}

/// A document's nodes in document order. All text stands in one string, and nodes know their
/// places in it: inputs are bounded, so that these fit.
#[derive(Debug, Default)]
pub(super) struct Table {
    records: Vec<Record>,
    attributes: Vec<Attribute>,
    /// The names of elements whose tag does not tell it, by the element's number.
    names: Vec<(u32, Span)>,
    store: String,
}

impl Table {
    /// An empty table with room for markup of this length.
    pub(super) fn with_room_for(bytes: usize) -> Self {
        Table {
            records: Vec::with_capacity(bytes / 40 + 8),
            attributes: Vec::with_capacity(bytes / 64 + 8),
            names: Vec::new(),
            store: String::with_capacity(bytes),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    /// The number that the next node will have.
    pub(super) fn next(&self) -> u32 {
        number(self.records.len())
    }

    pub(super) fn record(&self, node: u32) -> Option<&Record> {
        self.records.get(node as usize)
    }

    /// The place behind all attributes so far.
    pub(super) fn mark(&self) -> Mark {
        Mark {
            attributes: number(self.attributes.len()),
            stored: number(self.store.len()),
        }
    }

    /// How many attributes were added since `mark`.
    pub(super) fn count_since(&self, mark: Mark) -> usize {
        self.attributes
            .len()
            .saturating_sub(mark.attributes as usize)
    }

    /// Drops the attributes since `mark`, where no node was added since.
    pub(super) fn forget(&mut self, mark: Mark) {
        self.attributes.truncate(mark.attributes as usize);
        self.store.truncate(mark.stored as usize);
    }

    /// Adds an attribute.
    pub(super) fn push_attribute(&mut self, name: &str, value: &str) {
        self.push_attribute_with(name, |store| store.push_str(value));
    }

    /// Adds an attribute whose value is written by `write` behind what it is given.
    pub(super) fn push_attribute_with(&mut self, name: &str, write: impl FnOnce(&mut String)) {
        let name = self.keep(name);
        write(&mut self.store);
        let value = Span {
            from: name.to,
            to: number(self.store.len()),
        };
        self.attributes.push(Attribute { name, value });
    }

    /// Whether one of the attributes from `mark` on has this name.
    pub(super) fn has_attribute(&self, mark: Mark, name: &str) -> bool {
        let added = self
            .attributes
            .get(mark.attributes as usize..)
            .unwrap_or(&[]);
        added
            .iter()
            .any(|attribute| self.stored(attribute.name) == name)
    }

    /// Adds an element with the attributes from `mark` on. Its end is set when it is closed.
    pub(super) fn push_element(&mut self, tag: Tag, parent: u32, mark: Mark) -> u32 {
        let content = Span {
            from: mark.attributes,
            to: number(self.attributes.len()),
        };
        self.push(tag, parent, content)
    }

    /// Adds an element with the tag and the attributes of another.
    pub(super) fn push_again(&mut self, node: u32, parent: u32) -> u32 {
        let (tag, content) = self
            .record(node)
            .map_or((Tag::Other, Span::default()), |record| {
                (record.tag, record.content)
            });
        self.push(tag, parent, content)
    }

    /// Names the element that was added last.
    pub(super) fn name_last(&mut self, name: &str) {
        let name = self.keep(name);
        self.names.push((self.next().saturating_sub(1), name));
    }

    /// Adds the attributes since `mark` to an element that is there already, apart from those that
    /// it has.
    pub(super) fn add_attributes(&mut self, node: u32, mark: Mark) {
        let added = self.attributes.split_off(mark.attributes as usize);
        let own = self
            .record(node)
            .map_or(Span::default(), |record| record.content);
        let own = self.attributes.get(own.from as usize..own.to as usize);
        let own = own.unwrap_or(&[]).to_vec();
        self.attributes.extend(own);
        for attribute in added {
            if !self.has_attribute(mark, self.stored(attribute.name)) {
                self.attributes.push(attribute);
            }
        }
        let to = number(self.attributes.len());
        if let Some(record) = self.records.get_mut(node as usize) {
            record.content = Span {
                from: mark.attributes,
                to,
            };
        }
    }

    /// Adds text. It goes on the text before it where that is the last node of the same parent.
    pub(super) fn push_text(&mut self, text: &str, parent: u32) {
        let end = number(self.store.len());
        let last = self.records.last_mut();
        let Some(last) = last.filter(|last| last.tag == Tag::Text && last.parent == parent) else {
            let kept = self.keep(text);
            self.push(Tag::Text, parent, kept);
            return;
        };
        // Attributes that were added to another element may stand between.
        if last.content.to != end {
            let own = last.content.from as usize..last.content.to as usize;
            let own = self.store.get(own).unwrap_or("").to_owned();
            last.content.from = end;
            self.store.push_str(&own);
        }
        self.store.push_str(text);
        last.content.to = number(self.store.len());
    }

    /// Says that all nodes inside `node` were added.
    pub(super) fn close(&mut self, node: u32) {
        let end = self.next();
        if let Some(record) = self.records.get_mut(node as usize) {
            record.end = end;
        }
    }

    fn push(&mut self, tag: Tag, parent: u32, content: Span) -> u32 {
        let node = self.next();
        self.records.push(Record {
            tag,
            parent,
            end: node + 1,
            content,
        });
        node
    }

    fn keep(&mut self, text: &str) -> Span {
        let from = number(self.store.len());
        self.store.push_str(text);
        Span {
            from,
            to: number(self.store.len()),
        }
    }

    fn stored(&self, span: Span) -> &str {
        let range = span.from as usize..span.to as usize;
        self.store.get(range).unwrap_or("")
    }

    /// The text of a text node; empty for other nodes.
    pub(super) fn text(&self, node: u32) -> &str {
        match self.record(node) {
            Some(record) if record.tag == Tag::Text => self.stored(record.content),
            _ => "",
        }
    }

    /// The name of an element; empty for other nodes.
    pub(super) fn name(&self, node: u32) -> &str {
        if let Ok(at) = self.names.binary_search_by_key(&node, |(named, _)| *named) {
            return self
                .names
                .get(at)
                .map_or("", |(_, name)| self.stored(*name));
        }
        self.record(node).map_or("", |record| record.tag.name())
    }

    /// The attributes of an element; none for other nodes.
    pub(super) fn attributes(&self, node: u32) -> impl Iterator<Item = (&str, &str)> {
        let own = match self.record(node) {
            Some(record) if record.tag != Tag::Text => {
                let range = record.content.from as usize..record.content.to as usize;
                self.attributes.get(range)
            }
            _ => None,
        };
        own.unwrap_or(&[])
            .iter()
            .map(|attribute| (self.stored(attribute.name), self.stored(attribute.value)))
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
