"""Alignment: a translation written word by word, what each word looked at, and a word to force.

The weights are softmax(scores) over the source words (Bahdanau et al. 2015, eq. 6).

Shapes   T words of the translation, <end> included   S source words   V target vocabulary
"""

import json
from collections.abc import Sequence

import torch
from torch import Tensor

from course_utils.datasets.vocabulary import END, START, Vocabulary
from course_utils.models.seq2seq import Seq2Seq
from course_utils.trace import record
from course_utils.widgets.engine import KernelWidget
from course_utils.widgets.written import share, table

CANDIDATES = 5  # next words drawn, most probable first
LONGEST = 16  # words of a sentence or of a translation that can be drawn
Forced = dict[int, str]  # step, counted from 1, and the word written there


class Translator:
    """What Python knows: the model, both vocabularies and the sentences."""

    def __init__(self, model: Seq2Seq, english: Vocabulary, french: Vocabulary, sentences):
        self.model, self.english, self.french, self.sentences = model, english, french, sentences

    @torch.no_grad()
    def reply(self, question: dict) -> dict:
        """The words of one translation, and the scores T S and logits T V of its steps (bytes)."""
        source = self.english.encode(self.sentences[question["sentence"]])[None]
        forced = {step: self.french.number[word] for step, word in question["forced"]}
        memory = self.model.encode(source)
        tokens = [START]
        while len(tokens) <= LONGEST and tokens[-1] != END:
            logits = self.model.next_logits(memory, torch.tensor([tokens]))[0]
            tokens.append(forced.get(len(tokens), int(logits.argmax())))
        with record(self.model, "score") as seen:
            logits = self.model.decode(memory, torch.tensor([tokens[:-1]]))[0]
        return {
            "id": question["id"],
            "chosen": tokens[1:],
            "scores": seen["decoder.score"][0].numpy().tobytes(),
            "logits": logits.numpy().tobytes(),
        }


def alignment(
    model: Seq2Seq,
    english_words: Vocabulary,
    french_words: Vocabulary,
    sentences: Sequence[Sequence[str]],
    *,
    sentence: int = 0,
    step: int = 1,
    forced: Forced | None = None,
) -> KernelWidget:
    """Watch `model` translate one of the `sentences`, lists of English words, step by step.

    `forced` writes other words than the model would: {5: "chien"}. ValueError in a sentence.
    """
    if getattr(model.config, "attention", None) is None:
        raise ValueError("this model has no attention: its decoder reads one vector at each step")
    for words in sentences:
        english_words.encode(words)
        if not 1 <= len(words) <= LONGEST:
            raise ValueError(f"a sentence has {len(words)} words; 1 to {LONGEST} can be drawn")
    if sentence not in range(len(sentences)):
        raise ValueError(f"sentence={sentence} is not a position below {len(sentences)}")
    asked = question(sentence, checked(forced or {}, french_words))
    translator = Translator(model, english_words, french_words, sentences)
    known = [translator.reply(question(n, [])) for n in range(len(sentences))]
    known.append(translator.reply(asked))
    steps = len(known[-1]["chosen"])
    if step not in range(1, steps + 1):
        raise ValueError(f"step={step} is not one of the {steps} steps of this translation")
    data = {
        "sentences": [list(words) for words in sentences],
        "vocabulary": list(french_words.words),
    }
    state = {"sentence": sentence, "step": step, "forced": asked["forced"]}
    result = look(*read(known[-1], len(sentences[sentence]), len(french_words)), step)
    words = described(data, state, known[-1]["chosen"], known[sentence]["chosen"], result)
    still = still_form(data, state, known[-1]["chosen"], result, words)
    return KernelWidget(
        "alignment",
        title="A translation word by word",
        question="Where does the model look while it writes, and what does a forced word change?",
        data=data,
        state=state,
        sentence=words,
        table=still,
        reply=translator.reply,
        answers=known,
        inputs="model, english_words, french_words, sentences",
        tested=5,
    )


def look(scores: Tensor, logits: Tensor, chosen: list[int], step: int) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to: scores T S, logits T V -> weights T S, ...

    the most probable words of one step with their probabilities, that of the word written there,
    and the logarithm of the probability of all words up to there.
    """
    log_p = logits.double().log_softmax(dim=-1)
    written = log_p[torch.arange(len(chosen)), torch.tensor(chosen)]
    best = logits[step - 1].topk(CANDIDATES).indices
    return {
        "weights": scores.double().softmax(dim=-1),
        "best": best,
        "p": log_p[step - 1, best].exp(),
        "chance": written[step - 1].exp(),
        "log_p": written[:step].sum(),
    }


def question(sentence: int, forced: list) -> dict:
    """What the page asks; the `id` finds the answer again, and is JavaScript's JSON.stringify."""
    id = json.dumps([sentence, forced], separators=(",", ":"), ensure_ascii=False)
    return {"id": id, "sentence": sentence, "forced": forced}


def checked(forced: Forced, french: Vocabulary) -> list:
    """Pairs of step and word, in order; ValueError in one sentence if they cannot be written."""
    for step, word in forced.items():
        french.encode([word])
        if step not in range(1, LONGEST + 1):
            raise ValueError(f"forced has the step {step}: steps are 1 to {LONGEST}")
    return [[int(step), forced[step]] for step in sorted(forced)]


def read(answer: dict, words: int, vocabulary: int) -> tuple[Tensor, Tensor, list[int]]:
    """Scores T S, logits T V and the words written, from the bytes of an answer."""
    scores, logits = (
        torch.frombuffer(bytearray(answer[name]), dtype=torch.float32).unflatten(0, (-1, columns))
        for name, columns in (("scores", words), ("logits", vocabulary))
    )
    return scores, logits, answer["chosen"]


def described(data: dict, state: dict, chosen: list[int], free: list[int], result: dict) -> str:
    """The view in words: what a screen reader says and what nbval compares."""
    written = [data["vocabulary"][token] for token in chosen]
    source, step = data["sentences"][state["sentence"]], state["step"]
    row = result["weights"][step - 1]
    who = "you write" if step in dict(map(tuple, state["forced"])) else "the model writes"
    alone = " ".join(data["vocabulary"][token] for token in free)
    unforced = f" Alone it would write: {alone}" if state["forced"] else ""
    return (
        f"Step {step} of {len(chosen)}, after “{' '.join(['<start>', *written[: step - 1]])}”: "
        f"{who} “{written[step - 1]}” (probability {share(result['chance'])}), "
        f"looking most at “{source[row.argmax()]}” (weight {share(row.max())}).{unforced}"
    )


def still_form(data: dict, state: dict, chosen: list[int], result: dict, caption: str) -> str:
    """All words of the translation with their weights, for readers without scripts."""
    written = [data["vocabulary"][token] for token in chosen]
    rows = [
        (word, [share(weight, 2) for weight in row])
        for word, row in zip(written, result["weights"].tolist(), strict=True)
    ]
    return table(caption, data["sentences"][state["sentence"]], rows)
