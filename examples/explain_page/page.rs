//! The file as a whole: a head, the segments on the left, what came of them on the right.

use std::fmt::Display;

use tearsheet::render;
use tearsheet::training::Explained;

use crate::{common, facts, segments};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Nothing is loaded, and no script runs but that of this file.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-explain'";

/// What the colours and figures mean.
const LEGEND: &str = include_str!("legend.html");

/// A text that can stand in elements and attributes.
pub(crate) fn escaped(text: impl Display) -> String {
    let text = text.to_string();
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// A share as whole per cents.
pub(crate) fn percent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

pub(crate) fn write(explained: &Explained) -> String {
    let article = explained.article.as_ref();
    let metadata = article.ok().map(|article| &article.metadata);
    let title = metadata.and_then(|metadata| metadata.title.as_deref());
    let title = escaped(title.unwrap_or("A page without a title"));
    let segments = segments::write(&explained.segments);
    let facts = facts::write(explained);
    let body = match article {
        Ok(article) => render::html(&common::with_title(article)),
        Err(error) => format!("<p class=none>No article: {}</p>", escaped(error)),
    };
    format!(
        "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">
<title>{title}</title>
<style>
{STYLE}</style>
</head>
<body>
<header>
<h1>{title}</h1>
{counts}
<details class=legend><summary>Legend</summary><div>
{LEGEND}</div></details>
</header>
<main>
{segments}
<section id=result>
{facts}
<article>
{body}
</article>
</section>
</main>
<script nonce=\"explain\">
{SCRIPT}</script>
</body>
</html>
",
        counts = facts::counts(explained),
    )
}
