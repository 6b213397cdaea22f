"""Labels for the leads of articles, which truths of the corpus mostly leave out.

A lead stands between headline and body and sums the article up. Readers take it for a part of the article, and so do
truths of other collections: of 52 leads that these ask about, 51 have to be found. Here, where a third of them stands
in the truths, an article's lead is content: the text behind the headline that is also the page's description, and a
sentence in an element that is named as a lead.
"""

import lexicon

WITHIN = 12  # so many segments before text that the truth has
FEWEST_WORDS, MOST_WORDS = 9, 90
LONG = 10  # words of a text that is surely the body's
MOST_SEGMENTS = 3  # of an element that is named as a lead
ENDS = tuple(".!?…。！？")
NAMES = {
    lexicon.number(word)
    for word in (
        "standfirst lede dek deck subtitle subheadline subheading excerpt ingress chapo chapeau entradilla bajada "
        "vorspann strapline leadtext introtext"
    ).split()
}


def taught(measured, shares, known=()):
    """The shares, with 1 for leads; and the texts of these. `known` are leads of the same page in another shape."""
    texts, words = measured["text"], measured["words"]
    content = [share >= 0.5 and count >= LONG for share, count in zip(shares, words)]
    told = {at for at, text in enumerate(texts) if text in known}
    told |= {measured["lead"]} - {None}
    for start, end, names in zip(measured["start"], measured["end"], measured["element_names"]):
        if 0 < end - start <= MOST_SEGMENTS and not NAMES.isdisjoint(names):
            told |= {at for at in range(start, end) if texts[at].rstrip().endswith(ENDS)}
    shares, found = list(shares), set()
    for at in told:
        if FEWEST_WORDS <= words[at] <= MOST_WORDS and not any(content[:at]) and any(content[at + 1 : at + 1 + WITHIN]):
            shares[at] = 1.0
            found.add(texts[at])
    return shares, found
