"""Joins a widget's ES modules into the one module without imports that a page gets.

Each file becomes a constant that holds its exports, so that names of two files cannot clash:
`const $core_text=(()=>{ ... return{pieces,lines}})();`. Files come depth first, each
once. What a file may say: `import { a, b as c } from "./file.js";`, `import a from "./file.js";`
and `export` before a function, a class or a constant; node and ESLint read the same files.
Sent are no lines of comment, no comment at the end of a line and no indentation: a template literal
must not depend on its own; no space around a sign, on lines without any string; no new line behind
a bracket that opens; and no declaration that nothing reaches (needed.py).
"""

import re
from functools import cache
from pathlib import Path

from course_utils.widgets.needed import IMPORT, imported, listed, pair, trimmed

HERE = Path(__file__).parent
EXPORT = re.compile(
    r"^export\s+(?:(default)\s+)?((?:async\s+)?function\*?|class|const|let|var)\s+(\w+)", re.M
)
NAMELESS = re.compile(r"^export\s+default\s+", re.M)  # once the functions with a name are known
BEHIND = re.compile(r"(?<=[;,{}()\[\]]) // .*$")  # a comment at the end of a line
LAST = re.compile(r",\n$")  # the comma that ends a list over several lines
SPACE = re.compile(r" ?(=>|===?|!==|&&|\|\||[=,{}()?:*<>]) ?")  # + and - may stand twice: a - -b
QUOTES = re.compile(r"[\"'`/\\]")
LEFT = re.compile(r"^\s*(?:import\b(?!\s*\()|export\b).*", re.M)


@cache
def joined(name: str, folder: Path = HERE) -> str:
    """All that the widget `name` needs, then its view started on every place made for it."""
    view = folder / name / "view.js"
    start = f'$frame_start.start("{name}", {constant(view.resolve(), HERE)}.render);'
    return f"{join(view, HERE / 'frame' / 'start.js')}\n{start}\n"


def join(*roots: Path, folder: Path = HERE) -> str:
    """The files that `roots` import, depth first, then these; ValueError says what is missing."""
    folder = folder.resolve()
    texts: dict[Path, str] = {}
    for root in roots:
        visit(root.resolve(), [], texts, folder)
    whole = {root.resolve() for root in roots}
    wanted: dict[Path, set[str]] = {}
    for file in reversed(texts):  # whoever imports comes before what it imports
        if file not in whole:
            texts[file] = trimmed(texts[file], wanted.get(file, set()))
        for target, names in imported(texts[file]).items():
            wanted.setdefault((file.parent / target).resolve(), set()).update(names)
    found: dict[Path, tuple[str, dict]] = {}
    for file, text in texts.items():
        if text:
            found[file] = wrapped(file, text, found, folder)
    return "\n".join(text for text, _ in found.values())


def visit(file: Path, above: list[Path], texts: dict[Path, str], folder: Path) -> None:
    """Add a file to `texts` behind all that it imports."""
    if file in texts:
        return
    if file in above:
        circle = [*above[above.index(file) :], file]
        raise ValueError(f"{' -> '.join(short(path, folder) for path in circle)} is a circle")
    if not file.is_file():
        raise ValueError(f"{short(above[-1], folder)} imports {short(file, folder)}: no such file")
    text = file.read_text(encoding="utf-8")
    for target in imported(text):
        visit((file.parent / target).resolve(), [*above, file], texts, folder)
    texts[file] = text


def wrapped(file: Path, text: str, found: dict, folder: Path) -> tuple[str, dict]:
    """A file as one constant, and its exports: name outside -> name inside."""
    own = short(file, folder)

    def read(match: re.Match) -> str:
        default, names, target = match.groups()
        path = (file.parent / target).resolve()
        wanted = dict([(default, "default")] if default else map(pair, listed(names)))
        for inside in wanted.values():
            if path not in found or inside not in found[path][1]:
                raise ValueError(f"{own} imports {inside}, which {short(path, folder)} lacks")
        parts = ", ".join(named(inside, outside) for outside, inside in wanted.items())
        return f"const {{ {parts} }} = {constant(path, folder)};\n"

    body = IMPORT.sub(read, text)
    exports = {default or name: name for default, _, name in EXPORT.findall(body)}
    body = EXPORT.sub(r"\2 \3", body)
    body, nameless = NAMELESS.subn("const $default = ", body)
    exports |= {"default": "$default"} if nameless else {}
    if left := LEFT.search(body):
        raise ValueError(f"{own} says {left.group().strip()!r}, which the joiner does not know")
    given = ",".join(named(outside, inside) for outside, inside in exports.items())
    start = f"const {constant(file, folder)}=(()=>{{\n"
    return f"{start}{sent(body)}\nreturn{{{given}}}}})();", exports


def named(key: str, value: str) -> str:
    """An entry of an object, short where both names are one."""
    return key if key == value else f"{key}: {value}"


def sent(text: str) -> str:
    """The lines that say something to the browser."""
    said, within = "", False  # a string of several lines
    for line in (BEHIND.sub("", line).strip() for line in text.splitlines()):
        if not line or line.startswith("//"):
            continue
        if not within:
            said = LAST.sub("", said) if line[0] in "}])" else said
            line = line if QUOTES.search(line) else SPACE.sub(r"\1", line)
        within ^= line.count("`") % 2 == 1
        said += line + ("" if line[-1] in "{([" and not within else "\n")
    return said.rstrip("\n")


def short(file: Path, folder: Path) -> str:
    """The path below `folder`, where it stands there."""
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else str(file)


def constant(file: Path, folder: Path) -> str:
    """The name of a file in the joined module."""
    return "$" + re.sub(r"\W", "_", short(file, folder).removesuffix(".js"))
