//! The table of a document's nodes.

use std::borrow::Cow;
use std::ops::Range;

use super::Tag;
use super::long::MOST_REPEATED;
use super::room::Room;
use super::store::{Span, Store, number};
use crate::text;

/// What the table knows of one node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record {
    pub(super) tag: Tag,
    /// Whether it is a text that shows something, once all texts were looked at.
    pub(super) shows: bool,
    pub(super) parent: u32,
    /// One past the last node inside this one.
    pub(super) end: u32,
    /// A text's place in the store; an element's attributes, as places in their list.
    content: Span,
}

impl Record {
    const OTHER: Record = Record {
        tag: Tag::Other,
        shows: false,
        parent: 0,
        end: 0,
        content: Span { from: 0, to: 0 },
    };
}

/// The value of an attribute, where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a> {
    table: &'a Table<'a>,
    span: Span,
}

impl<'a> Value<'a> {
    /// The value itself.
    pub(crate) fn text(self) -> &'a str {
        self.table.stored(self.span)
    }
}

/// A place between attributes: an element's attributes are added before it is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    node: u32,
    attributes: u32,
    stored: u32,
}

/// A named value of an element.
#[derive(Debug, Clone, Copy)]
struct Attribute {
    name: Span,
    value: Span,
}

/// A document's nodes in document order. All text stands in one store, and nodes know their
/// places in it: inputs are bounded, so that these fit.
#[derive(Debug, Default)]
pub(super) struct Table<'a> {
    records: Vec<Record>,
    attributes: Vec<Attribute>,
    /// The names of elements whose tag does not tell it, by the element's number.
    names: Vec<(u32, Span)>,
    store: Store<'a>,
}

impl<'a> Table<'a> {
    /// An empty table with room for markup of this length.
    pub(super) fn with_room_for(bytes: usize) -> Self {
        Table {
            records: Vec::with_capacity(bytes / 40 + 8),
            attributes: Vec::with_capacity(bytes / 64 + 8),
            names: Vec::new(),
            store: Store::default(),
        }
    }

    /// The table with markup as the front of its store, so that nothing of it need be copied.
    pub(super) fn over(self, markup: Cow<'_, str>) -> Table<'_> {
        Table {
            records: self.records,
            attributes: self.attributes,
            names: self.names,
            store: self.store.over(markup),
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

    /// The nodes with a tag among some, in order.
    pub(super) fn tagged(&self, tag: Tag, nodes: Range<u32>) -> impl Iterator<Item = u32> {
        let records = self.records.get(nodes.start as usize..nodes.end as usize);
        let nodes = records.unwrap_or(&[]).iter().zip(nodes);
        nodes.filter_map(move |(record, node)| (record.tag == tag).then_some(node))
    }

    /// The place behind all attributes so far.
    pub(super) fn mark(&self) -> Mark {
        Mark {
            node: self.next(),
            attributes: number(self.attributes.len()),
            stored: self.store.end(),
        }
    }

    /// How many attributes were added since `mark`.
    pub(super) fn count_since(&self, mark: Mark) -> usize {
        self.attributes
            .len()
            .saturating_sub(mark.attributes as usize)
    }

    /// Drops the attributes since `mark`. Where a node was added since, they are nobody's.
    pub(super) fn forget(&mut self, mark: Mark) {
        if self.next() != mark.node {
            return;
        }
        self.attributes.truncate(mark.attributes as usize);
        self.store.cut(mark.stored);
    }

    /// Adds an attribute.
    pub(super) fn push_attribute(&mut self, name: &str, value: &str) {
        let name = self.keep(name);
        let value = self.keep(value);
        self.push_stored_attribute(name, value);
    }

    /// Adds an attribute that is in the store.
    pub(super) fn push_stored_attribute(&mut self, name: Span, value: Span) {
        self.attributes.push(Attribute { name, value });
    }

    /// Puts into the store what is written to the string's end.
    pub(super) fn write(&mut self, write: impl FnOnce(&mut String)) -> Span {
        self.store.write(write)
    }

    /// Whether one of the attributes from `mark` on has the name that is in the store here.
    pub(super) fn has_attribute(&self, mark: Mark, name: Span) -> bool {
        let added = self.attributes.get(mark.attributes as usize..);
        let mut added = added.unwrap_or(&[]).iter();
        added.any(|attribute| self.stored(attribute.name) == self.stored(name))
    }

    /// The value of the attribute with this name among those from `mark` on.
    pub(super) fn attribute_since(&self, mark: Mark, name: &str) -> Option<&str> {
        let added = self.attributes.get(mark.attributes as usize..);
        let mut added = added.unwrap_or(&[]).iter();
        added
            .find(|attribute| self.stored(attribute.name) == name)
            .map(|attribute| self.stored(attribute.value))
    }

    /// Adds an element with the attributes from `mark` on. Its end is set when it is closed.
    pub(super) fn push_element(&mut self, tag: Tag, parent: u32, mark: Mark) -> u32 {
        let content = Span {
            from: mark.attributes,
            to: number(self.attributes.len()),
        };
        self.push(tag, parent, content)
    }

    /// Adds an element with the tag and the attributes of another, unless these are long.
    pub(super) fn push_again(&mut self, node: u32, parent: u32) -> u32 {
        let tag = self.record(node).map_or(Tag::Other, |record| record.tag);
        self.push(tag, parent, self.repeated(node))
    }

    /// The attributes of an element as a copy of it has them.
    fn repeated(&self, node: u32) -> Span {
        let lengths = self
            .attributes(node)
            .map(|(name, value)| name.len() + value.len());
        let is_short = lengths.sum::<usize>() <= MOST_REPEATED;
        let own = self.record(node).map(|record| record.content);
        own.filter(|_| is_short).unwrap_or_default()
    }

    /// Says that an element that is open ends before a node inside it.
    pub(super) fn end_before(&mut self, node: u32, next: u32) {
        if let Some(record) = self.records.get_mut(node as usize) {
            record.end = next;
        }
    }

    /// Puts an element that is open into copies of others, the outermost first, which go into
    /// `parent`, and all that it holds into a copy of `inner`. The nodes from there on get other
    /// numbers.
    pub(super) fn wrap(&mut self, node: u32, parent: u32, around: &[u32], inner: u32) -> Room {
        let room = Room::new(node, number(around.len()));
        for record in self.records.iter_mut().skip(node as usize + 1) {
            record.parent = match record.parent == node {
                true => room.inner(),
                false => room.number(record.parent),
            };
            record.end = room.number(record.end);
        }
        for (named, _) in self.names.iter_mut().rev() {
            if *named < node {
                break;
            }
            *named = room.number(*named);
        }
        let moved = |original: &u32, parent: u32, node: u32| Record {
            parent,
            end: node + 1,
            ..*self.record(*original).unwrap_or(&Record::OTHER)
        };
        let copy = |original: &u32, parent: u32, node: u32| Record {
            content: self.repeated(*original),
            ..moved(original, parent, node)
        };
        let parents = [parent].into_iter().chain(node..);
        let wrappers = around.iter().zip(parents).zip(node..);
        let mut copies: Vec<Record> = wrappers
            .map(|((original, parent), node)| copy(original, parent, node))
            .collect();
        let own = room.number(node);
        copies.push(Record {
            parent: own
                .checked_sub(1)
                .filter(|_| !around.is_empty())
                .unwrap_or(parent),
            ..moved(&node, parent, own)
        });
        copies.push(copy(&inner, own, room.inner()));
        let place = node as usize;
        self.records.splice(place..=place, copies);
        room
    }

    /// The table with some of its nodes, in another order. `numbers` has the new number of each node
    /// that it had, or of the one that takes what it held.
    pub(super) fn arranged(mut self, order: &[u32], numbers: &[u32]) -> Self {
        let number = |node: u32| numbers.get(node as usize).copied().unwrap_or(0);
        let mut records: Vec<Record> = order
            .iter()
            .zip(1..)
            .map(|(node, end)| {
                let former = *self.record(*node).unwrap_or(&Record::OTHER);
                let parent = number(former.parent);
                Record {
                    parent,
                    end,
                    ..former
                }
            })
            .collect();
        for node in (1..records.len()).rev() {
            let Some(&Record { parent, end, .. }) = records.get(node) else {
                continue;
            };
            if let Some(around) = records.get_mut(parent as usize) {
                around.end = around.end.max(end);
            }
        }
        self.records = records;
        for (named, _) in &mut self.names {
            *named = number(*named);
        }
        self.names.sort_unstable_by_key(|(named, _)| *named);
        self
    }

    /// Names the element that was added last, in lower case.
    pub(super) fn name_last(&mut self, name: &str) {
        let name = self.write(|store| {
            let start = store.len();
            store.push_str(name);
            if let Some(kept) = store.get_mut(start..) {
                kept.make_ascii_lowercase();
            }
        });
        self.names.push((self.next().saturating_sub(1), name));
    }

    /// How many attributes an element has.
    pub(super) fn count_of(&self, node: u32) -> usize {
        self.attributes(node).count()
    }

    /// Adds the attributes since `mark` to an element that is there already, apart from those that
    /// it has. Whether there were others.
    pub(super) fn add_attributes(&mut self, node: u32, mark: Mark) -> bool {
        let mut added = self.attributes.split_off(mark.attributes as usize);
        added.retain(|attribute| {
            let name = self.stored(attribute.name);
            self.attributes(node).all(|(own, _)| own != name)
        });
        if added.is_empty() {
            return false;
        }
        let own = self
            .record(node)
            .map_or(Span::default(), |record| record.content);
        let own = self.attributes.get(own.from as usize..own.to as usize);
        let own = own.unwrap_or(&[]).to_vec();
        self.attributes.extend(own);
        self.attributes.extend(added);
        let to = number(self.attributes.len());
        if let Some(record) = self.records.get_mut(node as usize) {
            record.content = Span {
                from: mark.attributes,
                to,
            };
        }
        true
    }

    /// Adds text that is in the store.
    pub(super) fn push_stored_text(&mut self, text: Span, parent: u32) {
        let last = self.records.last_mut();
        match last.filter(|last| last.tag == Tag::Text && last.parent == parent) {
            None => {
                self.push(Tag::Text, parent, text);
            }
            Some(last) if last.content.to == text.from => last.content.to = text.to,
            Some(_) => {
                let text = self.stored(text).to_owned();
                self.push_text(&text, parent);
            }
        }
    }

    /// Adds text. It goes on the text before it where that is the last node of the same parent.
    pub(super) fn push_text(&mut self, text: &str, parent: u32) {
        let last = self.records.last().map(|last| (last.tag, last.parent));
        if last != Some((Tag::Text, parent)) {
            let kept = self.keep(text);
            self.push(Tag::Text, parent, kept);
            return;
        }
        let own = self
            .records
            .last()
            .map_or(Span::default(), |last| last.content);
        let mut from = own.from;
        // Attributes that were added to another element may stand between.
        if own.to != self.store.end() {
            let own = self.stored(own).to_owned();
            from = self.keep(&own).from;
        }
        let to = self.keep(text).to;
        if let Some(last) = self.records.last_mut() {
            last.content = Span { from, to };
        }
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
            shows: false,
            parent,
            end: node + 1,
            content,
        });
        node
    }

    fn keep(&mut self, text: &str) -> Span {
        self.write(|store| store.push_str(text))
    }

    fn stored(&self, span: Span) -> &str {
        self.store.text(span)
    }

    /// Notes which texts show something: that is asked again and again. Tells whether there are templates.
    pub(super) fn note_shown(&mut self) -> bool {
        let mut has_templates = false;
        for record in &mut self.records {
            has_templates |= record.tag == Tag::Template;
            if record.tag == Tag::Text {
                record.shows = !text::is_blank(self.store.text(record.content));
            }
        }
        has_templates
    }

    /// The text of a text node; empty for other nodes.
    #[inline]
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
        self.attributes_of(node)
            .iter()
            .map(|attribute| (self.stored(attribute.name), self.stored(attribute.value)))
    }

    /// The attributes of an element; none for other nodes. Their values are read when asked for.
    pub(super) fn named_attributes(&self, node: u32) -> impl Iterator<Item = (&[u8], Value<'_>)> {
        self.attributes_of(node).iter().map(move |attribute| {
            let name = self.store.bytes(attribute.name);
            let (table, span) = (self, attribute.value);
            (name, Value { table, span })
        })
    }

    /// The value of an element's attribute.
    #[inline]
    pub(super) fn attribute(&self, node: u32, name: &str) -> Option<&str> {
        let is_named = |attribute: &&Attribute| {
            let Span { from, to } = attribute.name;
            (to - from) as usize == name.len()
                && self.store.bytes(attribute.name) == name.as_bytes()
        };
        let found = self.attributes_of(node).iter().find(is_named)?;
        Some(self.stored(found.value))
    }

    fn attributes_of(&self, node: u32) -> &[Attribute] {
        let own = match self.record(node) {
            Some(record) if record.tag != Tag::Text => {
                let range = record.content.from as usize..record.content.to as usize;
                self.attributes.get(range)
            }
            _ => None,
        };
        own.unwrap_or(&[])
    }
}
