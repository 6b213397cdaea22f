//! A bound on the attributes of formatting that is opened again.
//!
//! Where formatting was not closed, the tree builder opens it again in every block, with all its attributes, so that a
//! page of one long attribute and many short blocks would be made many times as large as it is. Such attributes are put
//! aside before the tree builder sees them: the first element gets them, copies have none.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Tag;
use html5ever::{Attribute, LocalName, QualName, ns};

/// How many bytes of attributes, their names included, formatting has where it is opened again.
pub(super) const MOST_REPEATED: usize = 1_024;

/// The attributes that were put aside, in the order of their tags.
#[derive(Debug, Default)]
pub(super) struct LongAttributes(RefCell<Vec<Vec<Attribute>>>);

impl LongAttributes {
    /// Puts the attributes of a tag aside if they are long, and a number in their place.
    pub(super) fn put_aside(&self, tag: &mut Tag) {
        let lengths = tag
            .attrs
            .iter()
            .map(|attribute| attribute.name.local.len() + attribute.value.len());
        if lengths.sum::<usize>() <= MOST_REPEATED {
            return;
        }
        let mut kept = self.0.borrow_mut();
        let number = Attribute {
            // No attribute in markup is in a namespace.
            name: QualName::new(None, ns!(html), LocalName::default()),
            value: StrTendril::from(kept.len().to_string()),
        };
        kept.push(std::mem::replace(&mut tag.attrs, vec![number]));
    }

    /// The attributes of an element that is made: those that were put aside if it is the first with their number.
    pub(super) fn restored(&self, attributes: Vec<Attribute>) -> Vec<Attribute> {
        let [number] = attributes.as_slice() else {
            return attributes;
        };
        if number.name.ns != ns!(html) {
            return attributes;
        }
        let number = number.value.parse().unwrap_or(usize::MAX);
        let mut kept = self.0.borrow_mut();
        kept.get_mut(number).map(std::mem::take).unwrap_or_default()
    }
}
