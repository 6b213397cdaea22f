"""Trees as the crate reads them; the layout stands in `src/classify/forest.rs`."""

import struct

import numpy as np

SCALE = 4096
DROPPED, LEAST = 14, (127 - 32) << 9  # how numbers are kept
ALL = 0xFFFF


def packed(model, of_class=0, classes=1):
    """A model's trees as bytes; of a model with several classes, those of one."""
    found = model.dump_model()["tree_info"][of_class::classes]
    return struct.pack("<Hi", len(found), 0) + b"".join(tree(one["tree_structure"]) for one in found)


def tree(root):
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
        questions[place] = struct.pack("<HhH", node["split_feature"], border(node["threshold"]), ALL ^ ruled_out)
        visit(node["right_child"])

    visit(root)
    return struct.pack("<B", len(questions)) + b"".join(questions) + struct.pack(f"<{len(leaves)}h", *leaves)


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
