"""Trees as compact data.

A node is eight bytes: the threshold as f32, the feature as u16, the left and the right child as i8, where a
negative number -1 - n stands for leaf n. A leaf is an i16, its value times 4096. A missing value is less
than any threshold. Little endian throughout. A file starts with the number of trees as u32; a tree starts
with the number of its leaves as u16.
"""

import struct

SCALE = 4096


def packed(model):
    """A model's trees as bytes."""
    trees = model.dump_model()["tree_info"]
    return struct.pack("<I", len(trees)) + b"".join(tree(one["tree_structure"]) for one in trees)


def tree(root):
    nodes, leaves = [], []

    def visit(node):
        if "leaf_value" in node:
            leaves.append(max(-32768, min(32767, round(node["leaf_value"] * SCALE))))
            return -len(leaves)
        place = len(nodes)
        nodes.append(None)
        left, right = visit(node["left_child"]), visit(node["right_child"])
        nodes[place] = struct.pack("<fHbb", node["threshold"], node["split_feature"], left, right)
        return place

    visit(root)
    return struct.pack("<H", len(leaves)) + b"".join(nodes) + struct.pack(f"<{len(leaves)}h", *leaves)


def lexicon(words, weights):
    """A lexicon as bytes: its length as u32, the words' numbers as u32, sorted, their weights as i8, times 31."""
    known = [(int(number), round(float(weight) * 31)) for number, weight in zip(words, weights) if weight]
    known = sorted((number, weight) for number, weight in known if weight)
    return (
        struct.pack("<I", len(known))
        + struct.pack(f"<{len(known)}I", *(number for number, _ in known))
        + struct.pack(f"<{len(known)}b", *(weight for _, weight in known))
    )
