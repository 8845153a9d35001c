"""Mutants of the exercises of notebook 05 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import REPAIRED

SUM = "another sum of five numbers that is 15"
BRIGHT = "another image all of whose values change"
EQUIVALENT = {
    "05.1": {
        f"return {sum}": SUM
        for sum in (
            "3 + 2 + 7 + 0 + 3",
            "3 + 2 + 7 + 1 + 2",
            "3 + 2 + 8 + 0 + 2",
            "4 + 2 + 7 + 0 + 2",
            "3 + 3 + 7 + 0 + 2",
        )
    },
    "05.2": {
        "return (windows * kernel).sum(dim=(+2, -1))": "the last axis but one, from the front",
        "return convolution(image, kernel)": REPAIRED,
    },
    "05.4": {"return (3, 1, 2)": REPAIRED, "return (5, 2, 2)": REPAIRED},
    "05.5": {
        f"return torch.tensor([[0.0, {row}]] * 4)": BRIGHT
        for row in ("2, 0, 0", "1, -1, 0", "1, 0, -1", "0, 0, 1", "2, 0, 1", "1, 0, 0", "1, 0, 2")
    },
    "05.7": {
        "return receptive_field(layers[::+1])": REPAIRED,
        "return receptive_field(layers) - 0": REPAIRED,
    },
}
