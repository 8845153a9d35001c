"""What of a module is sent to a page: what its view reaches, name by name.

As Prettier writes it, each declaration of a module begins at the left edge and goes on indented, up
to a line that only closes brackets. What declares one name is sent if that name is needed; whatever
else stands at the left edge does something, and is always sent.
"""

import re

OWN = re.compile(
    r"(?:export\s+(?:default\s+)?)?(?:(?:async\s+)?function\*?|class|const|let|var)\s+(\w+)"
)
NAMELESS = re.compile(r"export\s+default\s")
IMPORT = re.compile(r'^import\s+(?:(\w+)|\{([^}]*)\})\s+from\s+"(\.[^"]+)";[ ]*\n', re.M)
INSIDE = (" ", "}", ")", "]", "`", "//")
WORD = re.compile(r"[\w$]+")


def declarations(body: str) -> list[tuple[str | None, str]]:
    """A module without its imports as (name, text) pairs; None names what does something."""
    found: list[list] = []
    for line in body.splitlines(keepends=True):
        if found and (not line.strip() or line.startswith(INSIDE)):
            found[-1][1] += line
        elif line.strip() and not line.startswith("//"):
            own = OWN.match(line)
            named = own[1] if own else "default" if NAMELESS.match(line) else None
            found.append([named, line])
    return [(name, text) for name, text in found]


def listed(names: str) -> list[str]:
    """The names between two braces."""
    return [name.strip() for name in names.split(",") if name.strip()]


def pair(name: str) -> tuple[str, str]:
    """`a as b` -> the name here and the name there."""
    inside, _, outside = name.partition(" as ")
    return (outside or inside).strip(), inside.strip()


def words(text: str) -> set[str]:
    """Every word of a text outside of its lines of comment."""
    return {word for line in text.splitlines() if not line.lstrip().startswith("//")
            for word in WORD.findall(line)}  # fmt: skip


def trimmed(text: str, wanted: set[str]) -> str:
    """The module with only what leads to the `wanted` exports, and only the imports used there."""
    parts = declarations(IMPORT.sub("", text))
    asked = set(wanted)
    if "default" in asked:
        asked |= {name for name, own in parts if name and own.startswith("export default")}
    live: set[int] = set()
    while True:
        more = {i for i, (name, _) in enumerate(parts) if name is None or name in asked} - live
        if not more:
            break
        live |= more
        asked |= set().union(*(words(parts[i][1]) for i in more))
    body = "".join(parts[i][1] for i in sorted(live))
    used = words(body)

    def kept(match: re.Match) -> str:
        default, names, target = match.groups()
        if default:
            return match.group() if default in used else ""
        left = [name for name in listed(names) if pair(name)[0] in used]
        return f'import {{ {", ".join(left)} }} from "{target}";\n' if left else ""

    return "".join(kept(match) for match in IMPORT.finditer(text)) + body


def imported(text: str) -> dict[str, set[str]]:
    """Each file that a module imports: the names it takes from there."""
    found: dict[str, set[str]] = {}
    for default, names, target in IMPORT.findall(text):
        inside = {"default"} if default else {pair(name)[1] for name in listed(names)}
        found.setdefault(target, set()).update(inside)
    return found
