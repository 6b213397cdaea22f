"""Pages told once more in another shape: in a language nobody knows, or in markup as it was written around 2000.

What teaches from them is everything but known words, class names, landmarks and what the head declares. Text is only
renamed word by word: the truth is renamed alike, and segments keep the labels that they have in the page itself.
"""

import hashlib
import re

import corpus as corpora

SPACED, DENSE, TABLES, BREAKS = SHAPES = ("spaced", "dense", "tables", "breaks")

MARKUP = re.compile(r"(<(script|style|noscript|template|textarea)\b.*?</\2\s*>|<!--.*?-->|<[^<>]*>|&#?\w+;?)", re.S | re.I)
WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
META = re.compile(r"""<meta\b[^<>]*(?:title|description)[^<>]*>""", re.I)
CONTENT = re.compile(r"""(\bcontent\s*=\s*)("[^"]*"|'[^']*')""", re.I)
ALPHABETS = [
    "ka lo mi te ru sa no vi pe du ga hy zo fe bi ju wo nax lem tor ish un gar öl åm".split(),
    "ка ло ми те ру са но ви пе ду га зо фе би жу во лем тор иш ун гар ый ень ще ям".split(),
    "가 로 미 테 루 사 노 비 페 두 하 조 베 주 워 낙 렘 톨 은 을 갈 에 서 고 다".split(),
    "κα λο μι τε ρου σα νο βι πε δου γα ζω φε μπι του λεμ τορ ις ουν γαρ εια ων ας την ος".split(),
]


def digest(word, salt):
    return hashlib.md5(f"{salt}{word.lower()}".encode()).digest()


def spaced(name):
    """Words of made-up syllables, of about the same length; each page has one alphabet."""
    salt = digest(name, "alphabet")[0] % len(ALPHABETS)
    syllables = ALPHABETS[salt]

    def word(found):
        of = digest(found[0], salt)
        made = "".join(syllables[of[at % 16] % len(syllables)] for at in range(max(1, len(found[0]) // 3)))
        return made.capitalize() if found[0][0].isupper() else made

    return lambda text: WORD.sub(word, text)


def dense(name):
    """Ideographs without spaces, as Chinese and Japanese are written, with their punctuation."""
    kana = digest(name, "kana")[0] % 2

    def word(found):
        of = digest(found[0], "dense")
        count = 1 if len(found[0]) < 4 else 2 if len(found[0]) < 9 else 3
        if kana and count == 1:
            return chr(0x3042 + of[0] % 80)
        return "".join(chr(0x4E00 + (of[2 * at] * 256 + of[2 * at + 1]) % 4000) for at in range(count))

    def of(text):
        text = WORD.sub(word, text)
        text = re.sub(r"(?<=[\u3040-\u9fff]) (?=[\u3040-\u9fff])", "", text)
        for mark, full in ((",", "，"), (".", "。"), ("?", "？"), ("!", "！"), (":", "：")):
            text = re.sub(rf"(?<=[\u3040-\u9fff]){re.escape(mark)}(?: (?=[\u3040-\u9fff])|(?=\s*$)| )", full, text)
        return text

    return of


def renamed(html, rename):
    """All words outside of tags, and those of the titles and descriptions in the head."""
    meta = lambda tag: CONTENT.sub(lambda found: found[1] + found[2][0] + rename(found[2][1:-1]) + found[2][-1], tag[0])
    pieces = MARKUP.split(META.sub(meta, html))
    # `split` gives text, markup, the name of a raw element or nothing, text, and so on.
    kept = [rename(pieces[0])]
    for at in range(1, len(pieces), 3):
        kept += [pieces[at], rename(pieces[at + 2])]
    return "".join(kept)


TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
BOXES = frozenset("div section article main aside header footer nav".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
KEPT = re.compile(r"""\b(?:href|src|alt|title|type|name|value|action|content|property|rel|charset|http-equiv)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)""", re.I)
RAW = re.compile(r"(<(script|style|noscript|template|textarea|head|svg)\b.*?</\2\s*>|<!--.*?-->)", re.S | re.I)


def with_tables(closing, name, attributes):
    """Tables and fonts for boxes and headings, and no names at all."""
    if name in BOXES:
        return "</td></tr></table>" if closing else "<table><tr><td>"
    if name in HEADINGS:
        return "</b></font><br>" if closing else "<font size=4><b>"
    if name == "p":
        return "<br><br>" if closing else ""
    return f"<{closing}{name} {' '.join(KEPT.findall(attributes))}>"


def with_breaks(closing, name, attributes):
    """Paragraphs parted by line breaks only."""
    if name == "p":
        return "<br><br>" if closing else ""
    return f"<{closing}{name}{attributes}>"


def reshaped(html, of):
    tags = lambda text: TAG.sub(lambda found: of(found[1], found[2].lower(), found[3]), text)
    pieces = RAW.split(html)
    kept = [tags(pieces[0])]
    for at in range(1, len(pieces), 3):
        kept += [pieces[at], tags(pieces[at + 2])]
    return "".join(kept)


DECLARED = re.compile(r"<(?:meta|link)\b(?![^>]*charset)[^>]*>|<script\b[^>]*ld\+json.*?</script\s*>", re.S | re.I)


class Shaped(corpora.Page):
    """A page in another shape; `truth` is the page's own."""

    def __init__(self, page, shape, truth):
        super().__init__(page.folder, page.name, page.encoded, page.url)
        self.page, self.original, self.shape = page, page.name, shape
        self.leads_told, self.weight = page.leads_told, page.weight
        self.name = f"{page.name}-{shape}"
        self.rename = {SPACED: spaced, DENSE: dense}.get(shape, lambda _: None)(page.name)
        self.truth = {**truth, "id": self.name, "text": self.rename(truth["text"] or "") if self.rename else truth["text"]}

    def shares(self, texts, truth):
        return (super() if self.rename else self.page).shares(texts, truth)

    def content(self):
        html = self.page.content()
        if self.rename:
            return renamed(html, self.rename)
        return reshaped(DECLARED.sub("", html), with_tables if self.shape == TABLES else with_breaks)


def shaped(pages, truths, share):
    """One page in every few, in one of the shapes; which ones depends on nothing but the pages' names."""
    found = []
    for page in pages:
        chance = digest(page.name, "shape")
        if chance[0] < 256 * share:
            found.append(Shaped(page, SHAPES[chance[1] % len(SHAPES)], truths[page.name]))
    return found
