//! Feed descriptions: bundle or ordinary, to blocks.

use std::borrow::Cow;

use super::compose::Composer;
use super::{enclosure, ruled, title, unmarked};
use crate::article::{Bundle, Description, FurnitureKind, Note};
use crate::bundle::{self, Hints};
use crate::dom::{Document, NodeId, Tag, View};
use crate::link::{Base, Tracking, without_tracking};
use crate::lower::Pixels;
use crate::options::Options;
use crate::rules::Selector;
use crate::{furniture, input, lower, text};

/// How much of a text a note tells, in characters.
const LONGEST_NOTE: usize = 200;

/// The front door for feed descriptions.
pub(crate) fn clean(raw: &str, options: &Options) -> Description {
    let mut notes = Vec::new();
    let raw = super::within_limit(raw, options, &mut notes);
    let title = options.title().map(|title| title::plain(title, options));
    let title = title.as_deref();
    let fits = raw.len() <= options.limits().output_bytes() && removed(options).is_empty();
    let unmarked = fits.then(|| unmarked::blocks(raw, hints(title, options)));
    let mut description = match unmarked.flatten() {
        Some(blocks) => Description {
            blocks,
            notes,
            ..Description::default()
        },
        None => read(raw, title, options, notes),
    };
    if let Some(composer) = Composer::of(options) {
        composer.description(&mut description);
    }
    description
}

/// A description that has markup, or anything else to be dealt with.
fn read(raw: &str, title: Option<&str>, options: &Options, mut notes: Vec<Note>) -> Description {
    let base = base(options);
    if let Some((bundle, beside)) = written(raw, &base, options) {
        return of_bundle(bundle, beside, notes);
    }
    let markup = markup(raw, options, &mut notes);
    if let Cow::Owned(markup) = &markup
        && let Some((bundle, beside)) = of_markup(markup, &base, options)
    {
        return of_bundle(bundle, beside, notes);
    }
    let document = parse(markup, options, &mut notes);
    if let Some((bundle, beside)) = find(&document, &base, title, options) {
        return of_bundle(bundle, beside, notes);
    }
    let mut view = View::new(&document);
    if options.limits().unescape_rounds() > 0 {
        unescape_texts(&mut view);
    }
    notes.extend(furniture::hide(&mut view, title, options.furniture_kept()));
    let pixels = match options.keeps_furniture(FurnitureKind::TrackingPixel) {
        true => Pixels::Shown,
        false => Pixels::LeftOut,
    };
    let lowered = lower::lower_with(&view, document.root(), &base, pixels);
    notes.extend(lowered.notes);
    Description {
        enclosures: enclosure::list(&view, &base),
        blocks: lowered.blocks,
        notes,
        ..Description::default()
    }
}

/// A description that is a bundle, with the texts that are in none of its entries.
fn of_bundle(bundle: Bundle, beside: Vec<String>, mut notes: Vec<Note>) -> Description {
    let beside = beside.into_iter().map(shortened);
    notes.extend(beside.map(|text| Note::BesideBundle { text }));
    Description {
        blocks: bundle::blocks(&bundle),
        bundle: Some(bundle),
        notes,
        ..Description::default()
    }
}

/// A text as notes tell it.
fn shortened(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(LONGEST_NOTE) {
        text.truncate(end);
    }
    text
}

/// The front door for bundles.
pub(crate) fn split(raw: &str, options: &Options) -> Option<Bundle> {
    let notes = &mut Vec::new();
    let raw = super::within_limit(raw, options, notes);
    let base = base(options);
    let found = written(raw, &base, options).or_else(|| {
        let document = parse(markup(raw, options, notes), options, notes);
        let title = options.title().map(|title| title::plain(title, options));
        find(&document, &base, title.as_deref(), options)
    });
    let (mut bundle, _) = found?;
    if let Some(composer) = Composer::of(options) {
        composer.bundle(&mut bundle);
    }
    Some(bundle)
}

/// The base of a description's links: the item's own address where it is known.
fn base(options: &Options) -> Base {
    let link = options.url();
    let base = Base::new(link).with_rules(options.redirects(), options.tracking());
    match options.original_link() {
        Some(original) => base.with_original(original, link),
        None => base,
    }
}

/// A description as markup that says what it says.
fn markup<'a>(raw: &'a str, options: &Options, notes: &mut Vec<Note>) -> Cow<'a, str> {
    let markup = input::markup(raw, options.limits().unescape_rounds());
    if markup.rounds > 0 {
        let rounds = markup.rounds;
        notes.push(Note::Unescaped { rounds });
    }
    if let Some(cut) = markup.cut {
        let text = shortened(cut);
        notes.push(Note::CutMarkup { text });
    }
    match super::repaired(&markup.markup) {
        Cow::Owned(repaired) => {
            notes.push(Note::MojibakeRepaired);
            Cow::Owned(repaired)
        }
        Cow::Borrowed(_) => markup.markup,
    }
}

fn parse<'a>(markup: Cow<'a, str>, options: &Options, notes: &mut Vec<Note>) -> Document<'a> {
    let document = ruled::parse_without(markup, options, &removed(options), notes);
    super::push_reached(&document, notes);
    document
}

/// The selectors of what is removed from the description.
fn removed(options: &Options) -> Vec<&Selector> {
    let address = options.original_link().or(options.url());
    let rules = options.rules(address).unwrap_or_default();
    rules.remove
}

/// A bundle and what stands beside it, of markup that has nothing to be put right and needs no parser.
fn written(raw: &str, base: &Base, options: &Options) -> Option<(Bundle, Vec<String>)> {
    let found = of_markup(raw, base, options)?;
    // Asked last, since nearly all that are bundles pass.
    let is_right =
        text::is_read_once(raw) && matches!(text::repair_mojibake(raw), Cow::Borrowed(_));
    is_right.then_some(found)
}

/// The same for markup that was put right.
fn of_markup(markup: &str, base: &Base, options: &Options) -> Option<(Bundle, Vec<String>)> {
    if !removed(options).is_empty() {
        return None;
    }
    let found = bundle::written(markup, base, options.limits())?;
    Some(with_tracking_rule(found, options))
}

fn find(
    document: &Document,
    base: &Base,
    title: Option<&str>,
    options: &Options,
) -> Option<(Bundle, Vec<String>)> {
    let found = bundle::find(document, base, hints(title, options))?;
    Some(with_tracking_rule(found, options))
}

/// A bundle with what the options say of parameters that track readers done to its links.
fn with_tracking_rule(
    (mut bundle, beside): (Bundle, Vec<String>),
    options: &Options,
) -> (Bundle, Vec<String>) {
    if options.tracking() == Tracking::Removed {
        let entries = bundle.entries.iter_mut();
        let links = entries.flat_map(|entry| [&mut entry.link, &mut entry.publisher_link]);
        for link in links.chain([&mut bundle.more_link]).flatten() {
            *link = without_tracking(link).into_owned();
        }
    }
    (bundle, beside)
}

fn hints<'a>(title: Option<&'a str>, options: &'a Options) -> Hints<'a> {
    Hints {
        title,
        outlets: options.outlets(),
    }
}

/// Feeds escape text twice: `&amp;nbsp;` is still a reference after parsing. Code says what it
/// says, and so does a text about references.
fn unescape_texts(view: &mut View<'_>) {
    let document = view.document();
    let verbatim = |node: NodeId| {
        let mut around = document.ancestors(node);
        around.any(|around| matches!(document.tag(around), Tag::Code | Tag::Pre))
    };
    for node in document.nodes() {
        let text = document.text(node);
        if !text.contains('&') || verbatim(node) {
            continue;
        }
        if let Cow::Owned(read) = input::left_over(text) {
            view.replace_text(node, read);
        }
    }
}
