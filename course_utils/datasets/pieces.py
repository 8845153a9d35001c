"""Text to numbers and back: characters, byte pairs and word pieces, learned from 32 plays.

The two files in `data/pieces` are what the library `tokenizers` writes:
`python -m course_utils pieces` makes them again. Pieces that are equally frequent come in another
order each time, and some at the end are others: `bert-shakespeare` must then be trained anew.
"""

import string
from functools import cache

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from course_utils.datasets.shakespeare import UNSEEN, script, speeches
from course_utils.paths import PIECES

ALPHABET = "\n !$&',-.0123456789:;?" + string.ascii_uppercase + string.ascii_lowercase
N_PAIRS, N_PIECES = 2048, 4000
PAD, UNKNOWN, CLS, SEP, MASK = range(5)  # word pieces with a meaning of their own
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


class Characters:
    """Each character of the plays is a token."""

    def encode(self, text: str) -> list[int]:
        """Raises ValueError for a character that the plays do not have."""
        if unknown := sorted(set(text) - set(ALPHABET)):
            raise ValueError(
                f"{''.join(unknown)!r} is not among the {len(ALPHABET)} characters of the plays: "
                f"{ALPHABET!r}"
            )
        return [ALPHABET.index(character) for character in text]

    def decode(self, tokens: list[int]) -> str:
        """The text of these tokens."""
        return "".join(ALPHABET[token] for token in tokens)


class Pieces:
    """A tokenizer of the library, with the two methods that the course needs."""

    def __init__(self, tokenizer: Tokenizer):
        self.tokenizer = tokenizer

    def encode(self, text: str) -> list[int]:
        """The numbers of the pieces."""
        return self.tokenizer.encode(text).ids

    def decode(self, tokens: list[int]) -> str:
        """The text of these pieces; word pieces lose upper case and line breaks."""
        return self.tokenizer.decode(tokens)

    def words(self, tokens: list[int]) -> list[str]:
        """The pieces themselves, as they stand in the vocabulary."""
        return [str(self.tokenizer.id_to_token(token)) for token in tokens]


@cache
def byte_pairs() -> Pieces:
    """GPT's: frequent neighbours are joined, bytes first, so that any text can be written."""
    return Pieces(Tokenizer.from_file(str(PIECES / "byte-pairs.json")))


@cache
def word_pieces() -> Pieces:
    """BERT's: words in lower case, rare ones in pieces, of which all but the first open with ##."""
    return Pieces(Tokenizer.from_file(str(PIECES / "word-pieces.json")))


def spoken_words(unseen: bool) -> str:
    """What is said in the plays, without the speakers: BERT's text."""
    return "\n".join(s.text for s in speeches() if (s.play in UNSEEN) == unseen)


def learn_byte_pairs() -> Tokenizer:
    """Byte pairs of the 32 plays."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=N_PAIRS, initial_alphabet=alphabet, show_progress=False
    )
    tokenizer.train_from_iterator(script(unseen=False).splitlines(keepends=True), trainer)
    return tokenizer


def learn_word_pieces() -> Tokenizer:
    """Word pieces of the 32 plays."""
    tokenizer = Tokenizer(models.WordPiece(unk_token=SPECIAL[UNKNOWN]))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    trainer = trainers.WordPieceTrainer(
        vocab_size=N_PIECES, special_tokens=SPECIAL, show_progress=False
    )
    tokenizer.train_from_iterator(spoken_words(unseen=False).splitlines(), trainer)
    return tokenizer


def learn() -> None:
    """Write both files."""
    PIECES.mkdir(parents=True, exist_ok=True)
    learn_byte_pairs().save(str(PIECES / "byte-pairs.json"), pretty=False)
    learn_word_pieces().save(str(PIECES / "word-pieces.json"), pretty=False)
