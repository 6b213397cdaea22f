//! What pages declare in JSON-LD: as written, and valid JSON made of any values.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use tearsheet::Options;
use tearsheet_fuzz::check_article;

#[derive(Debug, Arbitrary)]
enum Value<'a> {
    Text(&'a str),
    Number(f64),
    Flag(bool),
    Nothing,
    List(Vec<Value<'a>>),
    Thing(Kind, Vec<(Key, Value<'a>)>),
}

#[derive(Debug, Clone, Copy, Arbitrary)]
enum Kind {
    NewsArticle,
    Person,
    Organization,
    WebPage,
    Product,
    ImageObject,
    Recipe,
    DiscussionForumPosting,
}

#[derive(Debug, Clone, Copy, Arbitrary)]
enum Key {
    Graph,
    Id,
    Headline,
    Author,
    Publisher,
    DatePublished,
    DateModified,
    ArticleBody,
    MainEntity,
    Image,
    Keywords,
    Name,
    Url,
    InLanguage,
}

impl Key {
    fn name(self) -> &'static str {
        match self {
            Key::Graph => "@graph",
            Key::Id => "@id",
            Key::Headline => "headline",
            Key::Author => "author",
            Key::Publisher => "publisher",
            Key::DatePublished => "datePublished",
            Key::DateModified => "dateModified",
            Key::ArticleBody => "articleBody",
            Key::MainEntity => "mainEntity",
            Key::Image => "image",
            Key::Keywords => "keywords",
            Key::Name => "name",
            Key::Url => "url",
            Key::InLanguage => "inLanguage",
        }
    }
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Text(text) => out.push_str(&format!("{text:?}").replace("\\'", "'")),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::Flag(flag) => out.push_str(&flag.to_string()),
        Value::Nothing => out.push_str("null"),
        Value::List(values) => {
            out.push('[');
            for value in values {
                write(value, out);
                out.push(',');
            }
            out.push_str("1]");
        }
        Value::Thing(kind, fields) => {
            out.push_str(&format!("{{\"@type\":\"{kind:?}\""));
            for (key, value) in fields {
                out.push_str(&format!(",\"{}\":", key.name()));
                write(value, out);
            }
            out.push('}');
        }
    }
}

#[derive(Debug, Arbitrary)]
enum Script<'a> {
    Written(&'a str),
    Made(Vec<Value<'a>>),
}

fuzz_target!(|script: Script| {
    let json = match script {
        Script::Written(text) => text.to_owned(),
        Script::Made(values) => {
            let mut json = String::new();
            write(&Value::List(values), &mut json);
            json
        }
    };
    let page = format!(
        "<title>Dusk</title><script type='application/ld+json'>{json}</script><p>The ferry left.</p>"
    );
    if let Ok(article) = tearsheet::extract(&page, &Options::default()) {
        check_article(&article, page.len());
    }
});
