"""Words in the names of elements with what they say, learnt.

A word's weight is the logarithm of its odds: over the hosts that have it, the share of the text under it
that is content, against the share that is not, with one host of each added so that rare words say little.
Weights for a training page never come from the hosts of its own fold.
"""

import struct

import numpy as np

FEWEST_HOSTS = 4
CAP = 4.0
ADDED = 1.0
STEPS = 31
KEYS_IN_GROUP, FULLEST, EMPTY, MIX = 3, 0.9, 0xFFFFFFFF, 0x9E3779B1
FACTORS = np.arange(1, 2**16, 2, dtype=np.uint32)

# Words in names that the corpus is silent about and whose meaning nobody doubts, with a weight by hand. They
# count only where too few hosts of the corpus have them.
BY_HAND = dict.fromkeys(
    "advert adverts advertisement advertisements advertorial adslot adsense adcontainer outbrain taboola sharebar".split(), -3.0
)


def number(word):
    """The number of a word in a class or an id: FNV-1a over 0 and its letters, as `src/segment/names.rs` has it."""
    value = 0x811C9DC5 * 0x01000193 & 0xFFFFFFFF
    for letter in word.encode():
        value = ((value ^ letter) * 0x01000193) & 0xFFFFFFFF
    return value


def with_hand(words, weights):
    """The weights with those by hand where a word has none."""
    known = {int(word): float(weight) for word, weight in zip(words, weights) if weight}
    for word, weight in BY_HAND.items():
        known.setdefault(number(word), weight)
    return np.array(list(known), np.int64), np.array(list(known.values()))


class Words:
    """Which words stand around how much text, and how much of it is content, by host."""

    def __init__(self, owner, word, host, content, characters):
        """`owner` and `word` are columns of equal length; the others have a row for each owner."""
        keep = np.unique(np.stack([owner, word]), axis=1) if len(owner) else np.zeros((2, 0), np.int64)
        owner = keep[0]
        self.known, word = np.unique(keep[1], return_inverse=True)
        size = max(1, len(self.known))
        keys, group = np.unique(host[owner] * size + word, return_inverse=True)
        self.host, self.word = np.divmod(keys, size)
        self.content = np.bincount(group, content[owner], len(keys))
        self.characters = np.bincount(group, characters[owner], len(keys))

    def weights(self, allowed):
        """The weight of each word; 0 where it is not known well enough. `allowed` tells by host."""
        use = allowed[self.host] & (self.characters > 0)
        share = self.content[use] / self.characters[use]
        size = len(self.known)
        good = np.bincount(self.word[use], share, size)
        hosts = np.bincount(self.word[use], minlength=size)
        weight = np.log((good + ADDED) / (hosts - good + ADDED))
        return np.where(hosts >= FEWEST_HOSTS, np.clip(weight, -CAP, CAP), 0.0)


def packed(words, weights):
    """A lexicon as the crate reads it: a lookup of the words' weights in steps."""
    steps = np.round(weights * STEPS).astype(int)
    return lookup({int(word): int(step) & 0xFF for word, step in zip(words, steps) if step})


def lookup(values):
    """Numbers with a byte each; the layout stands in `src/classify/lookup.rs`."""
    groups = [[] for _ in range(len(values) // KEYS_IN_GROUP + 1)]
    for key in sorted(values):
        groups[mixed(key) * len(groups) >> 32].append(key)
    factors = np.ones(len(groups), np.uint16)
    slots = np.full(int(len(values) / FULLEST) + 1, EMPTY, np.uint32)
    for group in sorted(range(len(groups)), key=lambda group: -len(groups[group])):
        keys = np.array(groups[group], np.uint32)
        places = (keys * FACTORS[:, None]).astype(np.uint64) * np.uint64(len(slots)) >> np.uint64(32)
        in_order = np.sort(places)
        fits = (slots[places] == EMPTY).all(1) & (in_order[:, 1:] != in_order[:, :-1]).all(1)
        first = int(np.argmax(fits))
        if not fits[first]:
            raise SystemExit("no factor gives the keys of a group places of their own")
        factors[group] = FACTORS[first]
        slots[places[first]] = [(mixed(key) & 0xFFFFFF) << 8 | values[key] for key in groups[group]]
    return struct.pack("<HH", len(groups), len(slots)) + factors.astype("<u2").tobytes() + slots.astype("<u4").tobytes()


def mixed(key):
    return key * MIX & 0xFFFFFFFF
