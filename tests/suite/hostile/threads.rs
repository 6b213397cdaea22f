//! Threads: results go from one to another, and are the same to the byte however many there are.

use std::thread;

use tearsheet::link::GoogleNewsId;
use tearsheet::{Article, Bundle, Description, Error, Headline, Lexicon, Limits, Options};

use super::damaged::inputs;

#[test]
fn results_go_from_thread_to_thread() {
    fn is_shared<T: Send + Sync + 'static>() {}
    is_shared::<Article>();
    is_shared::<Description>();
    is_shared::<Bundle>();
    is_shared::<Headline>();
    is_shared::<Error>();
    is_shared::<Options>();
    is_shared::<Limits>();
    is_shared::<Lexicon>();
    is_shared::<GoogleNewsId>();
}

/// All that comes of one input.
fn results(input: &[u8]) -> String {
    let article = tearsheet::extract_bytes(input, None, &Options::default());
    let article = article.map(|article| serde_json::to_string(&article).unwrap());
    let text = String::from_utf8_lossy(input);
    let description = serde_json::to_string(&tearsheet::clean(&text)).unwrap();
    let structure = serde_json::to_string(&tearsheet::structure(&text)).unwrap();
    format!("{article:?}\n{description}\n{structure}")
}

/// The results of all inputs, made by so many threads, each of which takes every so manieth.
fn all_results(inputs: &[Vec<u8>], threads: usize) -> Vec<String> {
    let mut all = vec![String::new(); inputs.len()];
    thread::scope(|scope| {
        let take = |first: usize| inputs.iter().enumerate().skip(first).step_by(threads);
        let spawn = |first: usize| {
            scope.spawn(move || {
                let results = take(first).map(|(number, input)| (number, results(input)));
                results.collect::<Vec<_>>()
            })
        };
        let handles: Vec<_> = (0..threads).map(spawn).collect();
        for (number, result) in handles
            .into_iter()
            .flat_map(|handle| handle.join().unwrap())
        {
            all[number] = result;
        }
    });
    all
}

#[test]
fn results_are_the_same_on_any_number_of_threads() {
    let inputs = inputs();
    let alone = all_results(&inputs, 1);
    for threads in [2, 8] {
        let together = all_results(&inputs, threads);
        for (one, other) in alone.iter().zip(&together) {
            assert_eq!(one, other, "{threads} threads");
        }
    }
}
