"""Times resiliparse on the pages of a folder, one round for each line of standard input.

usage: resiliparse_pages.py FOLDER EVERY

The first line written is the CRC-32 of all pages, then for each round the seconds of each page as JSON.
Timed is the whole call from the page's text to the plain text of its main content, in process.
"""

import gzip
import json
import os
import sys
import time
import zlib

from resiliparse.extract.html2text import extract_plain_text


def read(path):
    opened = gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb")
    with opened as file:
        return file.read().decode("utf-8", "replace")


def seconds(page):
    start = time.perf_counter()
    extract_plain_text(page, main_content=True)
    return time.perf_counter() - start


def main():
    folder, every = sys.argv[1], int(sys.argv[2])
    names = sorted(name for name in os.listdir(folder) if name.endswith((".html", ".html.gz")))
    pages = [read(os.path.join(folder, name)) for name in names[::every]]
    checksum = 0
    for page in pages:
        checksum = zlib.crc32(page.encode(), checksum)
    print(checksum, flush=True)
    for _ in sys.stdin:
        print(json.dumps([seconds(page) for page in pages]), flush=True)


main()
