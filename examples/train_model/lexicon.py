"""Words with what they say: learnt weights of words in names, and of words in short texts.

A word's weight is the logarithm of its odds: over the hosts that have it, the share of the text under it
that is content, against the share that is not, with one host of each added so that rare words say little.
Weights for a training page never come from the hosts of its own fold.
"""

import re

import numpy as np

from features import heights
from table import TAG

WORD = re.compile(r"[^\W\d_]+")
FEWEST_HOSTS = 4
LONGEST_TEXT = 12  # words of a text that is short
CAP = 4.0
ADDED = 1.0


class Words:
    """Which words belong to which rows, rows being elements or segments, in two columns."""

    def __init__(self, owner, word, host_of_row):
        keep = np.unique(np.stack([owner, word]), axis=1) if len(owner) else np.zeros((2, 0), np.int64)
        self.owner = keep[0]
        self.known, self.word = np.unique(keep[1], return_inverse=True)
        self.host_of_row = host_of_row
        key = host_of_row[self.owner] * max(1, len(self.known)) + self.word
        self.keys, self.group = np.unique(key, return_inverse=True)

    def weights(self, positive, total, allowed):
        """The weight of each word; 0 where it is not known well enough. `allowed` tells by host."""
        wanted = np.bincount(self.group, positive[self.owner], len(self.keys))
        all_of = np.bincount(self.group, total[self.owner], len(self.keys))
        host, word = np.divmod(self.keys, max(1, len(self.known)))
        use = allowed[host] & (all_of > 0)
        share = wanted[use] / all_of[use]
        size = len(self.known)
        good = np.bincount(word[use], share, size)
        hosts = np.bincount(word[use], minlength=size)
        weight = np.log((good + ADDED) / (hosts - good + ADDED))
        return np.where(hosts >= FEWEST_HOSTS, np.clip(weight, -CAP, CAP), 0.0).astype(np.float32)

    def of_rows(self, weights, rows):
        """Sum, least, greatest and number of the weights of each row's words."""
        value = weights[self.word]
        known = value != 0
        owner, value = self.owner[known], value[known]
        total = np.bincount(owner, value, rows)
        count = np.bincount(owner, minlength=rows)
        least, greatest = np.zeros(rows), np.zeros(rows)
        np.minimum.at(least, owner, value)
        np.maximum.at(greatest, owner, value)
        return [column.astype(np.float32) for column in (total, least, greatest, count)]


def element_words(table, hosts):
    return Words(*table.names, hosts[table.element_page])


def inline_words(table, hosts):
    return Words(*table.inline_names, hosts[table.page])


def text_words(table, hosts):
    """The words of short texts, and the first words of all texts."""
    numbers, owner, word = {}, [], []
    for row, text in enumerate(table.text):
        found = WORD.findall(text[:200].lower())
        if table.measure["words"][row] > LONGEST_TEXT:
            found = ["^" + " ".join(found[:2])]
        elif found:
            found = found[:LONGEST_TEXT] + ["^" + found[0]] + (["=" + " ".join(found)] if len(found) <= 4 else [])
        for one in found:
            owner.append(row)
            word.append(numbers.setdefault(one, len(numbers)))
    words = Words(np.array(owner), np.array(word), hosts[table.page])
    words.spelling = list(numbers)
    return words


def columns(table, elements, inline, texts, weights):
    """Features of segments from the weights of the words around and in them."""
    of_names, of_inline, of_texts = weights
    total, least, greatest, count = elements.of_rows(of_names, len(table.tag))
    names, result = [], []
    add = lambda name, column: (names.append(name), result.append(column))
    current = table.element
    for height in range(6):
        add(f"names_{height}", total[current])
        current = np.maximum(table.parent[current], 0)
    handed = {"sum": (total.copy(), np.add), "least": (least.copy(), np.minimum), "greatest": (greatest.copy(), np.maximum)}
    near = total.copy()
    for level in table.levels[1:]:
        above = table.parent[level]
        for values, combine in handed.values():
            values[level] = combine(values[above], values[level])
        near[level] = np.where(count[level] > 0, total[level], near[above])
    for name, (values, _) in handed.items():
        add("names_all_" + name, values[table.element])
    add("names_nearest", near[table.element])
    for name, column in zip(("sum", "least", "greatest", "count"), inline.of_rows(of_inline, len(table.text))):
        add("inline_names_" + name, column)
    for name, column in zip(("sum", "least", "greatest", "count"), texts.of_rows(of_texts, len(table.text))):
        add("text_words_" + name, column)
    headings = np.isin(table.tag[table.element], [TAG[f"h{level}"] for level in range(1, 7)])
    starts = headings.copy()
    starts[table.first[:-1][table.first[:-1] < len(starts)]] = True
    top = np.flatnonzero(starts)[np.cumsum(starts) - 1]
    for name, column in zip(("sum", "least", "greatest"), result[-4:-1]):
        add("heading_words_" + name, np.where(headings[top] & (top != np.arange(len(top))), column[top], 0))
    total_of, least_of = result[-7], result[-6]
    every = heights(table)
    for height in (1, 2, 3, 4):
        opening = table.start[every[height]]
        add(f"opening_{height}_sum", total_of[opening])
        add(f"opening_{height}_least", least_of[opening])
    return names, np.column_stack(result)
