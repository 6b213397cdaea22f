//! Requests: a line of JSON to what the crate is asked for.

use std::borrow::Cow;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::{Map, Value};
use tearsheet::{Error, Options, SiteRules};

/// Padding at the end is optional, because not every encoder writes it.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Which front door is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Page,
    Description,
    Title,
    Text,
}

/// What is to be read.
pub(crate) enum Content {
    Text(String),
    Bytes {
        bytes: Vec<u8>,
        content_type: Option<String>,
    },
}

/// Which renderings are to be added to the answer.
#[derive(Clone, Copy, Default)]
pub(crate) struct Outputs {
    pub(crate) text: bool,
    pub(crate) markdown: bool,
    pub(crate) html: bool,
}

/// One request, checked.
pub(crate) struct Request {
    pub(crate) kind: Kind,
    pub(crate) content: Content,
    pub(crate) options: Options,
    pub(crate) outputs: Outputs,
}

/// Reads a line: the request's id, null where it cannot be known, and the request or what is
/// wrong with it.
pub(crate) fn read(line: &[u8]) -> (Value, Result<Request, String>) {
    match parse(line) {
        Ok(mut object) => {
            let id = object.remove("id").unwrap_or(Value::Null);
            (id, check(object))
        }
        Err(message) => (leading_id(line), Err(message)),
    }
}

fn parse(line: &[u8]) -> Result<Map<String, Value>, String> {
    let text = std::str::from_utf8(line)
        .map_err(|error| format!("not UTF-8 after byte {}", error.valid_up_to()))?;
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err("not a JSON object".to_owned()),
        Err(error) => Err(format!("not JSON: {error}")),
    }
}

/// The id of a line that is no JSON as a whole, where it stands first and is whole.
fn leading_id(line: &[u8]) -> Value {
    let text = String::from_utf8_lossy(line);
    let value = text
        .trim_start()
        .strip_prefix('{')
        .and_then(|rest| rest.trim_start().strip_prefix("\"id\""))
        .and_then(|rest| rest.trim_start().strip_prefix(':'));
    let Some(value) = value else {
        return Value::Null;
    };
    let mut values = serde_json::Deserializer::from_str(value).into_iter::<Value>();
    let Some(Ok(id)) = values.next() else {
        return Value::Null;
    };
    let rest = value.get(values.byte_offset()..).unwrap_or("");
    if rest.trim_start().starts_with([',', '}']) {
        id
    } else {
        Value::Null
    }
}

fn check(mut object: Map<String, Value>) -> Result<Request, String> {
    let kind = read_kind(&mut object)?;
    let content = read_content(&mut object, kind)?;
    let mut options = Options::default();
    if let Some(url) = take_string(&mut object, "url")? {
        options = options.with_url(url);
    }
    if let Some(title) = take_string(&mut object, "title")? {
        options = options.with_title(title);
    }
    if let Some(outlets) = take_strings(&mut object, "outlets")? {
        options = options.with_outlets(outlets);
    }
    if let Some(comments) = object.remove("comments") {
        let comments = comments.as_bool().ok_or("comments is not true or false")?;
        options = options.with_comments(comments);
    }
    options = read_rules(&mut object, options)?;
    Ok(Request {
        kind,
        content,
        options,
        outputs: read_outputs(&mut object)?,
    })
}

/// The options with the selectors and the rules for sites of a request.
fn read_rules(object: &mut Map<String, Value>, mut options: Options) -> Result<Options, String> {
    let told = |name: &'static str| move |error: Error| format!("{name}: {error}");
    if let Some(keep) = take_strings(object, "keep_selectors")? {
        let with = options.with_keep_selectors(keep);
        options = with.map_err(told("keep_selectors"))?;
    }
    if let Some(remove) = take_strings(object, "remove_selectors")? {
        let with = options.with_remove_selectors(remove);
        options = with.map_err(told("remove_selectors"))?;
    }
    if let Some(content) = take_string(object, "content_selector")? {
        let with = options.with_content_selector(content);
        options = with.map_err(told("content_selector"))?;
    }
    if let Some(rules) = take_string(object, "site_rules")? {
        let rules = SiteRules::parse(&rules).map_err(told("site_rules"))?;
        options = options.with_site_rules(rules);
    }
    Ok(options)
}

fn read_kind(object: &mut Map<String, Value>) -> Result<Kind, String> {
    match take_string(object, "kind")?.as_deref() {
        Some("page") => Ok(Kind::Page),
        Some("description") => Ok(Kind::Description),
        Some("title") => Ok(Kind::Title),
        Some("text") => Ok(Kind::Text),
        Some(other) => {
            let other: String = other.chars().take(40).collect();
            Err(format!(
                "unknown kind {other:?}: not page, description, title or text"
            ))
        }
        None => Err("no kind".to_owned()),
    }
}

fn read_content(object: &mut Map<String, Value>, kind: Kind) -> Result<Content, String> {
    let content_type = take_string(object, "content_type")?;
    let text = take_string(object, "content")?;
    let encoded = take_string(object, "content_base64")?;
    match (text, encoded) {
        (Some(text), None) => Ok(Content::Text(text)),
        (None, Some(encoded)) => {
            let bytes = BASE64
                .decode(without_spaces(&encoded).as_bytes())
                .map_err(|error| format!("content_base64: {error}"))?;
            if kind == Kind::Page {
                return Ok(Content::Bytes {
                    bytes,
                    content_type,
                });
            }
            let text = String::from_utf8(bytes)
                .map_err(|_| "content_base64 is not UTF-8, which only a page's may be")?;
            Ok(Content::Text(text))
        }
        (Some(_), Some(_)) => Err("both content and content_base64".to_owned()),
        (None, None) => Err("no content".to_owned()),
    }
}

/// Some encoders break lines after 76 characters.
fn without_spaces(encoded: &str) -> Cow<'_, str> {
    if encoded.contains(|character: char| character.is_ascii_whitespace()) {
        Cow::Owned(encoded.split_ascii_whitespace().collect())
    } else {
        Cow::Borrowed(encoded)
    }
}

fn read_outputs(object: &mut Map<String, Value>) -> Result<Outputs, String> {
    let Some(names) = take_strings(object, "outputs")? else {
        return Ok(Outputs {
            text: true,
            markdown: true,
            html: false,
        });
    };
    let mut outputs = Outputs::default();
    for name in names {
        match name.as_str() {
            "text" => outputs.text = true,
            "markdown" => outputs.markdown = true,
            "html" => outputs.html = true,
            _ => return Err("outputs may hold text, markdown and html".to_owned()),
        }
    }
    Ok(outputs)
}

/// A field that is a string if it is there; null counts as absent.
fn take_string(object: &mut Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match object.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("{name} is not a string")),
    }
}

/// A field that is a list of strings if it is there; null counts as absent.
fn take_strings(
    object: &mut Map<String, Value>,
    name: &str,
) -> Result<Option<Vec<String>>, String> {
    let wrong = || format!("{name} is not a list of strings");
    let values = match object.remove(name) {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Array(values)) => values,
        Some(_) => return Err(wrong()),
    };
    let strings = values.into_iter().map(|value| match value {
        Value::String(text) => Ok(text),
        _ => Err(wrong()),
    });
    strings.collect::<Result<_, _>>().map(Some)
}
