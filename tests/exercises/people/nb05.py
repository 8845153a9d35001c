"""Answers to the exercises of notebook 05, as people give them."""

from functools import partial

from tests.exercises.people.cell import Answer

answer = partial(Answer, imports="import numpy as np\nfrom scipy import signal\n")

ANSWERS = [
    answer(
        "05.2",
        "numpy array filled in loops",
        """
@exercise("05.2")
def convolution(image, kernel):
    m, n = kernel.shape
    y, x = image.shape
    out = np.zeros((y - m + 1, x - n + 1))
    for i in range(y - m + 1):
        for j in range(x - n + 1):
            out[i][j] = np.sum(np.array(image[i:i + m, j:j + n]) * np.array(kernel))
    return torch.tensor(out).float()
""",
        verdict="right",
    ),
    answer(
        "05.2",
        "scipy's convolve2d",
        """
@exercise("05.2")
def convolution(image, kernel):
    return torch.tensor(signal.convolve2d(image, kernel, mode="valid"))
""",
        says=("turned_kernel",),
    ),
    answer(
        "05.2",
        "square output from the rows only",
        """
@exercise("05.2")
def convolution(image, kernel):
    size = image.shape[0] - kernel.shape[0] + 1
    out = torch.zeros(size, size)
    for i in range(size):
        for j in range(size):
            out[i, j] = (image[i:i + kernel.shape[0], j:j + kernel.shape[1]] * kernel).sum()
    return out
""",
        says=("shape",),
    ),
    answer(
        "05.2",
        "conv2d of three axes",
        """
@exercise("05.2")
def convolution(image, kernel):
    return F.conv2d(image[None], kernel[None, None])[0]
""",
        verdict="right",
    ),
    answer(
        "05.2",
        "unfold and a matrix product",
        """
@exercise("05.2")
def convolution(image, kernel):
    h, w = image.shape
    kh, kw = kernel.shape
    cols = F.unfold(image[None, None], (kh, kw))
    return (kernel.flatten() @ cols[0]).view(h - kh + 1, w - kw + 1)
""",
        verdict="right",
    ),
    answer(
        "05.2",
        "zeros around, output as large as the image",
        """
@exercise("05.2")
def convolution(image, kernel):
    kh, kw = kernel.shape
    padded = F.pad(image, (kw // 2, kw // 2, kh // 2, kh // 2))
    out = torch.zeros_like(image)
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            out[i, j] = (padded[i:i + kh, j:j + kw] * kernel).sum()
    return out
""",
        says=("shape",),
    ),
    answer(
        "05.3",
        "kernel squared without the channels",
        """
@exercise("05.3")
def n_parameters(d_in, d_out, kernel):
    return (kernel ** 2 + 1) * d_out
""",
        says=("flat_kernels",),
    ),
    answer(
        "05.3",
        "counted by PyTorch",
        """
@exercise("05.3")
def n_parameters(d_in, d_out, kernel):
    return sum(p.numel() for p in nn.Conv2d(d_in, d_out, kernel).parameters())
""",
        verdict="right",
    ),
    answer(
        "05.3",
        "no bias",
        """
@exercise("05.3")
def n_parameters(d_in, d_out, kernel):
    return d_in * d_out * kernel ** 2
""",
        says=("without_biases",),
    ),
    answer("05.1", "a fraction of a word", 'third = answer("05.1", "15")', says=("type_",)),
    answer("05.1", "as a tensor", 'third = answer("05.1", torch.tensor(15.0))', verdict="right"),
    answer("05.4", "a tuple in brackets", 'settings = answer("05.4", (7, 3, 2))', verdict="right"),
    answer(
        "05.5",
        "lists of four numbers",
        'restless = answer("05.5", [[0, 1, 0, 0]] * 4)',
        verdict="right",
    ),
    answer(
        "05.6",
        "a plain list",
        'after_the_layer = answer("05.6", [1.5, -1.5, 0.5])',
        verdict="right",
    ),
    answer(
        "05.7",
        "step multiplied first",
        """
@exercise("05.7")
def receptive_field(layers):
    r, jump = 1, 1
    for k, s in layers:
        jump = jump * s
        r = r + (k - 1) * jump
    return r
""",
        says=("its_own_stride",),
    ),
    answer(
        "05.7",
        "with a product of strides",
        """
@exercise("05.7")
def receptive_field(layers):
    return 1 + sum(
        (k - 1) * math.prod(s for _, s in layers[:i]) for i, (k, _) in enumerate(layers)
    )
""",
        verdict="right",
    ),
    answer(
        "05.2",
        "return inside of the outer loop",
        """
@exercise("05.2")
def convolution(image, kernel):
    H, W = image.shape
    I, J = kernel.shape
    out = torch.zeros(H - I + 1, W - J + 1)
    for p in range(H - I + 1):
        for q in range(W - J + 1):
            out[p, q] = (image[p:p + I, q:q + J] * kernel).sum()
        return out
""",
        says=("the_first_row_only",),
    ),
    answer(
        "05.2",
        "return inside of the inner loop",
        """
@exercise("05.2")
def convolution(image, kernel):
    H, W = image.shape
    I, J = kernel.shape
    out = torch.zeros(H - I + 1, W - J + 1)
    for p in range(H - I + 1):
        for q in range(W - J + 1):
            out[p, q] = (image[p:p + I, q:q + J] * kernel).sum()
            return out
""",
        says=("the_first_number_only",),
    ),
    answer(
        "05.2",
        "return forgotten",
        """
@exercise("05.2")
def convolution(image, kernel):
    H, W = image.shape
    I, J = kernel.shape
    out = torch.zeros(H - I + 1, W - J + 1)
    for p in range(H - I + 1):
        for q in range(W - J + 1):
            out[p, q] = (image[p:p + I, q:q + J] * kernel).sum()
""",
        says=("Did you forget",),
    ),
    answer(
        "05.2",
        "ranges one short, output as large as it must be",
        """
@exercise("05.2")
def convolution(image, kernel):
    H, W = image.shape
    I, J = kernel.shape
    out = torch.zeros(H - I + 1, W - J + 1)
    for p in range(H - I):
        for q in range(W - J):
            out[p, q] = (image[p:p + I, q:q + J] * kernel).sum()
    return out
""",
        says=("the_last_stayed_zero",),
    ),
    answer(
        "05.2",
        "written over, not added",
        """
@exercise("05.2")
def convolution(image, kernel):
    H, W = image.shape
    I, J = kernel.shape
    out = torch.zeros(H - I + 1, W - J + 1)
    for p in range(H - I + 1):
        for q in range(W - J + 1):
            for i in range(I):
                for j in range(J):
                    out[p, q] = image[p + i, q + j] * kernel[i, j]
    return out
""",
        says=("the_last_product_only",),
    ),
    answer(
        "05.2",
        "four loops",
        """
@exercise("05.2")
def convolution(image, kernel):
    H, W = image.shape
    I, J = kernel.shape
    out = torch.zeros(H - I + 1, W - J + 1)
    for p in range(H - I + 1):
        for q in range(W - J + 1):
            for i in range(I):
                for j in range(J):
                    out[p, q] += image[p + i, q + j] * kernel[i, j]
    return out
""",
        verdict="right",
    ),
    answer(
        "05.2",
        "einsum over unfolded windows",
        """
@exercise("05.2")
def convolution(image, kernel):
    w = image.unfold(0, kernel.shape[0], 1).unfold(1, kernel.shape[1], 1)
    return torch.einsum("pqij,ij->pq", w, kernel)
""",
        verdict="right",
    ),
    answer(
        "05.2",
        "scipy's correlate2d",
        """
@exercise("05.2")
def convolution(image, kernel):
    return torch.tensor(signal.correlate2d(image.numpy(), kernel.numpy(), mode="valid"))
""",
        verdict="right",
    ),
    answer(
        "05.2",
        "a tensor of lists",
        """
@exercise("05.2")
def convolution(image, kernel):
    H, W = image.shape
    I, J = kernel.shape
    rows = [[(image[p:p+I, q:q+J] * kernel).sum() for q in range(W-J+1)] for p in range(H-I+1)]
    return torch.tensor(rows)
""",
        verdict="right",
    ),
    answer(
        "05.2",
        "a matrix product of window and kernel",
        """
@exercise("05.2")
def convolution(image, kernel):
    H, W = image.shape
    I, J = kernel.shape
    out = torch.zeros(H - I + 1, W - J + 1)
    for p in range(H - I + 1):
        for q in range(W - J + 1):
            out[p, q] = (image[p:p + I, q:q + J] @ kernel).sum()
    return out
""",
        says=("cannot be multiplied",),
    ),
    answer(
        "05.2",
        "a loop without an end",
        """
@exercise("05.2")
def convolution(image, kernel):
    while True:
        pass
""",
        says=("loop without an end",),
    ),
    answer(
        "05.2",
        "both extra axes left on",
        """
@exercise("05.2")
def convolution(image, kernel):
    return F.conv2d(image[None, None], kernel[None, None])
""",
        says=("1 × 1 × 4 × 3",),
    ),
    answer(
        "05.3",
        "a caret as power",
        """
@exercise("05.3")
def n_parameters(d_in, d_out, kernel):
    return d_out * (d_in * kernel^2 + 1)
""",
        says=("caret_without_brackets",),
    ),
    answer(
        "05.3",
        "a caret as power, in brackets",
        """
@exercise("05.3")
def n_parameters(d_in, d_out, kernel):
    return d_in * d_out * (kernel^2) + d_out
""",
        says=("caret",),
    ),
    answer(
        "05.3",
        "printed",
        """
@exercise("05.3")
def n_parameters(d_in, d_out, kernel):
    print(d_out * (d_in * kernel**2 + 1))
""",
        says=("Did you forget",),
    ),
    answer(
        "05.7",
        "kernels and strides unzipped",
        """
@exercise("05.7")
def receptive_field(layers):
    kernels, strides = zip(*layers)
    seen = 1
    for i, k in enumerate(kernels):
        seen += (k - 1) * math.prod(strides[:i])
    return seen
""",
        verdict="right",
    ),
    answer(
        "05.7",
        "return inside of the loop",
        """
@exercise("05.7")
def receptive_field(layers):
    seen, step = 1, 1
    for k, s in layers:
        seen += (k - 1) * step
        step *= s
        return seen
""",
        says=("the_first_layer_only",),
        never=("forget",),
    ),
    answer(
        "05.7",
        "layers popped from the list",
        """
@exercise("05.7")
def receptive_field(layers):
    seen = 1
    while layers:
        k, s = layers.pop()
        seen = (seen - 1) * s + k
    return seen
""",
        says=("Work on a copy",),
        never=("tensor",),
    ),
    answer(
        "05.7",
        "each layer by its own stride",
        """
@exercise("05.7")
def receptive_field(layers):
    seen = 1
    for k, s in layers:
        seen += (k - 1) * s
    return seen
""",
        says=("each_by_its_own_stride",),
    ),
    answer(
        "05.1",
        "the column not shown left out",
        'third = answer("05.1", 9)',
        says=("what_can_be_seen",),
    ),
    answer(
        "05.5", "nan everywhere", 'restless = answer("05.5", [[math.nan] * 4] * 4)', says=("nan",)
    ),
    answer("05.6", "multiplied", 'h = answer("05.6", [0.5, -1, 0])', says=("multiplied",)),
]
