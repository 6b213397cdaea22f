"""Phrases that label what stands under or beside them, as a lookup; `src/classify/phrases.rs` reads it."""

import os
import re

import corpus as corpora
import lexicon

SPACELESS = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")  # scripts that set no spaces between words
WORDS, LETTERS = 0x811C9DC5, 0x050C5D1F  # where hashes start
GOES_ON = 0x20

# In the order of how likely the text under them is content; numbers start at 1.
KINDS = (
    "specs faq contents references reviews forum byline credit ago tags comments related shop filter more pager share "
    "newsletter account advert legal consent"
).split()


def mix(value, number):
    return ((value ^ number) * 0x01000193) & 0xFFFFFFFF


def packed():
    """All phrases of `phrases.txt`, with what they start with; the first line that has one tells its kind."""
    kinds, phrases = [], []
    with open(os.path.join(os.path.dirname(__file__), "phrases.txt"), encoding="utf-8") as lines:
        for line in lines:
            kind, _, found = line.rstrip("\n").partition(": ")
            for phrase in found.split("|"):
                kinds.append(KINDS.index(kind) + 1)
                phrases.append(phrase)
    values = {}
    words = next(corpora.run([{"do": "words", "texts": phrases}]))["words"]
    for phrase, kind, pieces in zip(phrases, kinds, words):
        if SPACELESS.search(phrase):
            add(values, LETTERS, [ord(letter) for letter in phrase], kind)
        else:
            add(values, WORDS, pieces, kind)
    return lexicon.lookup(values)


def add(values, key, pieces, kind):
    for number, piece in enumerate(pieces):
        key = mix(key, piece)
        last = number + 1 == len(pieces)
        known = values.get(key, 0)
        if not last:
            values[key] = known | GOES_ON
        elif not known & (GOES_ON - 1):
            values[key] = known | kind
