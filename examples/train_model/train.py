#!/usr/bin/env python3
"""Trains the models that choose a page's main content, and tells what they give on hosts they never saw.

  python3 examples/train_model/train.py --corpus FOLDER --work FOLDER [--unseen FOLDER] [--weights FILE]

The corpus folder holds `truth.jsonl.gz` (id, url, type, text) and `pages/ID.html.gz`; the unseen one holds pages
in any encoding that are only answered, never learnt from. The work folder gets lines of {"id", "text", "confidence",
"page_type"}: `predictions.jsonl` for pages as they are, `bare.jsonl` without names and landmarks, and the same for
the unseen ones.
"""

import argparse
import json
import os
from collections import Counter

import numpy as np

import align
import corpus as corpora
import leads
import learn
import lexicon
import made
import phrases
import shapes
import trees
import wording


def described(pages, truths):
    """The columns of all pages, and lexicons by the folds that must not teach them."""
    print("measuring", flush=True)
    found = {answer["id"]: answer for answer in corpora.run(page.request("describe") for page in pages)}
    found = [found[page.name] for page in pages]
    print("aligning", flush=True)
    shares, known_leads = {}, {}
    for page, measured in zip(pages, found):
        texts, known = measured["text"], shares.get(page.original, ())
        if isinstance(page, shapes.Shaped) and page.rename and len(known) == len(texts):
            shares[page.name] = known
        elif page.name in truths:
            shares[page.name] = page.shares(texts, truths[page.name])
        else:
            shares[page.name] = [0.0] * len(texts)
        if page.name in truths and truths[page.name]["type"] == "article" and not page.leads_told:
            of_page = leads.taught(measured, shares[page.name], known_leads.get(page.original, ()))
            shares[page.name], known_leads[page.name] = of_page
    print("leads:", sum(map(len, known_leads.values())))
    shares = [shares[page.name] for page in pages]
    hosts = [corpora.host_name(truths[page.name]["url"]) or page.name if page.name in truths else "" for page in pages]
    folds = np.array([corpora.fold(host, learn.FOLDS) if host else -1 for host in hosts])
    types = [truths[page.name]["type"] if page.name in truths else "" for page in pages]
    join = lambda name: np.concatenate([np.asarray(page[name], np.int64) for page in found])
    columns = learn.Corpus(
        [len(page["text"]) for page in found], join("words").astype(np.float64), join("hash"), np.concatenate(shares), folds, types,
        np.array([isinstance(page, shapes.Shaped) for page in pages]), np.array([page.weight for page in pages]),
    )
    return found, columns, lexicons(found, columns, join("characters"), np.unique(hosts, return_inverse=True)[1])


def flat(lists):
    """Lists as two columns: the list's number and the value."""
    owner = np.repeat(np.arange(len(lists)), [len(values) for values in lists])
    return owner, np.array([value for values in lists for value in values], np.int64)


def lexicons(found, columns, characters, hosts):
    """Lexicons by excluded folds: of the names of elements with the text inside them, and of texts' own words."""
    told = characters * columns.told
    sums = lambda values: np.concatenate([[0], np.cumsum(values, dtype=np.float64)])
    content, every = sums(told * columns.label), sums(told)
    base = np.repeat(columns.first[:-1], [len(page["start"]) for page in found])
    join = lambda name: np.concatenate([np.asarray(page[name], np.int64) for page in found]) + base
    start, end = join("start"), join("end")
    page = np.repeat(np.arange(len(found)), [len(page["start"]) for page in found])
    owner, word = flat([names for page in found for names in page["element_names"]])
    words = lexicon.Words(owner, word, hosts[page], content[end] - content[start], every[end] - every[start])
    fold_of_host = np.full(hosts.max() + 1, -1)
    fold_of_host[hosts] = columns.folds
    host = np.where((columns.fold >= 0) & ~columns.reshaped[columns.page], hosts[columns.page], -1)
    texts = wording.Wording([kept for page in found for kept in page["kept"]], host, columns.label, columns.weight)

    def taught(excluded):
        weights = words.weights((fold_of_host >= 0) & ~np.isin(fold_of_host, excluded))
        texts_of = (columns.fold >= 0) & ~np.isin(columns.fold, excluded)
        return lexicon.packed(*lexicon.with_hand(words.known, weights)) + texts.packed(texts_of)

    return {excluded: taught(excluded) for excluded in learn.EXCLUDED}


class First:
    """The first stage's features, for all variants and lexicons."""

    def __init__(self, pages, lexicons, work, names):
        files = {}
        for excluded, data in lexicons.items():
            files[excluded] = os.path.join(work, "lexicon" + "".join(map(str, excluded)) + ".bin")
            with open(files[excluded], "wb") as file:
                file.write(data)
        self.phrases = os.path.join(work, "phrases.bin")
        with open(self.phrases, "wb") as file:
            file.write(phrases.packed())
        self.columns = [number for number, name in enumerate(names) if "names_" in name or "wording" in name]
        self.wording = [number for number, name in enumerate(names) if "wording" in name]
        ask = lambda variant: corpora.run(
            page.request(
                "first", variant=variant, lexicons=[files[one] for one in learn.EXCLUDED], phrases=self.phrases, columns=self.columns
            )
            for page in pages
        )
        self.matrices, self.words = {}, {}
        for variant in (learn.WHOLE, learn.WITHOUT_NAMES, learn.BARE):
            rows = [[] for _ in learn.EXCLUDED]
            for answer in ask(variant):
                for kept, found in zip(rows, answer["rows"]):
                    kept.append(corpora.unpacked(found))
            self.matrices[variant] = np.concatenate(rows[0]).reshape(-1, len(names))
            for excluded, values in zip(learn.EXCLUDED[1:], rows[1:]):
                self.words[variant, excluded] = np.concatenate(values).reshape(-1, len(self.columns))

    def rows(self, page_of):
        def rows(segments, excluded, variant):
            which = variant[page_of[segments]]
            found = np.empty((len(segments), self.matrices[0].shape[1]), np.float32)
            unworded = which == learn.WITHOUT_WORDING
            which[unworded] = learn.WHOLE
            for number, matrix in self.matrices.items():
                some = np.flatnonzero(which == number)
                found[some] = matrix[segments[some]]
                if excluded:
                    found[np.ix_(some, self.columns)] = self.words[number, excluded][segments[some]]
            found[np.ix_(np.flatnonzero(unworded), self.wording)] = learn.NO_WORDING
            return found

        return rows


def second_features(pages, columns, answers, variant, known):
    """What only the second stage sees, and the features of pages."""
    of = answers[variant]
    spans = [slice(*columns.first[number : number + 2]) for number in range(len(pages))]
    requests = (
        page.request("second", variant=variant, answers=corpora.packed(of[span]), phrases=known) for page, span in zip(pages, spans)
    )
    rows, whole = [], []
    for answer in corpora.run(requests):
        rows.append(corpora.unpacked(answer["rows"]))
        whole.append(corpora.unpacked(answer["page"]))
    return np.concatenate(rows).reshape(len(of), -1), np.stack(whole)


def rendered(pages, columns, answers, whole, types):
    """Texts with metadata, and what the confidence is told from."""
    requests = (
        page.request(
            "render", answers=corpora.packed(answers[slice(*columns.first[number : number + 2])]),
            page=corpora.packed(whole[number]), types=corpora.packed(types[number]),
        )
        for number, page in enumerate(pages)
    )
    found, rows = [], []
    for answer in corpora.run(requests):
        rows.append(corpora.unpacked(answer.pop("row")))
        found.append(answer)
    return found, np.stack(rows)


def f1(text, truth):
    found, wanted = Counter(align.words(text)), Counter(align.words(truth))
    if not found or not wanted:
        return float(not found and not wanted)
    return 2 * (found & wanted).total() / (found.total() + wanted.total())


def tell(name, pages, found, truths):
    scores = {page.name: f1(text["text"], truths[page.name]["text"]) for page, text in zip(pages, found) if page.name in truths}
    shape_of = {page.name: "made up" if isinstance(page, made.Made) else getattr(page, "shape", None) for page in pages}
    for shape in (None, *shapes.SHAPES, "made up"):
        of_shape = [page for page in scores if shape_of[page] == shape]
        by_type = {kind: [scores[page] for page in of_shape if truths[page]["type"] == kind] for kind in learn.TYPES}
        line = "  ".join(f"{kind} {np.mean(values):.3f}" for kind, values in by_type.items() if values)
        if of_shape:
            print(f"{shape or name:24}{np.mean([scores[page] for page in of_shape]):.4f}  {line}", flush=True)
    return scores


def oracle(found, columns):
    for number, page in enumerate(found):
        start = columns.first[number]
        yield {"text": "\n".join(text for place, text in enumerate(page["text"]) if columns.shares[start + place] >= 0.5)}


def tell_gain(models, names):
    gain = sum(model.feature_importance("gain") for model in models)
    gain = gain / gain.sum()
    order = np.argsort(-gain)
    line = lambda some: "  ".join(f"{names[at]} {gain[at]:.4f}" for at in some)
    print("most:", line(order[:40]), "least:", line(order[-40:]), sep="\n", flush=True)


def check(pages, columns, weights, model, rows):
    """Tells how far the crate's answers are from the models' own: of the first stage on some pages. (The second
    sees answers out of fold here and the last model's there.)"""
    worst = 0.0
    same = np.full(len(pages), learn.WHOLE)
    some = range(0, len(pages), 40)
    requests = (pages[number].request("answers", weights=weights) for number in some)
    for number, answer in zip(some, corpora.run(requests)):
        segments = np.arange(*columns.first[number : number + 2])
        if len(segments):
            found = rows(segments, (), same)
            scores = [{0: model.predict(found, raw_score=True, num_iteration=trees)} for trees in (None, learn.SETTLING)]
            own = learn.logistic(learn.settled(*scores)[1][0])
            worst = max(worst, np.abs(own - corpora.unpacked(answer["first"])).max())
    print("farthest of the crate's answers from the model's:", worst)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--unseen")
    parser.add_argument("--weights", help="where the crate's weights are written")
    parser.add_argument("--reshaped", type=float, default=0.4, help="the share of pages that teach once more in another shape")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    truths = corpora.truths(options.corpus)
    pages = [corpora.Page(options.corpus, name, False, truth["url"]) for name, truth in truths.items()]
    pages += made.pages()
    every = {**truths, **{page.name: page.truth for page in pages if isinstance(page, made.Made)}}
    reshaped = shapes.shaped(pages, every, options.reshaped)
    pages += reshaped
    every.update({page.name: page.truth for page in reshaped})
    if options.unseen:
        pages += [corpora.Page(options.unseen, name, True) for name in corpora.truths(options.unseen)]
    names = next(corpora.run([{"do": "names"}]))
    found, columns, words = described(pages, every)
    tell("the right segments", pages, oracle(found, columns), every)
    del found
    print("first features", len(columns.page), "segments", flush=True)
    first = First(pages, words, options.work, names["first"])
    columns.thin(first.matrices[learn.WHOLE][:, names["first"].index("linked_share")] >= 1)
    everywhere = {variant: np.ones(len(columns.page), bool) for variant in (learn.WHOLE, learn.BARE)}
    first_stage = learn.Stage(columns, "first", first.rows(columns.page), everywhere)
    print("doubted:", columns.doubt(first_stage.out_of_fold()[1][learn.WHOLE]), flush=True)
    models, first_scores, settling = first_stage.out_of_fold()
    tell_gain(models, names["first"])
    asked, first_scores = learn.settled(first_scores, settling)
    print("second features; asked again:", {variant: float(of.mean()) for variant, of in asked.items()}, flush=True)
    around, whole = {}, {}
    for variant, of in first_scores.items():
        answers = {variant: learn.logistic(of).astype(np.float32)}
        around[variant], whole[variant] = second_features(pages, columns, answers, variant, first.phrases)
    type_model, types = learn.of_pages(columns, whole, columns.types, learn.train_types)
    known = (columns.types >= 0) & ~columns.reshaped
    print("page type right:", np.mean(types[learn.WHOLE][known].argmax(1) == columns.types[known]))

    own_width = names["first"].index("page_segments")

    def second_rows(segments, excluded, variant):
        bare = learn.hides(variant[columns.page[segments]])
        page = columns.page[segments]
        of = lambda found, at: np.where(bare[:, None], found[learn.BARE][at], found[learn.WHOLE][at])
        own = first_stage.rows(segments, excluded, variant)[:, :own_width]
        return np.hstack([own, of(around, segments), of(whole, page), of(types, page)]).astype(np.float32)

    alone = learn.answers(first_scores, first_scores)[learn.WHOLE]
    tell("first stage", pages, rendered(pages, columns, alone, whole[learn.WHOLE], types[learn.WHOLE])[0], every)
    second_stage = learn.Stage(columns, "second", second_rows, asked)
    second_models, second_scores, _ = second_stage.out_of_fold()
    second = learn.answers(first_scores, second_scores)
    tell_gain(second_models, names["second"])
    texts, told = {}, {}
    for name, number in (("second stage", learn.WHOLE), ("bare", learn.BARE)):
        texts[number], told[number] = rendered(pages, columns, second[number], whole[number], types[number])
        scores = tell(name, pages, texts[number], every)
        if number == learn.WHOLE:
            target = np.array([scores.get(page.name, 0.0) for page in pages])
    confidence_model, confidence = learn.of_pages(columns, {learn.WHOLE: told[learn.WHOLE]}, target, learn.train_confidence)
    sure = (confidence[learn.WHOLE] >= 0.9) & known
    print("confidence >= 0.9:", sure.sum(), "pages of mean F1", target[sure].mean())
    for name, number in (("predictions", learn.WHOLE), ("bare", learn.BARE)):
        for part in ("", "unseen_"):
            with open(os.path.join(options.work, part + name + ".jsonl"), "w", encoding="utf-8") as file:
                for at, (page, text) in enumerate(zip(pages, texts[number])):
                    if page.name in truths if part == "" else page.name not in every:
                        line = {**text, "page_type": learn.TYPES[types[number][at].argmax()]}
                        if number == learn.WHOLE:
                            line["confidence"] = float(confidence[number][at])
                        file.write(json.dumps(line) + "\n")
    if options.weights:
        last_models = [first_stage.whole(), second_stage.whole()]
        parts = [trees.packed(model, learn.LEAVES) for model in last_models]
        count = len(learn.TYPES)
        parts += [trees.packed(type_model, learn.FEW_LEAVES, number, count) for number in range(count)]
        parts.append(trees.packed(confidence_model, learn.FEW_LEAVES))
        data = words[()] + phrases.packed() + b"".join(parts)
        with open(options.weights, "wb") as file:
            file.write(data)
        check(pages, columns, options.weights, last_models[0], first_stage.rows)
        print("bytes:", len(data), "lexicon", len(words[()]), "forests", [len(part) for part in parts])


if __name__ == "__main__":
    main()
