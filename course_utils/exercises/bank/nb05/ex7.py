"""Exercise 05.7: how far a stack of layers sees."""

from course_utils.exercises.exercise import Exercise, probe


def receptive_field(layers):
    """[(kernel, stride), ...], the first layer first -> pixels that one output depends on."""
    field, step = 1, 1
    for kernel, stride in layers:
        field += (kernel - 1) * step
        step *= stride
    return field


def kernels_added(layers):
    """You add the kernels. The first pixel of a window is also a pixel of the window before: each
    layer adds kernel - 1.

    Begin with 1 pixel and add kernel - 1."""
    field, step = 0, 1
    for kernel, stride in layers:
        field += kernel * step
        step *= stride
    return field


def strides_left_out(layers):
    """You leave out the strides. Behind a stride of 2, neighbours are two pixels of the image
    apart.

    Keep a second number, the step in pixels of the image, and multiply it by each stride."""
    return 1 + sum(kernel - 1 for kernel, _ in layers)


def its_own_stride(layers):
    """A layer's own stride does not widen what it sees: it moves the window, and counts for the
    layers that come after.

    Multiply the step after you have added."""
    field, step = 1, 1
    for kernel, stride in layers:
        step *= stride
        field += (kernel - 1) * step
    return field


def the_last_stride_only(layers):
    """You take the stride of the layer before only. The strides of all layers before multiply.

    `step *= stride`."""
    field, step = 1, 1
    for kernel, stride in layers:
        field += (kernel - 1) * step
        step = stride
    return field


def strides_added(layers):
    """You add the strides. Two layers of stride 2 make a step of 4, three of 8.

    Multiply the step by each stride."""
    field, step = 1, 1
    for kernel, stride in layers:
        field += (kernel - 1) * step
        step += stride - 1
    return field


def kernels_multiplied(layers):
    """You multiply the kernels, as if the windows did not overlap. With a stride of 1 they do.

    Each layer adds kernel - 1, times the step so far."""
    field = 1
    for kernel, _ in layers:
        field *= kernel
    return field


def from_the_last(layers):
    """You go from the last layer to the first with the rule for the other direction.

    Begin with the first layer; or, from the last, field = (field - 1) · stride + kernel."""
    return receptive_field(layers[::-1])


def without_the_first_pixel(layers):
    """You forget the pixel with which it begins: without any layer one output is one pixel.

    Begin with 1."""
    return receptive_field(layers) - 1


def each_by_its_own_stride(layers):
    """You multiply each kernel - 1 by the stride of its own layer. What counts are the strides of
    all layers before it.

    Keep a second number, the step, 1 at first; after each layer, step *= stride."""
    return 1 + sum((kernel - 1) * stride for kernel, stride in layers)


def the_first_layer_only(layers):
    """This is what the first layer sees; the others did not count.

    Does `return` stand inside of the loop? Move it to the left."""
    return layers[0][0]


def the_rule_for_three(layers):
    """2 L + 1 is the rule for kernels of 3 with a stride of 1. Here each layer has its own.

    Each layer adds kernel - 1, times the step so far."""
    return 2 * len(layers) + 1


def backwards(layers):
    """From the last layer to the first."""
    field = 1
    for kernel, stride in reversed(layers):
        field = (field - 1) * stride + kernel
    return field


def recursive(layers):
    """The field of what follows, seen through the first layer."""
    if not layers:
        return 1
    kernel, stride = layers[0]
    return (recursive(layers[1:]) - 1) * stride + kernel


EXERCISE = Exercise(
    "05.7",
    "How far it sees",
    receptive_field,
    minutes=10,
    difficulty=3,
    why="Small kernels in a deep stack see as far as one large kernel, with fewer weights.",
    hints=(
        "One output of the last layer reads `kernel` outputs of the layer before; how far apart "
        "are those in the image?",
        "Keep two numbers: the field, 1 at first, and the step, the distance of neighbours in "
        "pixels of the image, 1 at first.",
        "For each layer: field += (kernel - 1) * step, then step *= stride.",
    ),
    probes=(
        probe(layers=[(3, 1), (3, 1)]),
        probe(layers=[(3, 2), (5, 3), (2, 2), (4, 1)]),
        probe(layers=[(5, 1), (2, 2), (5, 1), (2, 2), (5, 1)]),
        probe(layers=[(7, 2)]),
    ),
    misconceptions=(
        kernels_added,
        strides_left_out,
        its_own_stride,
        the_last_stride_only,
        strides_added,
        kernels_multiplied,
        from_the_last,
        without_the_first_pixel,
        each_by_its_own_stride,
        the_first_layer_only,
        the_rule_for_three,
    ),
    also_right=(backwards, recursive),
)
