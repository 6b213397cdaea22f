"""Gradient-boosted trees in two stages, out of fold by host."""

from itertools import combinations

import lightgbm
import numpy as np

FOLDS = 5
TYPES = ["article", "documentation", "service", "forum", "listing", "collection", "product"]
WHOLE, WITHOUT_NAMES, BARE = range(3)
STRIPPED_SHARE, BARE_SHARE = 0.2, 0.15  # shares of pages that teach once more without names, and without landmarks too
ONCE_MORE = 0.5  # their weight
SHARPNESS = 1.2  # the second stage's odds are raised to this power
SHARE = 0.5  # how much of a label is the share of the segment's words that stands in the truth
COMMON = dict(
    objective="cross_entropy", learning_rate=0.1, num_leaves=32, extra_trees=True, max_bin=63, min_data_in_leaf=60, feature_fraction=0.3,
    bagging_fraction=0.6, bagging_freq=1, lambda_l2=5, verbose=-1, num_threads=2, seed=7, deterministic=True,
    force_row_wise=True,
)
ROUNDS = 160
EXCLUDED = [pair for size in (0, 1, 2) for pair in combinations(range(FOLDS), size)]


def fit(matrix, label, weight=None, rounds=ROUNDS, **changes):
    parameters = {**COMMON, **changes}
    return lightgbm.train(parameters, lightgbm.Dataset(matrix, label, weight=weight, params=parameters), rounds)


class Corpus:
    """The columns of all pages: one row for each segment."""

    def __init__(self, counts, words, hashes, shares, folds, types):
        self.first = np.concatenate([[0], np.cumsum(counts)])
        self.page = np.repeat(np.arange(len(counts)), counts)
        self.words, self.hashes, self.shares = words, hashes, shares
        self.folds = folds
        self.fold = folds[self.page]
        self.types = np.array([TYPES.index(kind) if kind in TYPES else -1 for kind in types])
        random = np.random.default_rng(3).random(len(counts))
        self.variant = np.where(random < STRIPPED_SHARE, WITHOUT_NAMES, np.where(random < STRIPPED_SHARE + BARE_SHARE, BARE, WHOLE))
        self.label_segments()

    def label_segments(self):
        """Labels and weights. A copy of a chosen text that the alignment passed over is neither."""
        self.label = ((self.shares >= 0.5) & (self.words > 0)).astype(np.float32)
        key = np.stack([self.page, self.hashes])
        _, same = np.unique(key, axis=1, return_inverse=True)
        same = same.ravel()
        passed = (np.bincount(same, self.label)[same] > 0) & (self.label == 0)
        of_page = np.maximum(np.bincount(self.page, self.words, len(self.folds)), 1)[self.page]
        self.target = SHARE * np.clip(self.shares, 0, 1) * (self.words > 0) + (1 - SHARE) * self.label
        self.weight = np.where((self.words > 0) & ~passed, 10 * np.sqrt(self.words / of_page), 0)
        self.told = ~passed


def lessons(corpus, rows, parts):
    """Features, labels and weights to learn from. `parts` are folds, each with the folds that must not have
    taught its words. Some pages come once more, with less to see."""
    plain = np.full(len(corpus.folds), WHOLE)
    again = corpus.variant[corpus.page] != WHOLE
    matrices, segments, weights = [], [], []
    for part, excluded in parts:
        here = (corpus.fold == part) & (corpus.weight > 0)
        for found, variant, weight in ((here, plain, 1), (here & again, corpus.variant, ONCE_MORE)):
            found = np.flatnonzero(found)
            matrices.append(rows(found, excluded, variant))
            segments.append(found)
            weights.append(weight * corpus.weight[found])
    segments = np.concatenate(segments)
    return np.vstack(matrices), corpus.target[segments], np.concatenate(weights)


def out_of_fold(corpus, rows):
    """Models and answers: of each fold's pages by the model that never saw their hosts, and of pages that
    are not learnt from by the mean of all. `rows(segments, excluded, variant)` gives features."""
    answers = {variant: np.zeros(len(corpus.page), np.float32) for variant in (WHOLE, BARE)}
    unseen = np.flatnonzero(corpus.fold < 0)
    models = []
    for out in range(FOLDS):
        parts = [(other, tuple(sorted((out, other)))) for other in range(FOLDS) if other != out]
        model = fit(*lessons(corpus, rows, parts))
        models.append(model)
        held = np.flatnonzero(corpus.fold == out)
        for variant, of in answers.items():
            same = np.full(len(corpus.folds), variant)
            of[held] = model.predict(rows(held, (out,), same))
            if len(unseen):
                of[unseen] += model.predict(rows(unseen, (out,), same)) / FOLDS
    return models, answers


def whole(corpus, rows):
    """One model of all folds together."""
    return fit(*lessons(corpus, rows, [(fold, (fold,)) for fold in range(FOLDS)]))


def of_pages(corpus, matrices, target, train):
    """A model of pages out of fold, and one of all: `matrices` by variant; `train(matrix, target)`. Pages
    that are not learnt from get the answers of the latter."""
    learnt = np.flatnonzero(corpus.folds >= 0)
    rest = np.flatnonzero(corpus.folds < 0)
    stacked = lambda pages: np.vstack([matrix[pages] for matrix in matrices.values()])
    last = train(stacked(learnt), np.tile(target[learnt], len(matrices)))
    answers = {}
    models = []
    for out in range(FOLDS):
        pages = np.flatnonzero((corpus.folds >= 0) & (corpus.folds != out))
        models.append(train(stacked(pages), np.tile(target[pages], len(matrices))))
    for variant, matrix in matrices.items():
        answers[variant] = last.predict(matrix)
        for out, model in enumerate(models):
            held = np.flatnonzero(corpus.folds == out)
            if len(held):
                answers[variant][held] = model.predict(matrix[held])
    return last, answers


def sharpened(answers):
    """Answers as the crate has them in the end: what is doubtful to two stages of trees is doubted too much."""
    odds = np.log(np.clip(answers, 1e-6, 1 - 1e-6)) - np.log(1 - np.clip(answers, 1e-6, 1 - 1e-6))
    return 1 / (1 + np.exp(-SHARPNESS * odds))


def train_types(matrix, target):
    return fit(
        matrix, target, None, 60, objective="multiclass", num_class=len(TYPES), num_leaves=8, min_data_in_leaf=30,
        learning_rate=0.08, extra_trees=False,
    )


def train_confidence(matrix, target):
    return fit(matrix, target, None, 80, num_leaves=8, min_data_in_leaf=30, learning_rate=0.05, extra_trees=False)
