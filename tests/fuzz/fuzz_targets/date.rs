//! Dates wherever pages and texts write them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tearsheet::Options;
use tearsheet_fuzz::check_article;

fuzz_target!(|text: &str| {
    let written = text.replace(['<', '>', '"'], " ");
    let page = format!(
        "<title>Dusk</title><meta property=\"article:published_time\" content=\"{written}\">\
         <meta property=\"article:modified_time\" content=\"{written}\"><h1>Dusk</h1>\
         <p class=date>{written}</p><time datetime=\"{written}\">{written}</time><p>The ferry left.</p>"
    );
    let options = Options::default().with_url(format!("https://example.org/{written}/dusk"));
    if let Ok(article) = tearsheet::extract(&page, &options) {
        check_article(&article, page.len());
    }
    check_article(&tearsheet::structure(&format!("Dusk falls\n{text}\n\nCalm.")), text.len() + 32);
});
