//! Allocations: a plain description takes memory for what comes out of it and for nothing else, and a
//! page a few times its size.
//!
//! What more there is to find in a text may cost more: spaces in a row, which may be all that is left
//! of a bundle, line ends between ideographs, characters that do not show, broken encodings,
//! furniture.

use tearsheet::{Description, Options};

/// Titles and plain descriptions.
const PLAIN: [(Option<&str>, &str); 14] = [
    (None, "A plain sentence about ferries, and another one."),
    (
        None,
        "The ferry runs again. Who paid for it? Nobody in the harbour will say!",
    ),
    (
        None,
        "  It starts with spaces and ends with them and a line end. \n",
    ),
    (
        None,
        "One line,\nand the next one, which goes on with the same sentence.",
    ),
    (
        None,
        "The first paragraph is short.\n\nThe second one tells more of the same ferry.\n\nThe third one ends it.",
    ),
    (
        None,
        "Überfähre „Möwe“ fährt wieder – nach zwei Jahren Pause.",
    ),
    (None, "Паром снова ходит: острова ждали его два года."),
    (None, "島への渡し船が二年ぶりに運航を再開した。"),
    (None, "عادت العبّارة إلى الجزيرة بعد عامين من التوقف."),
    (
        None,
        "The ferry is back… and nobody says who paid: \"We did\", says the harbour (twice).",
    ),
    (
        Some("Ferry runs again"),
        "The ferry to the island runs again after two years.",
    ),
    (
        Some("Ferry runs again after two long years - Harbour Post"),
        "Ferry passengers cheered on Monday.\n\nThe harbour is open.",
    ),
    (
        Some("What the Ferry Costs"),
        "What the toll costs those who live on the island, and why it doubled.",
    ),
    (
        Some("Fähre fährt wieder"),
        "Die Fähre zur Insel fährt wieder. Zwei Jahre lang lag sie im Hafen.",
    ),
];

/// How often a description allocates while it is cleaned, and how often a copy of the result does.
fn allocations(title: Option<&str>, raw: &str) -> (u64, u64) {
    let options = match title {
        Some(title) => Options::default().with_title(title),
        None => Options::default(),
    };
    let clean = || tearsheet::clean_with(raw, &options);
    // What is compiled once is compiled here.
    let result = clean();
    let cleaned = allocation_counter::measure(|| drop(clean()));
    let copied = allocation_counter::measure(|| drop(Description::clone(&result)));
    (cleaned.count_total, copied.count_total)
}

#[test]
fn plain_descriptions_allocate_only_their_result() {
    for (title, raw) in PLAIN {
        let (cleaned, copied) = allocations(title, raw);
        assert_eq!(cleaned, copied, "with the title {title:?}: {raw:?}");
    }
}

#[test]
fn a_plain_sentence_is_three_allocations() {
    // The list of blocks, the list of inlines, the text.
    let (cleaned, _) = allocations(None, "A plain sentence about ferries, and another one.");
    assert_eq!(cleaned, 3);
}

/// The most bytes that are taken at once while a page of many short paragraphs is read, for each of
/// its bytes; half of all real pages take about five. Pages that the quick parser leaves to the
/// other take about twice as much.
const MEMORY: u64 = 16;
const MEMORY_OF_TREES: u64 = 32;

#[test]
fn a_page_takes_a_few_times_its_size() {
    let line = |hour: usize| {
        format!(
            "<p class=text>At {hour} o'clock the <a href='/ferry/{hour}'>ferry</a> left the pier of \
             the old harbour, and the keeper of the lantern wrote down the wind, the tide and the \
             number of its {hour} guests, as on every evening since the storm.</p>\n"
        )
    };
    let lines = String::from_iter((1..=1_000).map(line));
    let page = format!("<!doctype html><title>Dusk</title><article>{lines}</article>");
    let odd = format!("{page}<!-->");
    for (page, most) in [(page, MEMORY), (odd, MEMORY_OF_TREES)] {
        let extract = || tearsheet::extract(&page, &Options::default());
        // What is compiled once is compiled here.
        assert!(extract().is_ok());
        let taken = allocation_counter::measure(|| drop(extract())).bytes_max;
        let times = taken / page.len() as u64;
        assert!(times < most, "{times} times {} bytes", page.len());
    }
}
