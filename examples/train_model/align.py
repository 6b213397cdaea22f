"""Labels segments: aligns each page's truth with its segments, in order.

Page and truth are read as words. Wherever the two agree on at least three words in a row, or on a whole
segment that is a line of the truth, there is a match, cut into short pieces. The heaviest chain of pieces
that goes forward in both is the alignment; pieces that follow each other without a gap weigh more, so that
a line that stands in a menu and in the text is matched where its neighbours are. What is left over on
both sides is aligned again, since some truths tell a page's parts in another order.
"""

import re
from bisect import bisect_left

WORD = re.compile(r"[\u3040-\u9fff]|[^\W\u3040-\u9fff]+")  # each ideograph is a word
GRAM = 3  # words that have to agree
PIECE = 6  # words of a piece
MOST_PLACES = 16  # places of one gram in the truth that are looked at
ADJACENT = 0.5  # what it is worth, in words, that two pieces touch on both sides
PASSES = 3


def words(text):
    return WORD.findall((text or "").lower())


def shares(texts, truth):
    """For each segment's text, the share of its words that stands in the truth; 0 where it has none."""
    page, starts = [], [0]
    for text in texts:
        page += words(text)
        starts.append(len(page))
    lines, line_ends = [], set()
    line_starts = set()
    for line in truth.split("\n"):
        found = words(line)
        if found:
            line_starts.add(len(lines))
            lines += found
            line_ends.add(len(lines))
    matched = [False] * len(page)
    page, lines = page[:], lines[:]
    for number in range(PASSES):
        chain = heaviest_chain(pieces(page, starts, lines, line_starts, line_ends, number > 0), len(lines))
        for start, length, place in chain:
            for offset in range(length):
                matched[start + offset] = True
                page[start + offset] = -1 - start - offset
                lines[place + offset] = None
        if not chain:
            break
    result = []
    for first, last in zip(starts, starts[1:]):
        result.append(sum(matched[first:last]) / (last - first) if last > first else 0.0)
    return result, sum(line is None for line in lines) / max(1, len(lines))


def pieces(page, starts, lines, line_starts, line_ends, strict):
    """Matches as (place in the page, words, place in the truth), cut at segments' borders."""
    grams = {}
    for place in range(len(lines) - GRAM + 1):
        gram = tuple(lines[place : place + GRAM])
        if None not in gram:
            grams.setdefault(gram, []).append(place)
    single = {}
    for place in line_starts:
        if lines[place] is not None:
            single.setdefault(lines[place], []).append(place)
    found = []
    shortest = 5 if strict else GRAM
    for at in range(len(page) - GRAM + 1):
        for place in grams.get(tuple(page[at : at + GRAM]), ())[:MOST_PLACES]:
            if at and place and page[at - 1] == lines[place - 1]:
                continue
            length = GRAM
            while at + length < len(page) and place + length < len(lines) and page[at + length] == lines[place + length]:
                length += 1
            if length >= shortest:
                cut(found, at, length, place, starts)
    if strict:
        return found
    for first, last in zip(starts, starts[1:]):
        if 0 < last - first:
            for place in single.get(page[first], ())[:MOST_PLACES]:
                end = place + last - first
                if end in line_ends and page[first:last] == lines[place:end]:
                    found.append((first, last - first, place))
    return found


def cut(found, at, length, place, starts):
    end = at + length
    number = bisect_left(starts, at + 1)
    while at < end:
        border = starts[number] if number < len(starts) else end
        stop = min(end, border, at + PIECE)
        found.append((at, stop - at, place))
        place += stop - at
        at = stop
        if at >= border:
            number += 1
            while number < len(starts) and starts[number] <= at:
                number += 1


def heaviest_chain(found, places):
    """The chain of pieces with most words that goes forward on both sides."""
    found = sorted(set(found))
    tree = [(0.0, -1)] * (places + 2)
    waiting = sorted(range(len(found)), key=lambda number: found[number][0] + found[number][1])
    best, before, touching = [0.0] * len(found), [-1] * len(found), {}
    done = 0
    for number, (at, length, place) in enumerate(found):
        while done < len(waiting):
            other = waiting[done]
            start, words_of, where = found[other]
            if start + words_of > at or other >= number:
                break
            index = where + words_of + 1
            while index < len(tree):
                if tree[index][0] < best[other]:
                    tree[index] = (best[other], other)
                index += index & -index
            key = (start + words_of, where + words_of)
            if key not in touching or best[touching[key]] < best[other]:
                touching[key] = other
            done += 1
        top, index = (0.0, -1), place + 1
        while index > 0:
            top = max(top, tree[index])
            index -= index & -index
        touch = touching.get((at, place), -1)
        if touch >= 0 and best[touch] + ADJACENT >= top[0]:
            top = (best[touch] + ADJACENT, touch)
        best[number], before[number] = top[0] + length, top[1]
    chain = []
    number = max(range(len(found)), key=best.__getitem__, default=-1)
    while number >= 0:
        chain.append(found[number])
        number = before[number]
    return chain[::-1]
