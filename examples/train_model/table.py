"""All pages of a corpus as columns: one row for each segment, one for each element."""

import numpy as np

LANDMARKS = ("nav", "header", "footer", "aside", "main", "article", "section", "search", "dialog")
TAGS = (
    "body div p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 td th tr table tbody thead blockquote pre figure figcaption "
    "section article main header footer nav aside form fieldset legend button select option textarea summary details "
    "address caption center dialog noscript hgroup html iframe menu search"
).split()
TAG = {name: number + 1 for number, name in enumerate(TAGS)}
MEASURES = (
    "characters linked bold words capitalised short_words punctuation stops capitals digits ideographs links breaks "
    "separators currencies rights years handles first last inline images controls after_rule"
).split()


class Table:
    """The columns. Numbers of pages, segments, elements and words are those of the whole corpus."""

    def __init__(self, dumps):
        self.ids = list(dumps)
        pages = [dumps[page] for page in self.ids]
        counts = [len(page["segments"]["text"]) for page in pages]
        sizes = [len(page["elements"]["tag"]) for page in pages]
        self.first = np.concatenate([[0], np.cumsum(counts)])  # segments of each page
        base = np.concatenate([[0], np.cumsum(sizes)])
        self.page = np.repeat(np.arange(len(pages)), counts)
        self.element_page = np.repeat(np.arange(len(pages)), sizes)
        self.text = [text for page in pages for text in page["segments"]["text"]]
        self.measure = {
            name: np.concatenate([np.asarray(page["segments"][name], np.float32) for page in pages]) for name in MEASURES
        }
        join = lambda name, base: np.concatenate(
            [np.asarray(page["elements"][name], np.int64) + start for page, start in zip(pages, base)]
        )
        self.element = np.concatenate(
            [np.asarray(page["segments"]["element"], np.int64) + start for page, start in zip(pages, base)]
        )
        parent = np.concatenate([np.asarray(page["elements"]["parent"], np.int64) for page in pages])
        self.parent = np.where(parent < 0, -1, parent + np.repeat(base[:-1], sizes))
        self.start, self.end = join("start", self.first), join("end", self.first)
        zero = np.zeros(len(pages), np.int64)
        self.hidden, self.silent = join("hidden", zero), join("silent", zero)
        self.tag = np.array([TAG.get(tag, 0) for page in pages for tag in page["elements"]["tag"]], np.int16)
        self.names = flat([names for page in pages for names in page["elements"]["names"]])
        self.inline_names = flat([names for page in pages for names in page["segments"]["names"]])
        self.titles = [page["title"] for page in pages]
        self.headlines = [page["headline"] or "" for page in pages]
        self.types = [page["types"] for page in pages]
        self.spelling = {}
        for page in pages:
            self.spelling.update((int(number), word) for number, word in page["words"].items())
        self.levels = levels(self.parent)

    def without_names(self):
        """The same pages as if no element had a name."""
        twin = self.twin()
        empty = np.zeros(0, np.int64)
        twin.names = twin.inline_names = (empty, empty)
        return twin

    def without_landmarks(self):
        """The same pages as if all landmarks were plain containers."""
        twin = self.twin()
        landmarks = [TAG[name] for name in LANDMARKS]
        twin.tag = np.where(np.isin(self.tag, landmarks), TAG["div"], self.tag)
        return twin

    def twin(self):
        twin = object.__new__(Table)
        twin.__dict__.update(self.__dict__)
        return twin


def flat(lists):
    """Lists as two columns: the list's number and the value."""
    owner = np.repeat(np.arange(len(lists)), [len(values) for values in lists])
    values = np.array([value for values in lists for value in values], np.int64)
    return owner, values


def levels(parent):
    """The elements of each depth, outermost first."""
    depth = np.full(len(parent), -1)
    current = np.flatnonzero(parent < 0)
    depth[current] = 0
    order = np.argsort(parent, kind="stable")
    first = np.searchsorted(parent[order], np.arange(len(parent)))
    last = np.searchsorted(parent[order], np.arange(len(parent)), side="right")
    found = []
    while len(current):
        found.append(current)
        counts = last[current] - first[current]
        if not counts.sum():
            break
        offsets = np.repeat(first[current] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
        current = order[np.arange(counts.sum()) + offsets]
    return found
