//! The JSON Schema of results: every result that the suite knows keeps it.

use std::fs;

use proptest::prelude::*;
use serde_json::{Value, json};
use tearsheet::{Article, Description};

use crate::expected::{entries, report, root};
use crate::laws::properties::config;
use crate::render_laws::blocks::document;

fn schema() -> Value {
    let text = fs::read_to_string(root().join("src/docs/schema.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The first place where a value does not keep a schema, as far as ours makes use of the standard.
fn problem(root: &Value, schema: &Value, value: &Value, place: &str) -> Option<String> {
    let fail = |what: &str| Some(format!("{place}: {what}: {value:.200}"));
    if let Some(name) = schema["$ref"].as_str() {
        let referred = &root["$defs"][name.strip_prefix("#/$defs/").unwrap()];
        assert!(referred.is_object(), "{name} is not defined");
        return problem(root, referred, value, place);
    }
    if let Some(kinds) = schema.get("oneOf").and_then(Value::as_array) {
        let problems: Vec<_> = kinds
            .iter()
            .map(|kind| problem(root, kind, value, place))
            .collect();
        if problems.iter().filter(|problem| problem.is_none()).count() == 1 {
            return None;
        }
        // The problem that lies deepest tells most.
        let depth = |text: &String| text.split(": ").next().map_or(0, str::len);
        return problems.into_iter().flatten().max_by_key(depth);
    }
    if schema.get("const").is_some_and(|wanted| wanted != value) {
        return fail("not the constant");
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array)
        && !values.contains(value)
    {
        return fail("not among the values");
    }
    if let Some(kind) = schema.get("type")
        && !is_of_type(kind, value)
    {
        return fail("of another type");
    }
    let below = |least: &Value| value.as_f64() < least.as_f64();
    let above = |most: &Value| value.as_f64() > most.as_f64();
    if value.is_number()
        && (schema.get("minimum").is_some_and(below) || schema.get("maximum").is_some_and(above))
    {
        return fail("out of range");
    }
    let shortest = schema["minLength"].as_u64().unwrap_or(0);
    if value
        .as_str()
        .is_some_and(|text| (text.len() as u64) < shortest)
    {
        return fail("too short");
    }
    items_problem(root, schema, value, place)
        .or_else(|| members_problem(root, schema, value, place))
}

fn is_of_type(kind: &Value, value: &Value) -> bool {
    let is = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("unknown type {other}"),
    };
    match kind {
        Value::String(kind) => is(kind),
        Value::Array(kinds) => kinds.iter().any(|kind| is(kind.as_str().unwrap())),
        other => panic!("no type: {other}"),
    }
}

fn items_problem(root: &Value, schema: &Value, value: &Value, place: &str) -> Option<String> {
    let items = value.as_array()?;
    if (items.len() as u64) < schema["minItems"].as_u64().unwrap_or(0) {
        return Some(format!("{place}: too few items"));
    }
    let kind = schema.get("items")?;
    let mut items = items.iter().enumerate();
    items.find_map(|(at, item)| problem(root, kind, item, &format!("{place}/{at}")))
}

fn members_problem(root: &Value, schema: &Value, value: &Value, place: &str) -> Option<String> {
    let members = value.as_object()?;
    let required = schema["required"].as_array().into_iter().flatten();
    for name in required {
        if !members.contains_key(name.as_str().unwrap()) {
            return Some(format!("{place}: no {name}"));
        }
    }
    for (name, member) in members {
        match schema["properties"].get(name) {
            Some(kind) => {
                let found = problem(root, kind, member, &format!("{place}/{name}"));
                if found.is_some() {
                    return found;
                }
            }
            None if schema["additionalProperties"] == json!(false) => {
                return Some(format!("{place}: {name} is not in the schema"));
            }
            None => {}
        }
    }
    None
}

#[test]
fn every_expected_result_keeps_the_schema() {
    let schema = schema();
    let mut problems = Vec::new();
    let mut count = 0;
    for kind in ["descriptions", "hostile", "pages", "structure", "texts"] {
        for folder in entries(&root().join("fixtures").join(kind)) {
            let path = folder.join("expected.json");
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            let result: Value = serde_json::from_str(&text).unwrap();
            if result.get("error").is_some() {
                continue;
            }
            count += 1;
            let found = problem(&schema, &schema, &result, "");
            problems.extend(found.map(|found| format!("{}: {found}", path.display())));
        }
    }
    assert!(count > 100, "{count} results");
    report("schema", &problems);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn all_blocks_keep_the_schema(blocks in document()) {
        let schema = schema();
        let value = serde_json::to_value(&blocks).unwrap();
        prop_assert_eq!(problem(&schema, &schema["$defs"]["blocks"], &value, ""), None);
    }
}

#[test]
fn the_schema_tells_right_from_wrong() {
    let schema = schema();
    let check = |value: &Value| problem(&schema, &schema["$defs"]["blocks"], value, "");
    let text = json!({"type": "text", "text": "x"});
    assert_eq!(
        check(&json!([{"type": "paragraph", "content": [text]}])),
        None
    );
    for wrong in [
        json!([{"type": "paragraph"}]),
        json!([{"type": "paragraph", "content": [], "class": "x"}]),
        json!([{"type": "heading", "level": 7, "content": []}]),
        json!([{"type": "list", "items": []}]),
        json!([{"type": "marquee"}]),
    ] {
        assert!(check(&wrong).is_some(), "{wrong}");
    }
}

#[test]
fn results_without_a_format_are_read_and_newer_ones_are_not() {
    let old = r#"{"blocks": [], "bundle": null, "links": [], "images": []}"#;
    assert!(serde_json::from_str::<Description>(old).is_ok());
    let mut article = serde_json::to_value(tearsheet::structure("One line.")).unwrap();
    assert_eq!(article["format"], json!(1));
    assert!(serde_json::from_value::<Article>(article.clone()).is_ok());
    article["format"] = json!(2);
    assert!(serde_json::from_value::<Article>(article).is_err());
}
