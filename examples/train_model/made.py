"""Pages made up to teach what the corpus lacks: other languages, older markup, other publishing systems.

Each file of `pages/` is a page whose content stands between ⟦ and ⟧; what a truth may or may not have, such as the
headline or a caption, stands between ⟪ and ⟫. Its first line tells the type of page, the language and the template, of
which there may be pages in several languages. Outlets, people and texts are invented.
"""

import glob
import html
import os
import re

import align
import corpus as corpora

FIRST_LINE = re.compile(r"<!-- (\w+) (\w+) (\w+) -->\n")
CONTENT = re.compile("⟦(.*?)⟧", re.S)
OPTIONAL = re.compile("⟪(.*?)⟫", re.S)
MARKS = re.compile("[⟦⟧⟪⟫]")
TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]+>", re.S | re.I)
# They have more around their text than pages mostly have.
WEIGHT = 0.4
NEITHER = -1.0  # the share of a text that is neither content nor not


def text_of(markup):
    return " ".join(html.unescape(MARKS.sub("", TAG.sub(" ", markup))).split())


class Made(corpora.Page):
    """A page that was made up; `truth` as the corpus has it, and what is optional."""

    leads_told = True
    weight = WEIGHT

    def __init__(self, path):
        super().__init__(None, "made-" + os.path.basename(path).removesuffix(".html"), False)
        with open(path, encoding="utf-8") as file:
            marked = file.read()
        first = FIRST_LINE.match(marked)
        marked = marked[first.end() :]
        self.html = MARKS.sub("", marked)
        self.optional = [text_of(found) for found in OPTIONAL.findall(marked)]
        text = "\n".join(text_of(found) for found in CONTENT.findall(marked))
        self.truth = {"id": self.name, "type": first[1], "text": text, "url": f"https://{first[3]}.made/".replace("_", "-")}

    def content(self):
        return self.html

    def shares(self, texts, truth):
        """The same, with `NEITHER` for what is optional."""
        sure = super().shares(texts, truth)
        wide = align.shares(texts, "\n".join([truth["text"], *self.optional]))[0]
        named = set(self.optional)
        may = lambda text, share: share >= 0.5 or " ".join(text.split()) in named
        return [NEITHER if own < 0.5 and may(text, more) else own for text, own, more in zip(texts, sure, wide)]


def pages():
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pages")
    return [Made(path) for path in sorted(glob.glob(os.path.join(folder, "*.html")))]
