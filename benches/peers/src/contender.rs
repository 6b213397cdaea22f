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
    Contender {
        name: "html5ever tokenizer, empty sink",
        run: html5ever_tokens,
    },
    Contender {
        name: "html5gum tokenizer",
        run: |input| html5gum::Tokenizer::new(input).count(),
    },
    Contender {
        name: "scraper parse",
        run: |input| scraper::Html::parse_document(input).tree.values().count(),
    },
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

fn html5ever_tokens(input: &str) -> usize {
    let tokenizer = Tokenizer::new(EmptySink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(input));
    while !matches!(tokenizer.feed(&queue), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    input.len()
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
