//! Cleans a Hugo or Jekyll post that a feed bot wrote: YAML front matter with a raw description,
//! and a feed item's raw markup as the body.
//!
//! ```text
//! cargo run --release --example hugo_post
//! cargo run --release --example hugo_post -- content/posts/story.md > story.md
//! ```
//!
//! `description`, `summary`, `slug`, `outlet` and `tags` are written anew; every other line of the
//! front matter stays as it is. The body of a bundle becomes a Markdown list.

mod common;
#[path = "hugo_post/front_matter.rs"]
mod front_matter;

use std::process::ExitCode;

use front_matter::FrontMatter;
use tearsheet::{Bundle, Entry, Options, render};

/// Search engines show about this much of a description; themes show more of a summary.
const DESCRIPTION_CHARACTERS: usize = 160;
const SUMMARY_CHARACTERS: usize = 400;

/// Longer addresses are cut off where they are shown.
const SLUG_BYTES: usize = 80;

/// More tags file a post under everything.
const TAGS: usize = 5;

const PROGRAM: common::Program = common::Program {
    usage: "\
Cleans a Hugo or Jekyll post that holds a feed item's raw description.

usage: hugo_post [FILE | -]

  --help  print this text
  FILE    a post with YAML front matter; - for standard input; an example without one

Prints the post with a clean description, summary, slug, outlet, tags and body. Ends with 1 if the
input has no front matter, or one that is no YAML.
",
    switches: &[],
    valued: &[],
    fixture: "fixtures/examples/post.md",
};

fn main() -> ExitCode {
    PROGRAM.run(rewrite)
}

fn rewrite(call: &common::Call) -> Result<String, String> {
    let text = call.text();
    let (front_matter, body) =
        common::front_matter(&text).ok_or("the input does not start with YAML front matter")?;
    let mut front_matter = FrontMatter::read(front_matter)?;
    let post = Post::read(&front_matter, body);
    let fields = [
        ("description", post.description),
        ("summary", post.summary),
        ("slug", post.slug),
        ("outlet", post.outlet.unwrap_or_default()),
    ];
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        front_matter.set(name, value);
    }
    if !post.tags.is_empty() {
        front_matter.set_list("tags", &post.tags);
    }
    Ok(format!("---\n{front_matter}---\n\n{}\n", post.body.trim()))
}

/// The clean parts of a post.
struct Post {
    description: String,
    summary: String,
    slug: String,
    outlet: Option<String>,
    tags: Vec<String>,
    body: String,
}

impl Post {
    fn read(front_matter: &FrontMatter<'_>, body: &str) -> Post {
        let title = front_matter.text("title").unwrap_or("");
        let description = front_matter.text("description").unwrap_or("");
        let mut options = Options::default().with_title(title);
        if let Some(link) = front_matter.text("link") {
            options = options.with_url(link);
        }
        let bundle = tearsheet::bundle_with(body, &options)
            .or_else(|| tearsheet::bundle_with(description, &options));
        match bundle {
            Some(bundle) => Post::of_bundle(&bundle, title),
            None => Post::of_text(front_matter, title, body, &options),
        }
    }

    fn of_bundle(bundle: &Bundle, title: &str) -> Post {
        let lead = bundle.lead().and_then(|entry| entry.outlet.clone());
        Post {
            description: bundle.summary(DESCRIPTION_CHARACTERS),
            summary: bundle.summary(SUMMARY_CHARACTERS),
            slug: bundle.slug(SLUG_BYTES),
            outlet: tearsheet::headline(title).outlet.or(lead),
            tags: bundle.keywords(TAGS),
            body: render::markdown(&bundle.blocks()),
        }
    }

    /// A post that is no bundle is treated as a bundle of its title and its text where a slug,
    /// tags or a summary are needed.
    fn of_text(front_matter: &FrontMatter<'_>, title: &str, body: &str, options: &Options) -> Post {
        let description = front_matter.text("description").unwrap_or("");
        let headline = tearsheet::headline(title);
        let cleaned = tearsheet::clean_with(body, options);
        let description = tearsheet::clean_with(description, options);
        let whole = running_text(&render::text(&cleaned.blocks));
        let short = running_text(&render::text(&description.blocks));
        let told = if short.is_empty() { &whole } else { &short };
        let by_title = Bundle::new(vec![Entry::new(headline.text, None, 1.0)]);
        Post {
            description: shortened(told, DESCRIPTION_CHARACTERS),
            summary: shortened(
                if whole.is_empty() { told } else { &whole },
                SUMMARY_CHARACTERS,
            ),
            slug: by_title.slug(SLUG_BYTES),
            outlet: headline.outlet,
            // One headline tells less than the tags that somebody chose.
            tags: if front_matter.has("tags") {
                Vec::new()
            } else {
                by_title.keywords(TAGS)
            },
            // A body without tags is Markdown already.
            body: if has_tags(body) {
                render::markdown(&cleaned.blocks)
            } else {
                body.to_owned()
            },
        }
    }
}

fn shortened(text: &str, characters: usize) -> String {
    if text.chars().count() <= characters {
        return text.to_owned();
    }
    Bundle::new(vec![Entry::new(text, None, 1.0)]).summary(characters)
}

fn running_text(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has_tags(body: &str) -> bool {
    body.match_indices('<').any(|(at, _)| {
        let rest = body.get(at + 1..).unwrap_or("");
        let name = rest.strip_prefix('/').unwrap_or(rest);
        name.starts_with(|first: char| first.is_ascii_alphabetic())
    })
}
