"""What the trained models answer in PyTorch: what runs in a page must answer the same.

`references(name, n)` gives `n` inputs and their logits; a page gets the weights as `packed` packs
them, so the models here have them rounded to half precision, as checkpoints do.
"""

import torch

from course_utils.datasets.pieces import CLS, MASK, SEP, word_pieces
from course_utils.datasets.shakespeare import script
from course_utils.recipes import images, plays
from course_utils.recipes.trained import trained


def language(name, n):
    """Stretches of the unseen plays, of 1 to `max_len` tokens."""
    text = plays.tokens(name, unseen=True)
    lengths = torch.linspace(1, 64, n).long().tolist()
    return [text[i * 1000 : i * 1000 + length][None] for i, length in enumerate(lengths)]


def hidden(name, n):
    """Lines of the unseen plays between [CLS] and [SEP], with one piece hidden."""
    lines = [line for line in script(unseen=True).splitlines() if len(line) > 30][::500][:n]
    found = []
    for i, line in enumerate(lines):
        tokens = [CLS, *word_pieces().encode(line), SEP]
        tokens[1 + i % (len(tokens) - 2)] = MASK
        found.append(torch.tensor([tokens]))
    return found


def digits(name, n):
    """Test images."""
    return list(images.images(test=True)[0][:n].split(1))


INPUTS = {
    "gpt-characters": language,
    "gpt-shakespeare": language,
    "bert-shakespeare": hidden,
    "vit-mnist": digits,
}


@torch.no_grad()
def references(name, n=20):
    """`n` inputs of the model of that name, each with its logits."""
    model, _ = trained(name)
    return [(x[0], model(x)[0]) for x in INPUTS[name](name, n)]
