"""How good: BLEU and exact match for translations, alignments against the gold.

A sentence is a list of words.  An alignment is a set of links (s, t): source word s, target word t.

Shapes   T target words   S source words
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from torch import Tensor

Sentence = Sequence[str]
Links = set[tuple[int, int]]


def bleu(translations: Sequence[Sentence], references: Sequence[Sentence]) -> float:
    """Corpus BLEU, 0..100, as sacrebleu computes it (Papineni et al. 2002), words as given."""
    from sacrebleu import corpus_bleu  # a third of a second: only where it is used

    same_number(translations, references)
    lines, truth = ([" ".join(words) for words in texts] for texts in (translations, references))
    return corpus_bleu(lines, [truth], tokenize="none", force=True).score


def exact_match(translations: Sequence[Sentence], references: Sequence[Sentence]) -> float:
    """The share of sentences that are right to the last word."""
    same_number(translations, references)
    pairs = zip(translations, references, strict=True)
    return sum(list(ours) == list(truth) for ours, truth in pairs) / len(references)


def strongest_links(weights: Tensor) -> Links:
    """T S: each target word linked to the source word it looks at most."""
    return {(s, t) for t, s in enumerate(weights.argmax(dim=-1).tolist())}


def looks_right(weights: Tensor, gold: Links) -> dict[int, bool]:
    """For each target word with a gold link: whether it looks most at a word it is linked to."""
    aligned = {t for _, t in gold}
    return {t: (s, t) in gold for s, t in strongest_links(weights) if t in aligned}


def precision_recall(links: Links, gold: Links) -> tuple[float, float]:
    """The share of our links that are gold, and of the gold links that are ours."""
    right = len(links & gold)
    return right / len(links), right / len(gold)


def alignment_error_rate(links: Links, gold: Links) -> float:
    """AER: 0 when every link is gold and none is missing (Och and Ney 2003, all links sure)."""
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


def share_right(results: Iterable[tuple[Hashable, bool]]) -> dict[Hashable, float]:
    """For each group, such as a part of speech: the share of its results that are true."""
    groups = defaultdict(list)
    for group, right in results:
        groups[group].append(right)
    return {group: sum(rights) / len(rights) for group, rights in groups.items()}


def same_number(translations: Sequence, references: Sequence) -> None:
    """Raise ValueError if the two lists do not pair up."""
    if len(translations) != len(references):
        raise ValueError(
            f"{len(translations)} translations but {len(references)} references: "
            "give one reference for each translation"
        )
