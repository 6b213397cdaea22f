//! A document without some of its nodes.

use super::table::Table;
use super::{Document, NodeId, NodeSet, Tag};

impl Document<'_> {
    /// The document as if some nodes, and all that is inside them, were not there. What stood on
    /// both sides of one is not one word.
    pub(crate) fn without(&self, removed: &NodeSet) -> Document<'static> {
        let mut table = Table::default();
        // Where the nodes that are open end, and their numbers in the new table.
        let mut open: Vec<(NodeId, u32)> = Vec::new();
        let mut next = self.root();
        while next.index() < self.len() {
            let node = next;
            while let Some((_, number)) = open.pop_if(|(end, _)| *end <= node) {
                table.close(number);
            }
            let parent = open.last().map_or(0, |(_, number)| *number);
            if removed.contains(node) {
                table.push_text(" ", parent);
                next = self.end(node);
                continue;
            }
            next = self.following(node);
            if self.tag(node) == Tag::Text {
                table.push_text(self.text(node), parent);
            } else {
                open.push((self.end(node), self.copy_element(node, &mut table, parent)));
            }
        }
        while let Some((_, number)) = open.pop() {
            table.close(number);
        }
        table.note_shown();
        Document {
            table,
            reached: self.reached,
            output_bytes: self.output_bytes,
        }
    }

    fn copy_element(&self, node: NodeId, table: &mut Table<'_>, parent: u32) -> u32 {
        let mark = table.mark();
        for (name, value) in self.attributes(node) {
            table.push_attribute(name, value);
        }
        let tag = self.tag(node);
        let number = table.push_element(tag, parent, mark);
        if tag.name().is_empty() && !self.name(node).is_empty() {
            table.name_last(self.name(node));
        }
        number
    }
}
