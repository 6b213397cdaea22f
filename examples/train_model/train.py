#!/usr/bin/env python3
"""Trains the segment classifier and tells what it gives, out of fold by host.

  python3 examples/train_model/train.py --corpus FOLDER --work FOLDER [--unseen FOLDER] [--recut]

The corpus folder holds `truth.jsonl.gz` (id, url, type, text) and `pages/ID.html.gz`; the unseen one holds pages
in any encoding that are only answered, never learnt from. The work folder gets `predictions.jsonl`,
`without_names.jsonl`, `unseen.jsonl`, lines of {"id", "text"}, and `weights/`.
"""

import argparse
import json
import os
import pickle
import re
from collections import Counter

import numpy as np

import align
import choose
import corpus
import features
import learn
import trees
from table import Table

WORD = re.compile(r"\w+")
HERE = os.path.dirname(os.path.abspath(__file__))


def cached(path, make, anew):
    if not anew and os.path.exists(path):
        with open(path, "rb") as file:
            return pickle.load(file)
    made = make()
    with open(path, "wb") as file:
        pickle.dump(made, file)
    return made


def measured(folder, encoded):
    requests = (corpus.request(folder, page, encoded) for page in corpus.truths(folder))
    return {answer["id"]: answer for answer in corpus.run(requests)}


def aligned(dumps, truths):
    return {page: align.shares(dumps[page]["segments"]["text"], truth["text"] or "")[0] for page, truth in truths.items()}


def prepare(options):
    truths = corpus.truths(options.corpus)
    place = lambda name: os.path.join(options.work, name)
    dumps = cached(place("corpus.pickle"), lambda: measured(options.corpus, False), options.recut)
    shares = cached(place("shares.pickle"), lambda: aligned(dumps, truths), options.recut)
    if options.unseen:
        dumps = {**dumps, **cached(place("unseen.pickle"), lambda: measured(options.unseen, True), options.recut)}
    table = Table(dumps)
    features.features(table)  # fills in the keys of equal texts and paths
    words = np.array([len(WORD.findall(text)) for text in table.text], np.float32)
    hosts = [corpus.host_name(truths[page]["url"]) or page if page in truths else "" for page in table.ids]
    folds = np.array([corpus.fold(host, learn.FOLDS) if host else -1 for host in hosts])
    _, numbers = np.unique(hosts, return_inverse=True)
    flat = np.concatenate([np.asarray(shares.get(page, [0.0] * len(dumps[page]["segments"]["text"]))) for page in table.ids])
    types = [truths[page]["type"] if page in truths else "" for page in table.ids]
    with open(os.path.join(HERE, "kept_features.txt"), encoding="utf-8") as lines:
        kept = set(lines.read().split())
    return truths, learn.Pages(table, flat, words, numbers, folds, types, kept), flat


def f1(text, truth):
    found, wanted = Counter(WORD.findall(text.lower())), Counter(WORD.findall((truth or "").lower()))
    if not found or not wanted:
        return float(not found and not wanted)
    return 2 * (found & wanted).total() / (found.total() + wanted.total())


def texts(pages, answers, types):
    """Each page's chosen text."""
    table = pages.table
    for number, page in enumerate(table.ids):
        span = slice(table.first[number], table.first[number + 1])
        chosen = choose.choose(answers[span], pages.words[span], table.same_text[span], types[number].argmax() == 0)
        yield page, "\n".join(table.text[span.start + place] for place in np.flatnonzero(chosen))


def tell(name, found, truths):
    scores = {page: f1(text, truths[page]["text"]) for page, text in found if page in truths}
    by_type = {kind: [scores[page] for page, truth in truths.items() if truth["type"] == kind] for kind in learn.TYPES}
    line = "  ".join(f"{kind} {np.mean(values):.3f}" for kind, values in by_type.items() if values)
    print(f"{name:24}{np.mean(list(scores.values())):.4f}  {line}", flush=True)


def write(path, found):
    with open(path, "w", encoding="utf-8") as file:
        for page, text in found:
            file.write(json.dumps({"id": page, "text": text}) + "\n")


def export(pages, first, types, second, rows, folder):
    """Models of all folds together, as data."""
    os.makedirs(folder, exist_ok=True)
    sizes = {}
    fold = pages.fold[pages.table.page]
    parts = [np.flatnonzero((fold == one) & (pages.weight > 0)) for one in range(learn.FOLDS)]
    segments = np.concatenate(parts)
    for name, give in (("first", pages.rows), ("second", rows)):
        matrix = np.vstack([give(part, (one,), pages.variant) for one, part in enumerate(parts)])
        sizes[name] = trees.packed(learn.fit(matrix, pages.label[segments], pages.weight[segments]))
    sizes["types"] = trees.packed(types[0])
    for name, words, weights in zip(("names", "inline_names"), pages.word_sets, pages.lexicons[()]):
        sizes[name] = trees.lexicon(words.known, weights)
    if any(name.startswith(("text_words", "heading_words", "opening_")) for name in pages.word_names):
        known = pages.word_sets[2]
        numbers = [corpus.number(known.spelling[word]) for word in known.known]
        sizes["text_words"] = trees.lexicon(numbers, pages.lexicons[()][2])
    for name, data in sizes.items():
        with open(os.path.join(folder, name + ".bin"), "wb") as file:
            file.write(data)
    print("bytes:", {name: len(data) for name, data in sizes.items()}, "all", sum(map(len, sizes.values())))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--unseen")
    parser.add_argument("--recut", action="store_true", help="measure and align the pages anew")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    truths, pages, shares = prepare(options)
    table = pages.table
    best = [
        (page, "\n".join(table.text[at] for at in range(*table.first[number : number + 2]) if shares[at] >= 0.5))
        for number, page in enumerate(table.ids)
    ]
    tell("the right segments", best, truths)
    models, first = learn.out_of_fold(pages, pages.rows)
    around = learn.contexts(pages, first)
    type_models, types = learn.page_types(pages, around)
    known = pages.learnt
    print("page type right", np.mean(types[0][known].argmax(1) == pages.types[known]))
    tell("first stage", texts(pages, first[0], types[0]), truths)
    rows, names = learn.second_rows(pages, models, around, types)
    second_models, second = learn.out_of_fold(pages, rows)
    place = lambda name: os.path.join(options.work, name)
    for name, file, number in (("second stage", "predictions", 0), ("without names", "without_names", 1)):
        found = list(texts(pages, second[number], types[number]))
        tell(name, found, truths)
        write(place(file + ".jsonl"), [(page, text) for page, text in found if page in truths])
        if options.unseen:
            write(place(f"unseen_{file}.jsonl"), [(page, text) for page, text in found if page not in truths])
    gain = sum(model.feature_importance("gain") for model in second_models)
    for at in np.argsort(-gain)[:40]:
        print(f"{gain[at] / gain.sum():.3f} {names[at]}")
    export(pages, models, type_models, second_models, rows, place("weights"))


if __name__ == "__main__":
    main()
