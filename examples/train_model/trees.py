"""Trees as the crate reads them; the layout stands in `src/classify/forest.rs`."""

import struct

import numpy as np

SCALE = 4096
DROPPED, LEAST = 14, (127 - 32) << 9  # how numbers are kept
NOBODY = (0, 0x7FFF, 0)  # a question that nothing is above the border of


def packed(model, room, of_class=0, classes=1):
    """A model's trees as bytes, with room for so many leaves each; of a model with several classes, those of one."""
    found = model.dump_model()["tree_info"][of_class::classes]
    return struct.pack("<Hi", len(found), 0) + b"".join(tree(one["tree_structure"], room) for one in found)


def tree(root, room):
    """Leaves are numbered from left to right; a question whose answer is "above" rules out those on its left."""
    questions, leaves = [], []

    def visit(node):
        if "leaf_value" in node:
            leaves.append(max(-32768, min(32767, round(node["leaf_value"] * SCALE))))
            return
        place, first = len(questions), len(leaves)
        questions.append(None)
        visit(node["left_child"])
        ruled_out = (1 << len(leaves)) - (1 << first)
        questions[place] = (node["split_feature"], border(node["threshold"]), ruled_out)
        visit(node["right_child"])

    visit(root)
    return bytes_of(questions, leaves, room)


def bytes_of(questions, leaves, room):
    features, borders, ruled_out = zip(*questions, *[NOBODY] * (room - len(questions)))
    leaves = leaves + [0] * (room - len(leaves))
    return struct.pack(f"<{room}H{room}h{room}H{room}h", *features, *borders, *ruled_out, *leaves)


def border(threshold):
    """A threshold between two values that are kept as 16 bits, as the lower of them; see `src/classify/matrix.rs`."""
    number = np.float32(threshold)
    size = max(0, ((int(number.view(np.uint32)) & 0x7FFFFFFF) >> DROPPED) - LEAST)
    if number >= 0:
        return min(size, 0x7FFF)
    kept = -size
    return kept if as_number(kept) <= threshold else kept - 1


def as_number(kept):
    size = abs(kept)
    number = float(np.int32((size + LEAST) << DROPPED).view(np.float32)) if size else 0.0
    return -number if kept < 0 else number
