"""Answers to the exercises of notebook 14, as people give them."""

from functools import partial

from tests.exercises.people.cell import Answer

HOME = "from einops import rearrange\n"
answer = partial(Answer, imports=HOME)

ANSWERS = [
    answer(
        "14.1",
        "the patches alone",
        'tokens_at_384 = answer("14.1", (384 // 16) ** 2)',
        says=("without_cls",),
    ),
    answer(
        "14.1",
        "as long as it was at 224",
        'tokens_at_384 = answer("14.1", 14 * 14 + 1)',
        says=("as_many_as_at_224",),
    ),
    answer(
        "14.1",
        "16 x 16 is the grid",
        'tokens_at_384 = answer("14.1", 16 * 16 + 1)',
        says=("a_grid_of_16_and_cls",),
    ),
    answer("14.1", "with a float", 'tokens_at_384 = answer("14.1", 24.0 ** 2 + 1)', "right"),
    answer(
        "14.2",
        "a reshape that fits",
        """
@exercise("14.2")
def cut(images, patch):
    b, c, h, w = images.shape
    n = (h // patch) * (w // patch)
    return images.view(b, n, c * patch * patch)
""",
        says=("only_reshaped",),
    ),
    answer(
        "14.2",
        "channels last, as in many repositories",
        """
@exercise("14.2")
def cut(images, patch):
    return rearrange(images, "b c (h p1) (w p2) -> b (h w) (p1 p2 c)", p1=patch, p2=patch)
""",
        says=("channels_last",),
    ),
    answer(
        "14.2",
        "unfold, transpose forgotten",
        """
@exercise("14.2")
def cut(images, patch):
    return F.unfold(images, kernel_size=patch, stride=patch)
""",
        says=("pixels_first",),
    ),
    answer(
        "14.2",
        "nn.Unfold and a transpose",
        """
@exercise("14.2")
def cut(images, patch):
    return nn.Unfold(patch, stride=patch)(images).transpose(1, 2)
""",
        "right",
    ),
    answer(
        "14.2",
        "unfold twice, axes in the wrong order",
        """
@exercise("14.2")
def cut(images, patch):
    p = images.unfold(2, patch, patch).unfold(3, patch, patch)
    p = p.permute(0, 2, 3, 4, 5, 1)
    return p.reshape(images.shape[0], -1, images.shape[1] * patch * patch)
""",
        says=("channels_last",),
    ),
    answer(
        "14.2",
        "split and stack, columns first",
        """
@exercise("14.2")
def cut(images, patch):
    columns = images.split(patch, dim=3)
    pieces = [piece for column in columns for piece in column.split(patch, dim=2)]
    return torch.stack([piece.flatten(1) for piece in pieces], dim=1)
""",
        says=("column_by_column",),
    ),
    answer(
        "14.3",
        "sum minus both",
        """
@exercise("14.3")
def more_than_the_sum(full, without_a, without_b, without_both):
    a, b, both = full - without_a, full - without_b, full - without_both
    return a + b - both
""",
        says=("other_sign",),
    ),
    answer(
        "14.3",
        "named steps",
        """
@exercise("14.3")
def more_than_the_sum(full, without_a, without_b, without_both):
    drop_a = full - without_a
    drop_b = full - without_b
    drop_both = full - without_both
    return drop_both - drop_a - drop_b
""",
        "right",
    ),
    answer(
        "14.3",
        "times as much",
        """
@exercise("14.3")
def more_than_the_sum(full, without_a, without_b, without_both):
    expected = (full - without_a) + (full - without_b)
    return (full - without_both) / expected
""",
        says=("as_a_ratio",),
    ),
    answer(
        "14.4",
        "query minus key",
        """
@exercise("14.4")
def focused_weights(places, shift, alpha):
    delta = places[:, None, :] - places[None, :, :]
    scores = -alpha * ((delta - shift) ** 2).sum(-1)
    return torch.softmax(scores, dim=-1)
""",
        says=("looks_the_other_way",),
    ),
    answer(
        "14.4",
        "cdist without a square",
        """
@exercise("14.4")
def focused_weights(places, shift, alpha):
    return torch.softmax(-alpha * torch.cdist(places + shift, places), dim=-1)
""",
        says=("plain_distance",),
    ),
    answer(
        "14.4",
        "loops",
        """
@exercise("14.4")
def focused_weights(places, shift, alpha):
    rows = []
    for t in places:
        target = t + shift
        rows.append(torch.stack([-alpha * ((s - target) ** 2).sum() for s in places]))
    return F.softmax(torch.stack(rows), dim=1)
""",
        "right",
    ),
    answer(
        "14.5",
        "across a corner",
        'strangers = answer("14.5", (3, 3), (4, 4))',
        says=("they_are_neighbours",),
    ),
    answer(
        "14.5",
        "counted from 1",
        'strangers = answer("14.5", (4, 4), (4, 5))',
        says=("they_stand_in_two_windows",),
    ),
    answer("14.5", "a pair of lists", 'strangers = answer("14.5", [[0, 3], [0, 4]])', "right"),
    answer(
        "14.6",
        "the other order, as many write it",
        """
@exercise("14.6")
def rollout(weights):
    result = torch.eye(weights[0].shape[-1])
    for attention in weights:
        a = attention.mean(dim=0) + torch.eye(attention.shape[-1])
        a = a / a.sum(dim=-1, keepdim=True)
        result = torch.matmul(result, a)
    return result
""",
        says=("first_layer_on_the_left",),
    ),
    answer(
        "14.6",
        "divided by the sum of the rows",
        """
@exercise("14.6")
def rollout(weights):
    result = torch.eye(weights[0].shape[-1])
    for attention in weights:
        a = attention.mean(dim=0) + torch.eye(attention.shape[-1])
        a = a / a.sum(dim=-1, keepdim=True)
        result = a @ result
    return result
""",
        "right",
    ),
    answer(
        "14.6",
        "max over the heads, as in a well-known program",
        """
@exercise("14.6")
def rollout(weights):
    result = torch.eye(weights[0].size(-1))
    for attention in weights:
        fused = attention.max(dim=0)[0]
        result = (fused + torch.eye(fused.size(-1))) / 2 @ result
    return result
""",
        says=("largest_head",),
    ),
    answer(
        "14.6",
        "attention alone",
        """
@exercise("14.6")
def rollout(weights):
    result = weights[0].mean(0)
    for attention in weights[1:]:
        result = attention.mean(0) @ result
    return result
""",
        says=("no_residual",),
    ),
    answer(
        "14.1",
        "pixels and [CLS]",
        'tokens_at_384 = answer("14.1", 384 * 384 + 1)',
        says=("all_pixels_and_cls",),
    ),
    answer(
        "14.2",
        "permute, but the channels stay in front",
        """
@exercise("14.2")
def cut(images, patch):
    b, c, h, w = images.shape
    grid = images.view(b, c, h // patch, patch, w // patch, patch).transpose(3, 4)
    return grid.reshape(b, -1, c * patch * patch)
""",
        says=("channels_in_front",),
    ),
    answer(
        "14.2",
        "unfold twice and a reshape",
        """
@exercise("14.2")
def cut(images, patch):
    p = images.unfold(2, patch, patch).unfold(3, patch, patch)
    return p.reshape(images.shape[0], -1, images.shape[1] * patch * patch)
""",
        says=("channels_in_front",),
    ),
    answer(
        "14.2",
        "a convolution whose kernel is the identity",
        """
@exercise("14.2")
def cut(images, patch):
    c = images.shape[1]
    kernel = torch.eye(c * patch * patch).view(-1, c, patch, patch)
    return F.conv2d(images, kernel, stride=patch).flatten(2).mT
""",
        "right",
    ),
    answer(
        "14.2",
        "sides of the patch not given",
        """
@exercise("14.2")
def cut(images, patch):
    return rearrange(images, "b c (h p) (w q) -> b (h w) (c p q)")
""",
        says=("EinopsError",),
    ),
    answer(
        "14.2",
        "return forgotten",
        """
@exercise("14.2")
def cut(images, patch):
    tokens = rearrange(images, "b c (h p) (w q) -> b (h w) (c p q)", p=patch, q=patch)
""",
        says=("return",),
    ),
    answer(
        "14.3",
        "brackets forgotten",
        """
@exercise("14.3")
def more_than_the_sum(full, without_a, without_b, without_both):
    return (full - without_both) - (full - without_a) + (full - without_b)
""",
        says=("second_drop_added",),
    ),
    answer(
        "14.3",
        "negative drops",
        """
@exercise("14.3")
def more_than_the_sum(full, without_a, without_b, without_both):
    return (without_both - full) - ((without_a - full) + (without_b - full))
""",
        says=("other_sign",),
    ),
    answer(
        "14.4",
        "einsum",
        """
@exercise("14.4")
def focused_weights(places, shift, alpha):
    away = places[None] - (places + shift)[:, None]
    return torch.softmax(-alpha * torch.einsum("tsk,tsk->ts", away, away), -1)
""",
        "right",
    ),
    answer(
        "14.4",
        "exp divided by the sum of everything",
        """
@exercise("14.4")
def focused_weights(places, shift, alpha):
    d = (places[None] - places[:, None] - shift).square().sum(-1)
    e = torch.exp(-alpha * d)
    return e / e.sum()
""",
        says=("one_whole",),
    ),
    answer(
        "14.4",
        "attention as usual, without the squares",
        """
@exercise("14.4")
def focused_weights(places, shift, alpha):
    queries, keys = places + shift, places
    return F.softmax(alpha * queries @ keys.T, dim=-1)
""",
        says=("farthest out",),
    ),
    answer(
        "14.4",
        "a loop without an end",
        """
@exercise("14.4")
def focused_weights(places, shift, alpha):
    t = 0
    while t < len(places):
        scores = -alpha * ((places - places[t] - shift) ** 2).sum(-1)
    return scores
""",
        says=("loop without an end",),
    ),
    answer(
        "14.6",
        "return inside the loop",
        """
@exercise("14.6")
def rollout(weights):
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        total = (layer.mean(0) + torch.eye(len(total))) / 2 @ total
        return total
""",
        says=("stops_after_the_first",),
    ),
    answer(
        "14.6",
        "the half binds to the identity",
        """
@exercise("14.6")
def rollout(weights):
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        total = (layer.mean(0) + torch.eye(len(total)) / 2) @ total
    return total
""",
        says=("only_the_identity_is_halved",),
    ),
    answer(
        "14.6",
        "each head by itself",
        """
@exercise("14.6")
def rollout(weights):
    found = []
    for head in range(weights[0].shape[0]):
        total = torch.eye(weights[0].shape[-1])
        for layer in weights:
            total = (layer[head] + torch.eye(len(total))) / 2 @ total
        found.append(total)
    return torch.stack(found).mean(0)
""",
        says=("each_head_alone",),
    ),
    answer(
        "14.6",
        "a stack, and the wrong mean",
        """
@exercise("14.6")
def rollout(weights):
    total = torch.eye(weights[0].shape[-1])
    for step in torch.stack(weights).mean(0):
        total = (step + torch.eye(len(total))) / 2 @ total
    return total
""",
        says=("layers_averaged",),
    ),
    answer(
        "14.6",
        "functools.reduce",
        """
from functools import reduce

@exercise("14.6")
def rollout(weights):
    steps = [(layer.mean(0) + torch.eye(layer.shape[-1])) / 2 for layer in weights]
    return reduce(lambda total, step: step @ total, steps)
""",
        "right",
    ),
]
