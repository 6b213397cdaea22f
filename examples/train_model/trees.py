"""Trees as the crate reads them; the layout stands in `src/classify/forest.rs`."""

import struct

import numpy as np

SCALE = 4096
LEAF = 128


def packed(models, of_class=None, classes=1):
    """A model's trees as bytes; of a model with several classes, those of one."""
    found = models.dump_model()["tree_info"]
    if of_class is not None:
        found = found[of_class::classes]
    return struct.pack("<H", len(found)) + b"".join(tree(one["tree_structure"]) for one in found)


def tree(root):
    splits, leaves = [], []

    def visit(node):
        if "leaf_value" in node:
            leaves.append(max(-32768, min(32767, round(node["leaf_value"] * SCALE))))
            return LEAF + len(leaves) - 1
        place = len(splits)
        splits.append(None)
        left, right = visit(node["left_child"]), visit(node["right_child"])
        splits[place] = struct.pack("<fHBB", rounded_down(node["threshold"]), node["split_feature"], left, right)
        return place

    visit(root)
    return struct.pack("<B", len(splits)) + b"".join(splits) + struct.pack(f"<{len(leaves)}h", *leaves)


def rounded_down(threshold):
    """The greatest f32 that is not above the threshold, so that f32 features fall on the same side."""
    rounded = np.float32(threshold)
    return np.nextafter(rounded, np.float32(-np.inf)) if rounded > threshold else rounded
