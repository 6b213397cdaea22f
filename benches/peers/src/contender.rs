//! The libraries, each as a function from an input to a number that depends on its whole result.

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// A library, or a part of one, that is timed.
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&str) -> usize,
}

/// What is compared on feed descriptions. The first is what the others' ratios are given to.
pub(crate) const DESCRIPTIONS: [Contender; 7] = [
    HTML5EVER_TOKENS,
    HTML5GUM_TOKENS,
    SCRAPER,
    Contender {
        name: "tearsheet clean",
        run: |input| tearsheet::clean(input).blocks.len(),
    },
    Contender {
        name: "tearsheet clean and text",
        run: |input| tearsheet::render::text(&tearsheet::clean(input).blocks).len(),
    },
    Contender {
        name: "ammonia clean",
        run: |input| ammonia::clean(input).len(),
    },
    Contender {
        name: "html2text",
        run: |input| html2text::from_read(input.as_bytes(), 80).map_or(0, |text| text.len()),
    },
];

/// What is compared on pages: from the page's text to the content's text, with the metadata where a
/// library has any. The first is what the others' ratios are given to.
pub(crate) const PAGES: [Contender; 9] = [
    SCRAPER,
    HTML5EVER_TOKENS,
    HTML5GUM_TOKENS,
    Contender {
        name: "lol_html rewriter, no handlers",
        run: lol_html_bytes,
    },
    Contender {
        name: "tearsheet extract and text",
        run: |input| {
            tearsheet::extract(input, &tearsheet::Options::default())
                .map_or(0, |article| tearsheet::render::text(&article.blocks).len())
        },
    },
    Contender {
        name: "dom_smoothie",
        run: |input| {
            dom_smoothie::Readability::new(input, None, None)
                .and_then(|mut page| page.parse())
                .map_or(0, |article| article.text_content.len())
        },
    },
    Contender {
        name: "legible",
        run: |input| {
            legible::parse(input, None, None).map_or(0, |article| article.text_content.len())
        },
    },
    Contender {
        name: "rs-trafilatura",
        run: |input| rs_trafilatura::extract(input).map_or(0, |result| result.content_text.len()),
    },
    Contender {
        name: "trafilatura",
        run: |input| {
            trafilatura::extract(input, &trafilatura::Options::default())
                .map_or(0, |result| result.content_text.len())
        },
    },
];

/// As slow as some pages make it, readabilityrs has a table of its own.
pub(crate) const SLOW_PAGES: [Contender; 2] = [
    SCRAPER,
    Contender {
        name: "readabilityrs",
        run: |input| {
            readabilityrs::Readability::new(input, None, None)
                .ok()
                .and_then(|page| page.parse())
                .and_then(|article| article.text_content)
                .map_or(0, |text| text.len())
        },
    },
];

const SCRAPER: Contender = Contender {
    name: "scraper parse",
    run: |input| scraper::Html::parse_document(input).tree.values().count(),
};

const HTML5EVER_TOKENS: Contender = Contender {
    name: "html5ever tokenizer, empty sink",
    run: html5ever_tokens,
};

const HTML5GUM_TOKENS: Contender = Contender {
    name: "html5gum tokenizer",
    run: |input| html5gum::Tokenizer::new(input).count(),
};

fn html5ever_tokens(input: &str) -> usize {
    let tokenizer = Tokenizer::new(EmptySink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(input));
    while !matches!(tokenizer.feed(&queue), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    input.len()
}

fn lol_html_bytes(input: &str) -> usize {
    let mut bytes = 0;
    let mut rewriter = lol_html::HtmlRewriter::new(lol_html::Settings::new(), |chunk: &[u8]| {
        bytes += chunk.len()
    });
    let written = rewriter.write(input.as_bytes()).is_ok();
    let ended = rewriter.end().is_ok();
    bytes + usize::from(written && ended)
}

/// A sink that drops every token.
struct EmptySink;

impl TokenSink for EmptySink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        drop(std::hint::black_box(token));
        TokenSinkResult::Continue
    }
}
