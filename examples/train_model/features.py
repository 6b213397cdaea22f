"""Features of segments that do not depend on what was learnt.

Every function appends columns to a list of (name, column). Units stand in the comments; shares are 0 to 1,
distances are in segments unless they say otherwise, and -1 stands for "there is none".
"""

import re

import numpy as np

from table import TAG

WORD = re.compile(r"\w+")
HEIGHTS = (0, 1, 2, 3, 4, 6)  # of ancestors that hold more segments than the one below
ANCESTORS = (
    "nav header footer aside form table ul ol article main section figure blockquote pre dialog li p td dl button "
    "select noscript summary fieldset"
).split()
TYPES = {
    "article": ("article", "newsarticle", "blogposting", "reportagenewsarticle", "recipe", "og:article"),
    "product": ("product", "productgroup", "og:product", "product.item", "offer"),
    "forum": ("discussionforumposting", "qapage", "question", "answer"),
    "list": ("collectionpage", "itemlist", "searchresultspage", "offercatalog", "blog", "productcollection"),
    "service": ("service", "localbusiness", "organization", "professionalservice"),
    "documentation": ("techarticle", "apireference", "howto"),
    "site": ("website",),
    "faq": ("faqpage",),
}


def features(table):
    """Names of the columns and the matrix, one row for each segment."""
    columns = []
    own(table, columns)
    position(table, columns)
    tags(table, columns)
    ancestors(table, columns)
    repetition(table, columns)
    neighbours(table, columns)
    whole_page(table, columns)
    return [name for name, _ in columns], np.column_stack([column for _, column in columns]).astype(np.float32)


def page_sum(table, values):
    sums = np.concatenate([[0], np.cumsum(values, dtype=np.float64)])
    return sums[table.first[1:]] - sums[table.first[:-1]]


def own(table, columns):
    of = table.measure
    words, characters = np.maximum(of["words"], 1), np.maximum(of["characters"], 1)
    add = lambda name, column: columns.append((name, column))
    add("characters", of["characters"])
    add("words", of["words"])
    add("word_length", characters / words)
    for name in ("linked", "bold", "digits", "capitals", "ideographs"):
        add(name + "_share", of[name] / characters)
    for name in ("capitalised", "short_words", "punctuation", "stops", "separators", "links"):
        add(name + "_per_word", of[name] / words)
    for name in ("punctuation", "stops", "links", "breaks", "currencies", "rights", "years", "handles", "images", "controls"):
        add(name, np.minimum(of[name], 30))
    for name in ("first", "last", "after_rule"):
        add(name, of[name])
    inline = of["inline"].astype(np.int64)
    for bit, name in ((0, "a"), (6, "time"), (7, "label"), (8, "code"), (5, "span"), (11, "other")):
        add("inline_" + name, inline >> bit & 1)
    add("inline_bold", (inline >> 1 | inline >> 2) & 1)
    add("inline_slanted", (inline >> 3 | inline >> 4) & 1)
    copies(table, add)


def copies(table, add):
    """Equal texts in a page: how many stand before and after, and how much text around is copied as well."""
    numbers = {}
    text = np.array([numbers.setdefault(" ".join(WORD.findall(text.lower())), len(numbers)) for text in table.text])
    count = len(text)
    at = np.arange(count)
    key = text * np.int64(len(table.ids)) + table.page
    order = np.argsort(key, kind="stable")
    fresh = np.concatenate([[True], key[order][1:] != key[order][:-1]])
    group = np.cumsum(fresh) - 1
    size = np.bincount(group)[group]
    earlier = np.empty(count, np.int64)
    earlier[order] = at - np.flatnonzero(fresh)[group]
    total = np.empty(count, np.int64)
    total[order] = size
    add("earlier_copies", np.minimum(earlier, 20))
    add("later_copies", np.minimum(total - 1 - earlier, 20))
    # Where the segments before and after were copied from the same distance, a whole block was.
    before = np.full(count, -1)
    before[order[1:]] = np.where(fresh[1:], -1, order[:-1])
    distance = np.where(before >= 0, at - before, -1)
    border = np.concatenate([[True], (distance[1:] != distance[:-1]) | (table.page[1:] != table.page[:-1])])
    run = np.cumsum(border) - 1
    words = np.bincount(run, table.measure["words"])[run]
    add("copied_words", np.where(distance >= 0, words, 0))
    copied = np.zeros(count)
    sources = distance >= 0
    copied[before[sources]] = words[sources]
    add("words_copied_later", copied)
    table.same_text = key


def signed_log(values):
    return np.sign(values) * np.log1p(np.abs(values))


def position(table, columns):
    add = lambda name, column: columns.append((name, column))
    count = len(table.text)
    at = np.arange(count) - table.first[table.page]
    total = (table.first[1:] - table.first[:-1])[table.page]
    characters = table.measure["characters"].astype(np.float64)
    before = np.concatenate([[0], np.cumsum(characters)])
    before = before[:-1] - before[table.first[table.page]]
    whole = np.maximum(page_sum(table, characters), 1)[table.page]
    add("place_share", at / total)
    add("text_before_share", before / whole)
    add("place", np.minimum(at, 500))
    add("place_from_end", np.minimum(total - at, 500))
    tag = table.tag[table.element]
    around = table.tag[np.maximum(table.parent[table.element], 0)]
    h1 = (tag == TAG["h1"]) | (around == TAG["h1"])
    like_title, of_title, best = titles(table)
    add("like_title", like_title)
    add("of_title", of_title)
    for name, marks in (("h1", h1), ("title", best)):
        first, last = np.full(len(table.ids), -1), np.full(len(table.ids), -1)
        places = np.flatnonzero(marks)
        last[table.page[places]] = places
        first[table.page[places[::-1]]] = places[::-1]
        for end, mark in (("first", first), ("last", last)):
            mark = mark[table.page]
            add(f"from_{end}_{name}", np.where(mark >= 0, signed_log(np.arange(count) - mark), -9))
            if end == "last":
                gap = before - before[np.maximum(mark, 0)]
                add(f"text_from_{end}_{name}", np.where(mark >= 0, gap / whole, -9))


def titles(table):
    """How many of a segment's words are the title's, and the other way round; the best match of a page."""
    like, of, best = (np.zeros(len(table.text), np.float32) for _ in range(3))
    for page, title in enumerate(table.titles):
        low, high = table.first[page], table.first[page + 1]
        known = set(WORD.findall(title.lower()))
        headline = set(WORD.findall(table.headlines[page].lower()))
        if not known and not headline:
            continue
        top = 0.5
        for segment in range(low, high):
            if table.measure["words"][segment] > 40:
                continue
            words = WORD.findall(table.text[segment].lower())
            if not words:
                continue
            like[segment] = sum(word in known or word in headline for word in words) / len(words)
            found = set(words)
            of[segment] = max(len(found & known) / max(1, len(known)), len(found & headline) / max(1, len(headline)))
            top = max(top, like[segment] * of[segment])
        match = like[low:high] * of[low:high]
        best[low:high] = (match >= top - 1e-6) & (match >= 0.5)
    return like, of, best > 0


def down(table, values, combine):
    """Values handed down from each element to those inside it."""
    result = values.copy()
    for level in table.levels[1:]:
        result[level] = combine(result[table.parent[level]], values[level])
    return result


def tags(table, columns):
    add = lambda name, column: columns.append((name, column))
    element = table.element
    parent = np.maximum(table.parent, 0)
    add("tag", table.tag[element])
    add("tag_1", table.tag[parent[element]])
    add("tag_2", table.tag[parent[parent[element]]])
    far = 60.0
    for name in ANCESTORS:
        distance = np.where(table.tag == TAG[name], 0.0, far)
        distance = down(table, distance, lambda above, here: np.minimum(np.minimum(above + 1, far), here))
        add("to_" + name, distance[element])
    depth = np.zeros(len(table.tag))
    for number, level in enumerate(table.levels):
        depth[level] = number
    add("depth", depth[element])
    hidden = down(table, table.hidden.astype(np.float32), np.maximum)
    silent = down(table, table.silent.astype(np.float32), np.maximum)
    add("hidden", hidden[element])
    add("silent", silent[element])


def wider(table):
    """For each element the nearest one around it that holds more segments; itself for the outermost."""
    result = np.arange(len(table.parent))
    for level in table.levels[1:]:
        above = table.parent[level]
        same = (table.start[above] == table.start[level]) & (table.end[above] == table.end[level])
        result[level] = np.where(same, np.where(result[above] == above, level, result[above]), above)
    return result


def within(table, values):
    sums = np.concatenate([[0], np.cumsum(values, dtype=np.float64)])
    return sums[table.end] - sums[table.start]


def heights(table):
    """For each height, the ancestors of all segments at it; the outermost stands for those above it."""
    around = wider(table)
    current, result = table.element, {}
    for height in range(max(HEIGHTS) + 3):
        result[height] = current
        current = around[current]
    return result


def ancestors(table, columns):
    of = table.measure
    tag = table.tag[table.element]
    count = np.maximum(within(table, np.ones(len(tag))), 1)
    characters = np.maximum(within(table, of["characters"]), 1)
    words = np.maximum(within(table, of["words"]), 1)
    whole = np.maximum(page_sum(table, of["characters"]), 1)[table.element_page]
    headings = np.isin(tag, [TAG[f"h{level}"] for level in range(1, 7)])
    prose = (of["words"] >= 9) & (of["linked"] < 0.35 * of["characters"]) & (of["punctuation"] > 0)
    stats = {
        "text": np.log1p(characters),
        "linked": within(table, of["linked"]) / characters,
        "segments": np.log1p(count),
        "words_each": words / count,
        "punctuation": within(table, of["punctuation"]) / words,
        "share": characters / whole,
        "paragraphs": within(table, tag == TAG["p"]) / count,
        "short_words": within(table, of["short_words"]) / words,
        "headings": within(table, headings) / count,
        "images": within(table, of["images"]) / count,
        "controls": within(table, of["controls"]) / count,
        "prose": within(table, prose * of["characters"]) / characters,
        "capitalised": within(table, of["capitalised"]) / words,
    }
    at = np.arange(len(tag))
    every = heights(table)
    for height in HEIGHTS:
        element = every[height]
        for name, column in stats.items():
            columns.append((f"around_{height}_{name}", column[element]))
        columns.append((f"around_{height}_place", (at - table.start[element]) / count[element]))
        if height:
            columns.append((f"around_{height}_tag", table.tag[element]))


def signatures(table):
    """A number for each element that is the same for those of the same tag and names."""
    owner, words = table.names
    mixed = (words * 2654435761 % 4294967291).astype(np.float64)
    total = np.bincount(owner, mixed, len(table.tag)).astype(np.int64)
    return total * 64 + table.tag


def repetition(table, columns):
    """How often the same shape comes again: the same path in the page, the same sibling."""
    add = lambda name, column: columns.append((name, column))
    signature = signatures(table)
    parent = np.maximum(table.parent, 0)
    mix = lambda left, right: (left * 1000003 + right) % (1 << 61)
    path = mix(mix(signature, signature[parent]), signature[parent[parent]])
    table.path = mix(path[table.element], table.page)
    tag_path = table.tag.astype(np.int64)
    up = parent
    for _ in range(4):
        tag_path = mix(tag_path, table.tag[up])
        up = parent[up]
    table.tag_path = mix(tag_path[table.element], table.page)
    whole = np.maximum(page_sum(table, table.measure["characters"]), 1)[table.page]
    for name, keys in (("path", table.path), ("tag_path", table.tag_path)):
        _, group = np.unique(keys, return_inverse=True)
        count = np.bincount(group)
        mean = lambda values: (np.bincount(group, values) / count)[group]
        add(name + "_count", count[group])
        add(name + "_share", np.bincount(group, table.measure["characters"])[group] / whole)
        add(name + "_words", mean(table.measure["words"]))
        linked = np.bincount(group, table.measure["linked"]) / np.maximum(np.bincount(group, table.measure["characters"]), 1)
        add(name + "_linked", linked[group])
    filled = table.end > table.start
    sibling = mix(mix(table.parent, signature), 7)
    _, group = np.unique(sibling, return_inverse=True)
    twins = np.bincount(group, filled)[group]
    deepest = down(table, twins, np.maximum)
    add("twins", twins[table.element])
    add("twins_1", twins[parent[table.element]])
    add("twins_2", twins[parent[parent[table.element]]])
    add("most_twins", deepest[table.element])
    every = heights(table)
    for height in (1, 2, 3, 4):
        add(f"around_{height}_twins", twins[every[height]])


def shifted(table, values, by, missing):
    """For each segment the value of the one `by` places on, in the same page."""
    count = len(values)
    at = np.arange(count) + by
    inside = (at >= 0) & (at < count)
    at = np.clip(at, 0, count - 1)
    inside &= table.page[at] == table.page
    return np.where(inside, values[at], missing)


def neighbours(table, columns):
    of = table.measure
    linked = of["linked"] / np.maximum(of["characters"], 1)
    marks = of["punctuation"] / np.maximum(of["words"], 1)
    tag = table.tag[table.element].astype(np.float32)
    every = heights(table)
    for by in (-3, -2, -1, 1, 2, 3):
        add = lambda name, column: columns.append((f"next_{by}_{name}", column))
        add("words", shifted(table, of["words"], by, -1))
        add("linked", shifted(table, linked, by, -1))
        add("punctuation", shifted(table, marks, by, -1))
        add("tag", shifted(table, tag, by, -1))
        if abs(by) == 1:
            add("same_path", shifted(table, table.path, by, -1) == table.path)
        if abs(by) <= 2:
            at = np.arange(len(tag)) + by
            height = np.full(len(tag), 9)
            for level in sorted(every, reverse=True):
                element = every[level]
                height[(table.start[element] <= at) & (at < table.end[element])] = level
            add("height", height)
    for window in (5, 15):
        total = np.concatenate([[0], np.cumsum(of["words"], dtype=np.float64)])
        link = np.concatenate([[0], np.cumsum(linked * of["words"], dtype=np.float64)])
        low = np.maximum(np.arange(len(tag)) - window, table.first[table.page])
        high = np.minimum(np.arange(len(tag)) + window + 1, table.first[table.page + 1])
        words = total[high] - total[low]
        columns.append((f"window_{window}_words", words / (high - low)))
        columns.append((f"window_{window}_linked", (link[high] - link[low]) / np.maximum(words, 1)))


def whole_page(table, columns):
    for name, column in page_columns(table):
        columns.append(("page_" + name, column[table.page]))


def page_columns(table):
    """Features of pages as a whole, one row for each page."""
    of = table.measure
    tag = table.tag[table.element]
    total = lambda values: page_sum(table, values)
    count = np.maximum(total(np.ones(len(tag))), 1)
    characters, words = np.maximum(total(of["characters"]), 1), np.maximum(total(of["words"]), 1)
    linked = of["linked"] > 0.5 * of["characters"]
    prose = (of["words"] >= 9) & (of["linked"] < 0.35 * of["characters"]) & (of["punctuation"] > 0)
    result = [
        ("segments", np.log1p(count)),
        ("text", np.log1p(characters)),
        ("linked", total(of["linked"]) / characters),
        ("linked_segments", total(linked) / count),
        ("punctuation", total(of["punctuation"]) / words),
        ("prose_share", total(prose * of["characters"]) / characters),
        ("prose_segments", total(prose)),
        ("long_segments", total(of["words"] >= 40)),
        ("currencies", np.minimum(total(of["currencies"] > 0), 50)),
        ("controls", np.minimum(total(of["controls"]), 50)),
        ("years", total(of["years"] > 0) / count),
        ("images", total(of["images"]) / count),
        ("ideographs", total(of["ideographs"]) / characters),
        ("short_words", total(of["short_words"]) / words),
    ]
    for name in ("p", "li", "td", "h1", "h2", "h3", "pre", "dd"):
        result.append((name, total(tag == TAG[name]) / (1 if name == "h1" else count)))
    for name, known in TYPES.items():
        result.append(("declared_" + name, np.array([float(any(kind in known for kind in kinds)) for kinds in table.types])))
    return result
