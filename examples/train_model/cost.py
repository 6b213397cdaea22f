#!/usr/bin/env python3
"""Tells what cutting and judging the pages of a corpus costs, against `scraper` parsing them.

  python3 examples/train_model/cost.py --corpus FOLDER [--every N]
"""

import argparse

import numpy as np

import corpus as corpora


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--every", type=int, default=10, help="how many pages there are for each that is measured")
    options = parser.parse_args()
    names = sorted(corpora.truths(options.corpus))[:: options.every]
    asked = corpora.run(corpora.Page(options.corpus, name, True).request("cost") for name in names)
    times = np.array([[answer[part] for part in ("parsed", "cut", "judged")] for answer in asked]) / 1e6
    shares = times[:, 1:] / times[:, :1]
    for name, column in zip(("parsed by scraper", "cut", "judged"), times.T):
        print(f"{name:20}{np.median(column):8.3f} ms in the median, {column.mean():8.3f} in the mean")
    print(f"cut and judged, against parsed: {np.median(shares.sum(1)):.2f} in the median of {len(names)} pages,", end=" ")
    print(f"{times[:, 1:].sum() / times[:, 0].sum():.2f} of all together")


if __name__ == "__main__":
    main()
