//! Instructions that JSON-LD holds: the steps of a recipe or of a how-to, as markup.

use serde_json::{Map, Value};

use super::properties::{string, strings};

/// Values beyond these are not read: no instructions have as many.
const MOST_VALUES: usize = 2_000;

/// Where the steps stand.
const STEPS: [&str; 2] = ["step", "recipeInstructions"];

/// A thing's description, what it needs and its steps, as markup; none if it has no steps.
pub(super) fn written(object: &Map<String, Value>) -> Option<String> {
    let steps = STEPS.iter().find_map(|key| object.get(*key))?;
    let mut markup = String::new();
    if let Some(description) = object.get("description").and_then(string) {
        push(&mut markup, "p", &description);
    }
    let needed = object.get("recipeIngredient").map(strings);
    for needed in needed.into_iter().flatten() {
        push(&mut markup, "li", &needed);
    }
    let before = markup.len();
    push_steps(&mut markup, steps);
    (markup.len() > before).then_some(markup)
}

fn push_steps(markup: &mut String, steps: &Value) {
    let mut open = vec![steps];
    for _ in 0..MOST_VALUES {
        match open.pop() {
            None => return,
            Some(Value::Array(values)) => open.extend(values.iter().take(MOST_VALUES).rev()),
            Some(Value::String(text)) => {
                let lines = text.lines().filter(|line| !line.trim().is_empty());
                lines.for_each(|line| push(markup, "p", line));
            }
            Some(Value::Object(step)) => {
                let text = step.get("text").and_then(string);
                let name = step.get("name").and_then(string);
                // Many steps are named by the start of what they say.
                let begins = |name: &String| {
                    let start = name.trim_end_matches(['.', '…']);
                    text.as_ref().is_some_and(|text| text.starts_with(start))
                };
                if let Some(name) = name.filter(|name| !begins(name)) {
                    push(markup, "h3", &name);
                }
                match text {
                    Some(text) => push(markup, "p", &text),
                    None => open.extend(step.get("itemListElement")),
                }
            }
            Some(_) => {}
        }
    }
}

fn push(markup: &mut String, element: &str, content: &str) {
    markup.extend(["<", element, ">", content, "</", element, ">"]);
}
