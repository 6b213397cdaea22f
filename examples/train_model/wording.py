"""Words of texts, and those that open and end them, with what they say of a text: logistic regression over the segments of
training pages. `src/classify/feature/wording.rs` reads it.

Only what stands on many hosts counts, so that nothing of a single page or site is learnt. Weights for a training
page never come from the hosts of its own fold.
"""

import numpy as np
import scipy.sparse
from sklearn.linear_model import SGDClassifier

import lexicon

FEWEST_HOSTS = 24
MOST_WORDS = 24
STEPS = 16
PENALTY, ROUNDS = 1e-5, 8
WORD, FIRST, LAST = (np.uint32(start) for start in (0x811C9DC5, 0x3C6EF372, 0xA54FF53A))
NUMBER, NUMERIC = np.uint32(1), np.uint32(1)


def mix(value, number):
    return (value ^ number) * np.uint32(0x01000193)


def grams(words):
    """For all segments the keys of what they hold, and the segment of each. `words` are lists of numbers."""
    words = [kept[:MOST_WORDS] for kept in words]
    counts = np.array([len(kept) for kept in words])
    word = np.array([number for kept in words for number in kept], np.uint32)
    word = np.where(word & NUMERIC, NUMBER, word)
    segment = np.repeat(np.arange(len(words)), counts)
    start = np.cumsum(counts) - counts
    place = np.arange(len(word)) - start[segment]
    first, second, last = place == 0, place == 1, place == counts[segment] - 1
    before = np.roll(word, 1)
    keys = [mix(WORD, word), mix(FIRST, word)[first], mix(mix(FIRST, before), word)[second], mix(LAST, word)[last]]
    owners = [segment, segment[first], segment[second], segment[last]]
    return np.concatenate(keys), np.concatenate(owners)


class Wording:
    """`words` are lists of the numbers of each segment's words; `host` tells the host of a segment, -1 where nothing
    may be learnt from it."""

    def __init__(self, words, host, label, weight):
        keys, owner = grams(words)
        learnt = host[owner] >= 0
        pairs = np.unique(keys[learnt].astype(np.uint64) << np.uint64(32) | host[owner][learnt].astype(np.uint64))
        known, hosts = np.unique((pairs >> np.uint64(32)).astype(np.uint32), return_counts=True)
        self.known = known[hosts >= FEWEST_HOSTS]
        place = np.minimum(np.searchsorted(self.known, keys), len(self.known) - 1)
        found = (self.known[place] == keys) & learnt
        ones = np.ones(found.sum(), np.float32)
        matrix = scipy.sparse.csr_matrix((ones, (owner[found], place[found])), (len(words), len(self.known)))
        count = np.maximum(np.asarray(matrix.sum(1)).ravel(), 1)
        self.matrix = scipy.sparse.diags(1 / np.sqrt(count)).astype(np.float32) @ matrix
        self.label, self.weight = label, weight

    def packed(self, allowed):
        """A lookup of weights in steps, learnt from the segments that are allowed. What nothing stands on is known,
        but says nothing."""
        some = np.flatnonzero(allowed & (self.weight > 0))
        model = SGDClassifier(loss="log_loss", alpha=PENALTY, max_iter=ROUNDS, tol=None, random_state=1, average=True)
        weight = self.weight[some] / self.weight[some].mean()
        model.fit(self.matrix[some], self.label[some], sample_weight=weight)
        steps = np.clip(np.round(model.coef_[0] * STEPS), -127, 127).astype(int)
        return lexicon.lookup({int(key): int(step) & 0xFF for key, step in zip(self.known, steps)})
