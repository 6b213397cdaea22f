"""Reads corpora, and runs the program that measures and renders pages."""

import base64
import gzip
import hashlib
import json
import os
import subprocess
import tempfile
from urllib.parse import urlparse

import numpy as np

import align

PROGRAM = os.environ.get("TRAIN_MODEL", "target/release/examples/train_model")


def truths(folder):
    """The truth of each page, by id."""
    with gzip.open(os.path.join(folder, "truth.jsonl.gz"), "rt", encoding="utf-8") as lines:
        return {truth["id"]: truth for truth in map(json.loads, lines)}


class Page:
    """A page of a corpus; `encoded` where its encoding is unknown."""

    leads_told = False  # whether its truth has the lead wherever there is one
    weight = 1.0  # how much it teaches

    def __init__(self, folder, name, encoded, url=None):
        self.folder, self.name, self.encoded, self.url = folder, name, encoded, url
        self.original = name

    def read(self):
        with gzip.open(os.path.join(self.folder, "pages", self.original + ".html.gz")) as file:
            return file.read()

    def content(self):
        return self.read().decode("utf-8", "replace")

    def shares(self, texts, truth):
        """For each segment's text, the share of its words that is content."""
        return align.shares(texts, truth["text"] or "")[0]

    def request(self, what, **more):
        if self.encoded:
            page = {"content_base64": base64.b64encode(self.read()).decode()}
        else:
            page = {"content": self.content()}
        return {"do": what, "id": self.name, "url": self.url, **page, **more}


def host_name(url):
    """The last two labels of the host, so that all of a site's hosts count as one."""
    host = urlparse(url or "").netloc.lower()
    return ".".join(host.split(".")[-2:])


def fold(name, folds):
    """The fold that a host belongs to."""
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % folds


def run(requests):
    """Feeds requests to the program, one JSON line each, and yields its answers."""
    with tempfile.TemporaryFile("w+") as lines:
        for request in requests:
            lines.write(json.dumps(request) + "\n")
        lines.seek(0)
        with subprocess.Popen([PROGRAM], stdin=lines, stdout=subprocess.PIPE, text=True, encoding="utf-8") as program:
            for line in program.stdout:
                yield json.loads(line)
        if program.returncode:
            raise SystemExit(f"{PROGRAM} ended with status {program.returncode}")


def packed(values):
    """Numbers as the program reads them."""
    return base64.b64encode(np.ascontiguousarray(values, "<f4").tobytes()).decode()


def unpacked(text):
    """Numbers as the program writes them."""
    return np.frombuffer(base64.b64decode(text), "<f4")
