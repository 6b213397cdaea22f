"""Gradient-boosted trees in two stages, out of fold by host."""

from itertools import combinations

import lightgbm
import numpy as np

FOLDS = 5
TYPES = ["article", "documentation", "service", "forum", "listing", "collection", "product"]
WHOLE, WITHOUT_NAMES, BARE, WITHOUT_WORDING = range(4)
# Shares of pages that teach once more without names, without landmarks too, and as if in an unknown language.
STRIPPED_SHARE, BARE_SHARE, UNWORDED_SHARE = 0.2, 0.15, 0.25
NO_WORDING = -9.0  # what the features of wording are in a language that is not known
ONCE_MORE = 0.6  # their weight
# Labels are wrong where a truth stops too early or leaves out a page's code. One that models which never saw the host
# are so sure is wrong, by the difference of label and answer, weighs so much less.
DOUBTFUL, DOUBTED = 0.9, 0.2
SHARPNESS = 1.2  # odds are raised to this power in the end
SETTLING = 48  # so many trees of the first stage settle what is clear; see `src/classify/mod.rs`
SETTLED = 2.5  # scores beyond it, either way, are not asked again
SURE = 2.25  # scores of the whole first stage beyond which the second is not asked; it learns from all that are not settled
LEAVES, FEW_LEAVES = 16, 8  # of trees for segments, and of those for pages
MENU_WORDS = 4  # words of a text, all of it linked, of which one in MENU_KEPT teaches for the others
MENU_KEPT = 3
COMMON = dict(
    objective="cross_entropy", num_leaves=LEAVES, extra_trees=True, max_bin=63, min_data_in_leaf=60, feature_fraction=0.3,
    bagging_fraction=0.6, bagging_freq=1, lambda_l2=5, verbose=-1, num_threads=1, seed=7, deterministic=True,
    force_row_wise=True,
)
ROUNDS = {"first": (240, 0.11), "second": (160, 0.14)}  # how many trees, and how much each adds
EXCLUDED = [pair for size in (0, 1, 2) for pair in combinations(range(FOLDS), size)]


def fit(matrix, label, weight=None, rounds=0, **changes):
    parameters = {**COMMON, **changes}
    return lightgbm.train(parameters, lightgbm.Dataset(matrix, label, weight=weight, params=parameters), rounds)


class Corpus:
    """The columns of all pages: one row for each segment."""

    def __init__(self, counts, words, hashes, shares, folds, types, reshaped, weights):
        self.first = np.concatenate([[0], np.cumsum(counts)])
        self.page = np.repeat(np.arange(len(counts)), counts)
        self.words, self.hashes, self.shares = words, hashes, shares
        self.weight_of_page = weights
        self.folds = folds
        self.fold = folds[self.page]
        self.types = np.array([TYPES.index(kind) if kind in TYPES else -1 for kind in types])
        random = np.random.default_rng(3).random(len(counts))
        ends = np.cumsum([STRIPPED_SHARE, BARE_SHARE, UNWORDED_SHARE])
        self.variant = np.array([WITHOUT_NAMES, BARE, WITHOUT_WORDING, WHOLE])[np.searchsorted(ends, random, side="right")]
        self.reshaped = reshaped
        self.variant[reshaped] = WHOLE
        self.label_segments()

    def label_segments(self):
        """Labels and weights. A copy of a chosen text that the alignment passed over is neither, nor is what has a
        share below 0."""
        self.label = ((self.shares >= 0.5) & (self.words > 0)).astype(np.float32)
        key = np.stack([self.page, self.hashes])
        _, same = np.unique(key, axis=1, return_inverse=True)
        same = same.ravel()
        passed = (np.bincount(same, self.label)[same] > 0) & (self.label == 0) | (self.shares < 0)
        of_page = np.maximum(np.bincount(self.page, self.words, len(self.folds)), 1)[self.page]
        self.weight = np.where((self.words > 0) & ~passed, 10 * np.sqrt(self.words / of_page), 0)
        self.weight *= (self.weight_of_page * np.where(self.reshaped, ONCE_MORE, 1))[self.page]
        self.told = ~passed & ~self.reshaped[self.page]
        # Where the alignment found a part of a text, that counts as well as which side of a half it is on.
        self.target = (self.label + np.where(self.words > 0, np.clip(self.shares, 0, 1), 0)).astype(np.float32) / 2

    def doubt(self, scores):
        """Lowers the weight of labels that scores out of fold contradict. Tells the share of weight doubted."""
        doubtful = (np.abs(logistic(scores) - self.label) > DOUBTFUL) & (self.fold >= 0)
        share = self.weight[doubtful].sum() / self.weight.sum()
        self.weight = np.where(doubtful, DOUBTED * self.weight, self.weight)
        return share

    def thin(self, linked):
        """Lets few of the entries of menus teach for all: they are many, and alike."""
        menu = linked & (self.words <= MENU_WORDS)
        left_out = menu & (np.arange(len(menu)) % MENU_KEPT > 0)
        self.weight = np.where(left_out, 0, self.weight * np.where(menu, MENU_KEPT, 1))


class Stage:
    """One of the two stages. `rows(segments, excluded, variant)` gives features; `asked` tells by variant which
    segments it judges."""

    def __init__(self, corpus, name, rows, asked):
        self.corpus, self.rows, self.asked = corpus, rows, asked
        self.rounds, self.rate = ROUNDS[name]

    def fit(self, parts):
        """Learns from folds, each given with the folds that must not have taught its words. Some pages come
        once more, with less to see."""
        corpus = self.corpus
        plain = np.full(len(corpus.folds), WHOLE)
        again = corpus.variant[corpus.page] != WHOLE
        matrices, segments, weights = [], [], []
        for part, excluded in parts:
            here = (corpus.fold == part) & (corpus.weight > 0)
            hidden = hides(corpus.variant)[corpus.page]
            whole, less = here & self.asked[WHOLE], here & again & np.where(hidden, self.asked[BARE], self.asked[WHOLE])
            for found, variant, weight in ((whole, plain, 1), (less, corpus.variant, ONCE_MORE)):
                found = np.flatnonzero(found)
                matrices.append(self.rows(found, excluded, variant))
                segments.append(found)
                weights.append(weight * corpus.weight[found])
        segments = np.concatenate(segments)
        return fit(np.vstack(matrices), corpus.target[segments], np.concatenate(weights), self.rounds, learning_rate=self.rate)

    def out_of_fold(self):
        """Models and scores: of each fold's pages by the model that never saw their hosts, and of pages that
        are not learnt from by the mean of all. The first stage tells what some of its trees settle, too."""
        corpus = self.corpus
        scores = {variant: np.zeros(len(corpus.page)) for variant in (WHOLE, BARE)}
        settling = {variant: np.zeros(len(corpus.page)) for variant in scores}
        models = []
        for out in range(FOLDS):
            model = self.fit([(other, tuple(sorted((out, other)))) for other in range(FOLDS) if other != out])
            models.append(model)
            for variant, of in scores.items():
                same = np.full(len(corpus.folds), variant)
                for fold, share in ((out, 1), (-1, 1 / FOLDS)):
                    held = np.flatnonzero((corpus.fold == fold) & self.asked[variant])
                    if len(held):
                        rows = self.rows(held, (out,), same)
                        of[held] += share * model.predict(rows, raw_score=True)
                        settling[variant][held] += share * model.predict(rows, raw_score=True, num_iteration=SETTLING)
        return models, scores, settling

    def whole(self):
        """One model of all folds together."""
        return self.fit([(fold, (fold,)) for fold in range(FOLDS)])


def hides(variant):
    """Whether a variant of a page hides names; what the first stage answers is then known of the barest only."""
    return (variant == WITHOUT_NAMES) | (variant == BARE)


def logistic(scores):
    return 1 / (1 + np.exp(-scores))


def settled(scores, settling):
    """Which segments the first stage asks all of its trees about, and the second as well, by variant; and the
    first's scores where the others have those that settled them."""
    asked = {variant: np.abs(of) < SETTLED for variant, of in settling.items()}
    return asked, {variant: np.where(asked[variant], of, settling[variant]) for variant, of in scores.items()}


def answers(first, second):
    """Answers as the crate has them in the end: from both stages together where both were asked, and sharper
    than the trees give them, since what is doubtful to them is doubted too much."""
    together = {variant: np.where(np.abs(of) < SURE, (of + second[variant]) / 2, of) for variant, of in first.items()}
    return {variant: logistic(SHARPNESS * of) for variant, of in together.items()}


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


def train_types(matrix, target):
    return fit(
        matrix, target, None, 40, objective="multiclass", num_class=len(TYPES), num_leaves=FEW_LEAVES, min_data_in_leaf=30,
        learning_rate=0.12, extra_trees=False,
    )


def train_confidence(matrix, target):
    return fit(matrix, target, None, 50, num_leaves=FEW_LEAVES, min_data_in_leaf=30, learning_rate=0.08, extra_trees=False)
