"""Joins a widget's ES modules into the one module without imports that a page gets.

Each file becomes a constant that holds its exports, so that names of two files cannot clash:
`const $core_text = (() => { ... return { pieces, lines }; })();`. Files come depth first, each
once. What a file may say: `import { a, b as c } from "./file.js";`, `import a from "./file.js";`
and `export` before a function, a class or a constant; node and ESLint read the same files.
Sent are no lines of comment, no comment at the end of a line and no indentation: a template literal
must not depend on its own.
"""

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
IMPORT = re.compile(r'^import\s+(?:(\w+)|\{([^}]*)\})\s+from\s+"(\.[^"]+)";[ ]*\n', re.M)
EXPORT = re.compile(
    r"^export\s+(?:(default)\s+)?((?:async\s+)?function\*?|class|const|let|var)\s+(\w+)", re.M
)
NAMELESS = re.compile(r"^export\s+default\s+", re.M)  # once the functions with a name are known
BEHIND = re.compile(r"(?<=[;,{}()\[\]]) // .*$")  # a comment at the end of a line
LAST = re.compile(r",\n(?=[}\])])")  # the comma that ends a list over several lines
LEFT = re.compile(r"^\s*(?:import\b(?!\s*\()|export\b).*", re.M)


@cache
def joined(name: str, folder: Path = HERE) -> str:
    """All that the widget `name` needs, then its view started on every place made for it."""
    view = folder / name / "view.js"
    start = f'$frame_start.start("{name}", {constant(view.resolve(), HERE)}.render);'
    return f"{join(view, HERE / 'frame' / 'start.js')}\n{start}\n"


def join(*roots: Path, folder: Path = HERE) -> str:
    """The files that `roots` import, depth first, then these; ValueError says what is missing."""
    found: dict[Path, tuple[str, dict]] = {}
    for root in roots:
        visit(root.resolve(), [], found, folder.resolve())
    return "\n".join(text for text, _ in found.values())


def visit(file: Path, above: list[Path], found: dict, folder: Path) -> None:
    """Add a file to `found` behind all that it imports."""
    if file in found:
        return
    if file in above:
        circle = [*above[above.index(file) :], file]
        raise ValueError(f"{' -> '.join(short(path, folder) for path in circle)} is a circle")
    if not file.is_file():
        raise ValueError(f"{short(above[-1], folder)} imports {short(file, folder)}: no such file")
    text = file.read_text(encoding="utf-8")
    for *_, target in IMPORT.findall(text):
        visit((file.parent / target).resolve(), [*above, file], found, folder)
    found[file] = wrapped(file, text, found, folder)


def wrapped(file: Path, text: str, found: dict, folder: Path) -> tuple[str, dict]:
    """A file as one constant, and its exports: name outside -> name inside."""
    own = short(file, folder)

    def read(match: re.Match) -> str:
        default, names, target = match.groups()
        path = (file.parent / target).resolve()
        wanted = dict([(default, "default")] if default else map(pair, listed(names)))
        for inside in wanted.values():
            if inside not in found[path][1]:
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
    given = ", ".join(named(outside, inside) for outside, inside in exports.items())
    start = f"const {constant(file, folder)} = (() => {{\n"
    return f"{start}{sent(body)}\nreturn {{ {given} }};\n}})();", exports


def named(key: str, value: str) -> str:
    """An entry of an object, short where both names are one."""
    return key if key == value else f"{key}: {value}"


def sent(text: str) -> str:
    """The lines that say something to the browser."""
    lines = [BEHIND.sub("", line).strip() for line in text.splitlines()]
    said = "\n".join(line for line in lines if line and not line.startswith("//"))
    return LAST.sub("", said)


def listed(names: str) -> list[str]:
    """The names between two braces."""
    return [name.strip() for name in names.split(",") if name.strip()]


def pair(name: str) -> tuple[str, str]:
    """`a as b` -> the name here and the name there."""
    inside, _, outside = name.partition(" as ")
    return (outside or inside).strip(), inside.strip()


def short(file: Path, folder: Path) -> str:
    """The path below `folder`, where it stands there."""
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else str(file)


def constant(file: Path, folder: Path) -> str:
    """The name of a file in the joined module."""
    return "$" + re.sub(r"\W", "_", short(file, folder).removesuffix(".js"))
