//! The models' features in words that people understand.

/// A line for each feature or, with `#` for a number, for each family of features: the name, and
/// what it means.
const WORDS: &str = include_str!("features.txt");

/// What a text ends with, by number.
const ENDS: [&str; 10] = [
    "a sign",
    "a small letter",
    "a capital",
    "a letter",
    "a digit",
    "a full stop",
    "a comma",
    "a colon",
    "a closing mark",
    "a separator",
];

/// A feature in words; none if it is not known.
pub(crate) fn words(feature: &str) -> Option<String> {
    let line = |name: &str| {
        let mut lines = WORDS.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(known, _)| *known == name)
            .map(|(_, words)| words)
    };
    if let Some(words) = line(feature) {
        return Some(words.to_owned());
    }
    let number = feature
        .split('_')
        .find(|part| part.parse::<u32>().is_ok())?;
    let words = line(&feature.replacen(number, "#", 1))?.replacen('#', number, 1);
    Some(words.replace("in the element 0 steps wider", "in its own element"))
}

/// A feature's value for people.
pub(crate) fn value(feature: &str, value: f32) -> String {
    // Numbers far out of range stand for what the page does not have.
    if value <= -100_000.0 || (value == -1.0 && feature.contains("answer")) {
        return "none".to_owned();
    }
    if feature == "last" {
        return ENDS.get(value as usize).unwrap_or(&"?").to_string();
    }
    if value.fract() == 0.0 {
        return format!("{value}");
    }
    format!("{value:.2}")
}
