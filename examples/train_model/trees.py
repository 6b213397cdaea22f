"""Trees as the crate reads them; the layout stands in `src/classify/forest.rs`."""

import struct

import numpy as np

SCALE = 4096
ALL = 0xFFFFFFFF


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
        questions[place] = struct.pack("<HfI", node["split_feature"], rounded_down(node["threshold"]), ALL ^ ruled_out)
        visit(node["right_child"])

    visit(root)
    return struct.pack("<B", len(questions)) + b"".join(questions) + struct.pack(f"<{len(leaves)}h", *leaves)


def rounded_down(threshold):
    """The greatest f32 that is not above the threshold, so that f32 features fall on the same side."""
    rounded = np.float32(threshold)
    above = float(rounded) > threshold  # as doubles: numpy would compare both as f32
    return np.nextafter(rounded, np.float32(-np.inf)) if above else rounded
