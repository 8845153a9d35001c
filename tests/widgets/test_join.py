"""The joiner: what node links is what the page gets, and what is wrong is said in a sentence."""

import subprocess

import pytest

from course_utils.widgets.join import HERE, join, joined
from tests.widgets.catalogue import WIDGETS

FILES = [file for folder in ("core", "frame", *WIDGETS) for file in (HERE / folder).glob("*.js")]


def linked(file) -> subprocess.CompletedProcess:
    """Node imports a file with all that it imports."""
    return run(f'await import("{file.as_uri()}");')


def run(script: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["node", "--input-type=module"], input=script, capture_output=True, text=True
    )


@pytest.fixture
def files(tmp_path):
    """Write small modules, and give their folder."""
    (tmp_path / "package.json").write_text('{"type": "module"}')

    def files(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.js").write_text(text)
        return tmp_path

    return files


@pytest.mark.parametrize("name", WIDGETS)
def test_nodes_own_linker_finds_every_name(name):
    done = linked(HERE / name / "view.js")
    assert done.returncode == 0, done.stderr


def test_control_a_name_that_is_not_exported_is_found_by_both(files):
    folder = files(a='import { b } from "./c.js";\n', c="export const d = 1;\n")
    assert "does not provide an export named 'b'" in linked(folder / "a.js").stderr
    with pytest.raises(ValueError, match=r"^a.js imports b, which c.js lacks$"):
        join(folder / "a.js", folder=folder)


def test_comments_are_not_sent_and_addresses_are(files):
    folder = files(a='// said\nexport const a = "http://x"; // here\nconst b = "; /";\n')
    text = join(folder / "a.js", folder=folder)
    assert "said" not in text and "here" not in text
    assert 'const a = "http://x";\n' in text and 'const b = "; /";' in text


def test_spaces_go_only_where_they_say_nothing(files):
    text = """const a = (x, y) => (x > y ? { x: x - -y } : [x * y]);
const b = `a
.c :d { e, f }
`;
console.log(a(2, 1).x, a(1, 2)[0], b, " a = b ");
"""
    short = join(files(a=text) / "a.js", folder=files())
    assert "const a=(x,y)=>(x>y?{x:x - -y}:[x*y]);" in short and ".c :d { e, f }" in short
    assert run(short).stdout == run(text).stdout


def test_only_what_is_reached_is_sent(files):
    folder = files(
        a='import { used, spare as other } from "./b.js";\nexport const a = () => used(2);\n',
        b='import { deep, shallow } from "./c.js";\nexport function used(x) {\n'
        "  return half(x) + deep;\n}\n\nconst half = (x) =>\n  x / 2;\n"
        "export const spare = () => shallow;\nconst { PI } = Math;\n",
        c="export const deep = 1;\nexport const shallow = [\n  1,\n];\nconsole.log(7);\n",
    )
    (folder / "d.js").write_text('import { a } from "./a.js";\nconsole.log(a());\n')
    text = join(folder / "d.js", folder=folder)
    assert "spare" not in text and "shallow" not in text and "PI" in text
    assert run(text).stdout == linked(folder / "d.js").stdout == "7\n2\n"


def test_a_circle_and_a_missing_file_are_named(files):
    folder = files(
        a='import { b } from "./b.js";\nexport const a = 1;\n',
        b='import { a } from "./a.js";\nexport const b = 1;\n',
        c='import { x } from "./gone.js";\n',
    )
    with pytest.raises(ValueError, match=r"^a.js -> b.js -> a.js is a circle$"):
        join(folder / "a.js", folder=folder)
    with pytest.raises(ValueError, match=r"^c.js imports gone.js: no such file$"):
        join(folder / "c.js", folder=folder)


def test_what_the_joiner_does_not_know_is_refused(files):
    folder = files(a="export * from './b.js';\n")
    with pytest.raises(ValueError, match="which the joiner does not know"):
        join(folder / "a.js", folder=folder)


def test_equal_names_in_two_files_do_not_clash_and_each_file_stands_once(files):
    folder = files(
        a='import { one as b } from "./b.js";\nimport own from "./c.js";\n'
        "const one = 10;\nconsole.log(one + b + own());\n",
        b='import own from "./c.js";\nconst two = own();\nexport const one = two;\n',
        c="// said once\nexport default function own() {\n  return 1;\n}\n",
    )
    text = join(folder / "a.js", folder=folder)
    assert text.count("function own") == 1 and "said once" not in text
    assert run(text).stdout == linked(folder / "a.js").stdout == "12\n"


def test_a_default_needs_no_name(files):
    folder = files(
        a='import twice from "./b.js";\nimport add from "./c.js";\nconsole.log(twice(add(3)));\n',
        b="export default (x) => 2 * x;\n",
        c="export default function (x) {\n  return x + one;\n}\nvar one = 1;\n",
    )
    assert (
        run(join(folder / "a.js", folder=folder)).stdout == linked(folder / "a.js").stdout == "8\n"
    )


@pytest.mark.parametrize("name", WIDGETS)
def test_the_joined_module_needs_nothing(name):
    text = joined(name)
    words = ("import ", "import(", "fetch(", "http:", "https:", "XMLHttpRequest", "eval(")
    assert not [word for word in words if word in text]
    assert run(f"if (0) {{ {text} }}").returncode == 0


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_file_is_small_and_says_what_it_is_about(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 250
    assert lines[0].startswith("// ") or file.parent.name not in ("core", "frame")
