"""Features of segments that tell what a first model answered around them."""

import numpy as np

from features import HEIGHTS, heights, page_sum, shifted, signed_log, within
from table import TAG

SURE = 0.6


def context(table, answers, weight):
    """Names of the columns and the matrix. `answers` are the first model's, 0 to 1; `weight` is each
    segment's number of words."""
    columns = []
    add = lambda name, column: columns.append((name, column))
    count = len(answers)
    at = np.arange(count)
    low, high = table.first[table.page], table.first[table.page + 1]
    weight = np.maximum(weight, 0.25).astype(np.float64)
    add("answer", answers)
    for by in (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5):
        add(f"answer_{by}", shifted(table, answers, by, -1))
    total = lambda values: np.concatenate([[0], np.cumsum(values, dtype=np.float64)])
    answered, weights = total(answers * weight), total(weight)
    for reach in (3, 8, 20, 50):
        left, right = np.maximum(at - reach, low), np.minimum(at + reach + 1, high)
        add(f"answers_within_{reach}", (answered[right] - answered[left]) / (weights[right] - weights[left]))
    add("answers_before", (answered[at] - answered[low]) / np.maximum(weights[at] - weights[low], 0.25))
    add("answers_after", (answered[high] - answered[at + 1]) / np.maximum(weights[high] - weights[at + 1], 0.25))
    add("content_before", (answered[at] - answered[low]) / np.maximum(answered[high] - answered[low], 0.25))
    around(table, answers, weight, add)
    for name, keys in (("path", table.path), ("tag_path", table.tag_path)):
        _, group = np.unique(keys, return_inverse=True)
        mean = np.bincount(group, answers * weight) / np.bincount(group, weight)
        add("answers_of_" + name, mean[group])
        plain = np.bincount(group, answers) / np.bincount(group)
        add("answers_of_" + name + "_plain", plain[group])
    sections(table, answers, weight, add)
    nearest(table, answers, add)
    of_page(table, answers, weight, add)
    return [name for name, _ in columns], np.column_stack([column for _, column in columns]).astype(np.float32)


def around(table, answers, weight, add):
    inside, weights = within(table, answers * weight), np.maximum(within(table, weight), 0.25)
    plain, counts = within(table, answers), np.maximum(within(table, np.ones(len(answers))), 1)
    whole = np.maximum(page_sum(table, answers * weight), 0.25)[table.page]
    every = heights(table)
    for height in (*HEIGHTS, 8):
        element = every[height]
        add(f"answers_around_{height}", inside[element] / weights[element])
        add(f"answers_around_{height}_plain", plain[element] / counts[element])
        add(f"content_around_{height}", inside[element] / whole)
        if height < 4:
            rest = weights[element] - weight
            add(f"answers_beside_{height}", np.where(rest > 0.5, (inside[element] - answers * weight) / np.maximum(rest, 0.25), -1))


def sections(table, answers, weight, add):
    """The heading above a segment, and what stands under a heading."""
    tag = table.tag[table.element]
    heading = np.isin(tag, [TAG[f"h{level}"] for level in range(1, 7)])
    starts = heading.copy()
    starts[table.first[:-1][table.first[:-1] < len(tag)]] = True
    section = np.cumsum(starts) - 1
    top = np.flatnonzero(starts)
    body = np.where(heading, 0, weight)
    mean = np.bincount(section, answers * body) / np.maximum(np.bincount(section, body), 0.25)
    add("answer_of_heading", np.where(heading[top[section]], answers[top[section]], -1))
    add("answers_of_section", mean[section])
    add("section_words", np.log1p(np.bincount(section, body)[section]))
    add("from_heading", np.minimum(np.arange(len(tag)) - top[section], 60))


def nearest(table, answers, add):
    """Distances to the nearest sure segments, and to the page's first and last one."""
    count = len(answers)
    at = np.arange(count)
    sure = answers >= SURE
    before = np.maximum.accumulate(np.where(sure, at, -1))
    after = np.minimum.accumulate(np.where(sure, at, count)[::-1])[::-1]
    low, high = table.first[table.page], table.first[table.page + 1]
    add("to_sure_before", np.where(before >= low, np.minimum(at - before, 99), 99))
    add("to_sure_after", np.where(after < high, np.minimum(after - at, 99), 99))
    places = np.flatnonzero(sure)
    first, last = np.full(len(table.ids), -1), np.full(len(table.ids), -1)
    last[table.page[places]] = places
    first[table.page[places[::-1]]] = places[::-1]
    for name, mark in (("first", first), ("last", last)):
        mark = mark[table.page]
        add(f"from_{name}_sure", np.where(mark >= 0, signed_log(at - mark), -9))


def of_page(table, answers, weight, add):
    whole = np.maximum(page_sum(table, weight), 0.25)
    content = page_sum(table, answers * weight)
    add("page_answers", (content / whole)[table.page])
    add("page_content", np.log1p(content)[table.page])
    add("page_sure", (page_sum(table, (answers >= SURE) * weight) / whole)[table.page])
    spread = page_sum(table, answers * (1 - answers) * weight)
    add("page_doubt", (spread / np.maximum(content, 0.25))[table.page])
    order = np.lexsort((-answers, table.page))
    above = np.empty(len(answers))
    sums = np.concatenate([[0], np.cumsum(weight[order])])
    gains = np.concatenate([[0], np.cumsum((answers * weight)[order])])
    low = table.first[table.page]
    place = np.arange(len(answers))
    above[order] = (sums[place + 1] - sums[low[order]]) / whole[table.page[order]]
    add("rank", above)
    expected = np.empty(len(answers))
    gain = gains[place + 1] - gains[low[order]]
    expected[order] = 2 * gain / (sums[place + 1] - sums[low[order]] + content[table.page[order]] + 1e-9)
    best = np.zeros(len(table.ids))
    np.maximum.at(best, table.page, expected)
    add("expected", expected / np.maximum(best[table.page], 1e-9))
    add("page_expected", best[table.page])
    at_best = np.full(len(table.ids), 2.0)
    is_best = expected >= best[table.page] - 1e-12
    np.minimum.at(at_best, table.page[is_best], answers[is_best])
    add("over_threshold", answers - at_best[table.page])
