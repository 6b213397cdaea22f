"""The choice for a page as a whole: which segments, given each one's probability."""

import numpy as np

REPEATED_WORDS = 8  # a text of this length that was chosen before is not chosen again
FEWEST_WORDS = 20  # a choice of fewer words is no content
LEAST_EXPECTED = 0.5  # expected F1 below which a short page is a shell
SHORT_PAGE = 300  # words
ARTICLE_FLOOR = 0.55  # articles take nothing below it: what is doubtful there is around the text


def threshold(answers, weight):
    """The probability from which on segments are taken so that expected word F1 is greatest, and that F1."""
    order = np.argsort(-answers, kind="stable")
    hits, taken = np.cumsum((answers * weight)[order]), np.cumsum(weight[order])
    expected = 2 * hits / (taken + (answers * weight).sum() + 1e-9)
    best = int(np.argmax(expected))
    return answers[order[best]], expected[best]


def choose(answers, weight, text, article):
    """Whether each segment is chosen. `weight` is words, `text` a number equal for equal texts, `article`
    whether the page is thought to be one."""
    if not len(answers):
        return np.zeros(0, bool)
    level, expected = threshold(answers, weight)
    chosen = answers >= (max(level, ARTICLE_FLOOR) if article else level)
    seen = set()
    for segment in np.flatnonzero(chosen & (weight >= REPEATED_WORDS)):
        chosen[segment] = text[segment] not in seen
        seen.add(text[segment])
    words = (weight * chosen).sum()
    if words <= FEWEST_WORDS or (expected <= LEAST_EXPECTED and weight.sum() < SHORT_PAGE):
        chosen[:] = False
    return chosen
