"""Reads the corpora and runs the program that measures and renders pages."""

import base64
import gzip
import hashlib
import json
import os
import subprocess
import tempfile
from urllib.parse import urlparse

PROGRAM = os.environ.get("TRAIN_MODEL", "target/release/examples/train_model")


def truths(folder):
    """The truth of each page, by id."""
    with gzip.open(os.path.join(folder, "truth.jsonl.gz"), "rt", encoding="utf-8") as lines:
        return {truth["id"]: truth for truth in map(json.loads, lines)}


def markup(folder, page):
    """A page's bytes."""
    with gzip.open(os.path.join(folder, "pages", page + ".html.gz")) as file:
        return file.read()


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


def request(folder, page, encoded):
    """A request for one page; `encoded` where its encoding is unknown."""
    content = markup(folder, page)
    if encoded:
        return {"id": page, "content_base64": base64.b64encode(content).decode()}
    return {"id": page, "content": content.decode("utf-8", "replace")}


def number(word):
    """The number of a word of a text: FNV-1a over its UTF-8 bytes, 32 bits."""
    value = 0x811C9DC5
    for byte in word.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value
