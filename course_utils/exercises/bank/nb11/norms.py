"""Layer norm of exercise 11.1, and what is done wrong with it.

Shapes   B batch   T tokens   D d_model
"""


def layer_norm(x, eps=1e-5):
    """B T D -> B T D: each token minus its mean, divided by its standard deviation."""
    mean = x.mean(dim=-1, keepdim=True)
    variance = x.var(dim=-1, keepdim=True, correction=0)
    return (x - mean) / (variance + eps).sqrt()


def over_the_tokens(x, eps=1e-5):
    """You normalise along the tokens: each token's result depends on its neighbours.

    Layer norm looks at one token alone: the last axis."""
    return layer_norm(x.mT, eps).mT


def over_the_batch(x, eps=1e-5):
    """You normalise along the batch: that is batch norm, and a sentence changes with its company.

    Layer norm looks at one token alone: the last axis."""
    return layer_norm(x.transpose(0, 2), eps).transpose(0, 2)


def over_everything(x, eps=1e-5):
    """You take one mean and one variance for the whole tensor. Each token needs its own.

    Give `dim=-1` and `keepdim=True`."""
    return (x - x.mean()) / (x.var(correction=0) + eps).sqrt()


def over_the_sentence(x, eps=1e-5):
    """You take one mean and one variance for a whole sentence, over tokens and width. Each token
    needs its own.

    Layer norm looks at one token alone: the last axis."""
    mean = x.mean(dim=(1, 2), keepdim=True)
    return (x - mean) / (x.var(dim=(1, 2), keepdim=True, correction=0) + eps).sqrt()


def over_batch_and_tokens(x, eps=1e-5):
    """You take one mean and one variance for each column, over all tokens of all sentences: that is
    batch norm.

    Layer norm looks at one token alone: the last axis."""
    mean = x.mean(dim=(0, 1), keepdim=True)
    return (x - mean) / (x.var(dim=(0, 1), keepdim=True, correction=0) + eps).sqrt()


def mean_over_the_tokens(x, eps=1e-5):
    """Your variance is that of a token, but your mean is taken over the tokens of the sentence.

    Both belong to one token: `dim=-1`."""
    mean = x.mean(dim=1, keepdim=True)
    return (x - mean) / (x.var(dim=-1, keepdim=True, correction=0) + eps).sqrt()


def variance_over_the_tokens(x, eps=1e-5):
    """Your mean is that of a token, but your variance is taken over the tokens of the sentence.

    Both belong to one token: `dim=-1`."""
    mean = x.mean(dim=-1, keepdim=True)
    return (x - mean) / (x.var(dim=1, keepdim=True, correction=0) + eps).sqrt()


def keepdim_forgotten(x, eps=1e-5):
    """Without `keepdim=True` the means are B T, and `x` is B T D: where the sizes allow it, each
    number meets the mean of another token.

    `x.mean(dim=-1, keepdim=True)` is B T 1, one number for each token."""
    mean, variance = x.mean(dim=-1), x.var(dim=-1, correction=0)
    return (x - mean) / (variance + eps).sqrt()


def keepdim_forgotten_once(x, eps=1e-5):
    """Your mean is B T 1, but without `keepdim=True` your variance is B T: where the sizes allow
    it, each number is divided by the spread of another token.

    `x.var(dim=-1, keepdim=True, correction=0)`."""
    mean, variance = x.mean(dim=-1, keepdim=True), x.var(dim=-1, correction=0)
    return (x - mean) / (variance + eps).sqrt()


def keepdim_forgotten_for_the_deviation(x, eps=1e-5):
    """Your mean is B T 1, but without `keepdim=True` your deviation is B T: where the sizes allow
    it, each number is divided by the spread of another token. (And `std` divides by D - 1.)

    Take `x.var(dim=-1, keepdim=True, correction=0)`, add eps, then the root."""
    return (x - x.mean(dim=-1, keepdim=True)) / (x.std(dim=-1) + eps)


def root_mean_square(x, eps=1e-5):
    """You divide by the root of the mean square and subtract nothing: that is RMS norm, which many
    newer models have.

    Layer norm subtracts the mean first."""
    return x / (x.square().mean(dim=-1, keepdim=True) + eps).sqrt()


def sample_variance(x, eps=1e-5):
    """You divide by D - 1 inside the variance, which is PyTorch's default. Layer norm divides by D.

    Write `correction=0`."""
    return (x - x.mean(dim=-1, keepdim=True)) / (x.var(dim=-1, keepdim=True) + eps).sqrt()


def torch_std(x, eps=1e-5):
    """`std` divides by D - 1 where layer norm divides by D, and eps belongs under the root.

    Take `x.var(dim=-1, keepdim=True, correction=0)`, add eps, then the root."""
    return (x - x.mean(dim=-1, keepdim=True)) / (x.std(dim=-1, keepdim=True) + eps)


def root_of_the_deviation(x, eps=1e-5):
    """You take the root of the standard deviation. `std` is a root already.

    Take `x.var(dim=-1, keepdim=True, correction=0)`, add eps, then the root."""
    deviation = x.std(dim=-1, keepdim=True, correction=0)
    return (x - x.mean(dim=-1, keepdim=True)) / (deviation + eps).sqrt()


def root_of_the_sample_deviation(x, eps=1e-5):
    """You take the root of the standard deviation. `std` is a root already, and it divides by
    D - 1 where layer norm divides by D.

    Take `x.var(dim=-1, keepdim=True, correction=0)`, add eps, then the root."""
    deviation = x.std(dim=-1, keepdim=True)
    return (x - x.mean(dim=-1, keepdim=True)) / (deviation + eps).sqrt()


def divided_by_the_variance(x, eps=1e-5):
    """You divide by the variance. The result then has variance 1/variance, not 1.

    Divide by its square root."""
    mean = x.mean(dim=-1, keepdim=True)
    return (x - mean) / (x.var(dim=-1, keepdim=True, correction=0) + eps)


def mean_left_in(x, eps=1e-5):
    """Your tokens have the right size, but their mean is still there.

    Subtract the mean first."""
    return x / (x.var(dim=-1, keepdim=True, correction=0) + eps).sqrt()


def only_centred(x, eps=1e-5):
    """Your tokens have mean 0, but their size is as it was.

    Divide by the standard deviation."""
    return x - x.mean(dim=-1, keepdim=True)


def without_eps(x, eps=1e-5):
    """A token whose numbers are all equal has variance 0, and you divide by it.

    Add `eps` to the variance, under the root."""
    mean = x.mean(dim=-1, keepdim=True)
    return (x - mean) / x.var(dim=-1, keepdim=True, correction=0).sqrt()


def eps_outside_the_root(x, eps=1e-5):
    """You add eps to the standard deviation. PyTorch adds it to the variance, under the root.

    It matters where the variance is small."""
    mean = x.mean(dim=-1, keepdim=True)
    return (x - mean) / (x.var(dim=-1, keepdim=True, correction=0).sqrt() + eps)


def sample_deviation_without_eps(x, eps=1e-5):
    """`std` divides by D - 1 where layer norm divides by D. And a token whose numbers are all equal
    has the deviation 0, and you divide by it.

    Take `x.var(dim=-1, keepdim=True, correction=0)`, add eps, then the root."""
    return (x - x.mean(dim=-1, keepdim=True)) / x.std(dim=-1, keepdim=True)


def eps_left_alone(x, eps=1e-5):
    """Your result does not depend on `eps`: a fixed number is in use whatever is handed over.

    Hand it on: `F.layer_norm(x, x.shape[-1:], eps=eps)`, or `variance + eps`."""
    return layer_norm(x)


def at_least_eps(x, eps=1e-5):
    """You use eps as the smallest deviation allowed. Layer norm adds it to the variance, always.

    `variance + eps`, then the root."""
    mean = x.mean(dim=-1, keepdim=True)
    return (x - mean) / x.std(dim=-1, keepdim=True, correction=0).clamp(min=eps)


def variance_at_least_eps(x, eps=1e-5):
    """You use eps as the smallest variance allowed. Layer norm adds it to the variance, always.

    `variance + eps`, then the root."""
    mean = x.mean(dim=-1, keepdim=True)
    return (x - mean) / x.var(dim=-1, keepdim=True, correction=0).clamp(min=eps).sqrt()


WRONG = (
    over_the_tokens,
    over_the_batch,
    over_everything,
    over_the_sentence,
    over_batch_and_tokens,
    mean_over_the_tokens,
    variance_over_the_tokens,
    keepdim_forgotten,
    keepdim_forgotten_once,
    keepdim_forgotten_for_the_deviation,
    root_mean_square,
    sample_variance,
    torch_std,
    root_of_the_deviation,
    root_of_the_sample_deviation,
    divided_by_the_variance,
    mean_left_in,
    only_centred,
    without_eps,
    eps_outside_the_root,
    sample_deviation_without_eps,
    eps_left_alone,
    at_least_eps,
    variance_at_least_eps,
)
