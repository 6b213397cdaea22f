//! The nodes of a post that are asked for its author and its time.

use super::names::{ClassWords, WordHashes};
use crate::dom::{Document, NodeId, Tag};

/// A node of a post, with what tells at a glance that it says neither who wrote the post nor when: most
/// nodes are asked many times and say nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) node: NodeId,
    pub(super) tag: Tag,
    pub(super) words: ClassWords,
    /// Whether an attribute may declare what it is.
    may_declare: bool,
}

impl Part {
    pub(super) fn of<'a>(
        document: &'a Document<'a>,
        node: NodeId,
        hashed: &mut WordHashes<'a>,
    ) -> Self {
        let mut part = Part {
            node,
            tag: document.tag(node),
            words: ClassWords::default(),
            may_declare: false,
        };
        for (name, value) in document.named_attributes(node) {
            match name {
                b"class" => part.words = hashed.read(value.text()),
                b"itemprop" | b"rel" => part.may_declare = true,
                _ => {}
            }
        }
        part
    }

    /// The attribute that declares what a part is, if it is there.
    pub(super) fn declared<'d>(&self, document: &'d Document, name: &str) -> Option<&'d str> {
        match self.may_declare {
            true => document.attribute(self.node, name),
            false => None,
        }
    }
}
