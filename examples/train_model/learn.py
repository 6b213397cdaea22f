"""Two stages of gradient-boosted trees, out of fold by host."""

from itertools import combinations

import lightgbm
import numpy as np

import context
import features
import lexicon

FOLDS = 5
TYPES = ["article", "documentation", "service", "forum", "listing", "collection", "product"]
COMMON = dict(
    learning_rate=0.06, num_leaves=24, max_bin=63, min_data_in_leaf=60, feature_fraction=0.3, bagging_fraction=0.6,
    bagging_freq=1, lambda_l2=5, verbose=-1, num_threads=1, seed=7, deterministic=True, force_row_wise=True,
)
ROUNDS = 180
STRIPPED, BARE = 0.2, 0.15  # shares of training pages without names, and without names and landmarks
CONTEXT_BASE = 110  # features of the first stage that the second sees as well


class Pages:
    """A corpus ready for learning: the table, its variants, labels, folds, lexicons."""

    def __init__(self, table, shares, words, hosts, folds, types, kept):
        self.table, self.words, self.fold = table, words, folds
        self.learnt = folds >= 0
        self.types = np.array([TYPES.index(kind) if kind in TYPES else -1 for kind in types])
        self.variants = [table, table.without_names(), table.without_names().without_landmarks()]
        self.matrices = []
        for variant in self.variants:
            names, matrix = features.features(variant)
            columns = [number for number, name in enumerate(names) if name in kept]
            self.matrices.append(matrix[:, columns])
        self.names = [names[number] for number in columns]
        self.label_segments(shares)
        self.learn_words(hosts, kept)
        random = np.random.default_rng(3).random(len(table.ids))
        self.variant = np.where(random < STRIPPED, 1, np.where(random < STRIPPED + BARE, 2, 0))

    def label_segments(self, shares):
        """Labels and weights. A copy of a chosen text that the alignment passed over is neither."""
        table = self.table
        self.label = ((shares >= 0.5) & (self.words > 0)).astype(np.float32)
        _, same = np.unique(table.same_text, return_inverse=True)
        passed = (np.bincount(same, self.label)[same] > 0) & (self.label == 0)
        of_page = np.maximum(features.page_sum(table, self.words), 1)[table.page]
        self.weight = np.where((self.words > 0) & ~passed, 10 * np.sqrt(self.words / of_page), 0)
        self.told = ~passed

    def learn_words(self, hosts, kept):
        """Features from words, once for each set of folds that must not teach them."""
        table = self.table
        fold_of_host = np.full(hosts.max() + 1, -1)
        fold_of_host[hosts] = self.fold
        characters = table.measure["characters"].astype(np.float64) * self.told
        wanted = characters * self.label
        sets = [maker(table, hosts) for maker in (lexicon.element_words, lexicon.inline_words, lexicon.text_words)]
        self.word_columns, self.lexicons = {}, {}
        for size in (0, 1, 2):
            for excluded in combinations(range(FOLDS), size):
                allowed = (fold_of_host >= 0) & ~np.isin(fold_of_host, excluded)
                weights = [sets[0].weights(features.within(table, wanted), features.within(table, characters), allowed)]
                weights += [one.weights(wanted, characters, allowed) for one in sets[1:]]
                names, matrix = lexicon.columns(table, *sets, weights)
                columns = [number for number, name in enumerate(names) if name in kept]
                self.word_columns[excluded] = matrix[:, columns].astype(np.float16)
                self.lexicons[excluded] = weights
        self.word_names = [names[number] for number in columns]
        self.of_names = np.array([name.startswith(("names_", "inline_names_")) for name in self.word_names])
        self.word_sets = sets

    def rows(self, segments, excluded, variant):
        """Features of segments; `variant` tells for each page which of the variants is read."""
        which = variant[self.table.page[segments]]
        words = self.word_columns[excluded][segments].astype(np.float32)
        words[np.ix_(which > 0, self.of_names)] = 0
        base = np.empty((len(segments), self.matrices[0].shape[1]), np.float32)
        for number, matrix in enumerate(self.matrices):
            base[which == number] = matrix[segments[which == number]]
        return np.hstack([base, words])


def fit(matrix, label, weight, rounds=ROUNDS, **changes):
    parameters = {**COMMON, "objective": "binary", **changes}
    data = lightgbm.Dataset(matrix, label, weight=weight, params=parameters)
    return lightgbm.train(parameters, data, rounds)


def out_of_fold(pages, rows):
    """Models and answers: of each fold's pages by the model that never saw their hosts, and of pages that
    are not learnt from by the mean of all. `rows(segments, excluded, variant)` gives features."""
    fold = pages.fold[pages.table.page]
    count = len(pages.table.ids)
    plain, bare = np.zeros(count, int), np.full(count, 2)
    answers = np.zeros((2, len(fold)), np.float32)
    unseen = np.flatnonzero(fold < 0)
    models = []
    for out in range(FOLDS):
        parts = [np.flatnonzero((fold == other) & (pages.weight > 0)) for other in range(FOLDS) if other != out]
        pairs = [tuple(sorted((out, other))) for other in range(FOLDS) if other != out]
        segments = np.concatenate(parts)
        matrix = np.vstack([rows(part, pair, pages.variant) for part, pair in zip(parts, pairs)])
        model = fit(matrix, pages.label[segments], pages.weight[segments])
        del matrix
        models.append(model)
        held = np.flatnonzero(fold == out)
        for number, variant in enumerate((plain, bare)):
            answers[number][held] = model.predict(rows(held, (out,), variant), num_threads=1)
            if len(unseen):
                answers[number][unseen] += model.predict(rows(unseen, (out,), variant), num_threads=1) / FOLDS
    return models, answers


def page_types(pages, contexts):
    """Probabilities of page types, out of fold, for pages as they are and without names."""
    table = pages.table
    first = np.minimum(table.first[:-1], len(table.page) - 1)
    columns = np.column_stack([column for _, column in features.page_columns(table)])
    matrices = []
    for names, matrix in contexts:
        of_page = [number for number, name in enumerate(names) if name.startswith("page_")]
        matrices.append(np.hstack([columns, matrix[first][:, of_page]]))
    result = np.zeros((2, len(table.ids), len(TYPES)))
    models = []
    for out in range(FOLDS):
        train = np.flatnonzero(pages.learnt & (pages.fold != out))
        held, unseen = np.flatnonzero(pages.fold == out), np.flatnonzero(~pages.learnt)
        model = fit(
            np.vstack([matrix[train] for matrix in matrices]), np.tile(pages.types[train], 2), None, 80,
            objective="multiclass", num_class=len(TYPES), num_leaves=8, learning_rate=0.06, min_data_in_leaf=30,
        )
        models.append(model)
        for number, matrix in enumerate(matrices):
            result[number][held] = model.predict(matrix[held])
            if len(unseen):
                result[number][unseen] += model.predict(matrix[unseen]) / FOLDS
    return models, result


def second_rows(pages, models, contexts, types):
    """The function that gives the second stage's features, and their names."""
    gain = sum(model.feature_importance("gain") for model in models)
    kept = np.sort(np.argsort(-gain)[:CONTEXT_BASE])

    def rows(segments, excluded, variant):
        which = (variant[pages.table.page[segments]] > 0).astype(int)
        base = pages.rows(segments, excluded, np.where(variant > 0, 2, 0))[:, kept]
        around = np.where((which == 0)[:, None], contexts[0][1][segments], contexts[1][1][segments])
        of_page = types[which, pages.table.page[segments]]
        return np.hstack([base, around, of_page]).astype(np.float32)

    names = [(pages.names + pages.word_names)[number] for number in kept]
    return rows, names + contexts[0][0] + ["type_" + kind for kind in TYPES]


def contexts(pages, answers):
    """What the first stage answered around each segment, for pages as they are and without names."""
    return [
        context.context(pages.variants[0], answers[0], pages.words),
        context.context(pages.variants[2], answers[1], pages.words),
    ]
