"""Trained models in the page: PyTorch's logits to 1e-4, and their weights once a page."""

import base64
import functools
import json
import subprocess

import pytest
import torch

from course_utils.models.gpt import GPT, GPTConfig
from course_utils.models.vit import patches
from course_utils.recipes.trained import trained
from course_utils.trace import record
from course_utils.widgets import engine, page_model
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.join import HERE, joined
from course_utils.widgets.page_model import LARGEST, PageModel
from course_utils.widgets.still import still_output

CLOSE, TRIED = 1e-4, 20
SAID = "document.querySelector('output')?.textContent"


@functools.cache
def model(name: str):
    """A checkpoint of the course."""
    return trained(name)[0]


def in_page(model, call: str, inputs: list, weights: bytes | None = None):
    """What the page's JavaScript makes of each input `x`, in node."""
    page = PageModel("tested", model)
    text = base64.b64encode(weights or page.weights).decode()
    core = (HERE / "core").as_uri()
    script = f"""
        import * as words from "{core}/transformer.js";
        import * as pictures from "{core}/vit.js";
        import {{ loaded, halves }} from "{core}/weights.js";
        import {{ readFileSync }} from "node:fs";
        const t = {{ ...words, ...pictures }};
        const {{ card, text, inputs }} = JSON.parse(readFileSync(0));
        const weights = Uint8Array.from(Buffer.from(text, "base64"));
        const model = loaded({{ ...card, weights }});
        const show = (key, v) => (ArrayBuffer.isView(v) ? [...v] : v);
        console.log(JSON.stringify(inputs.map((x) => {call}), show));"""
    given = json.dumps({"card": page.card, "text": text, "inputs": inputs})
    node = ["node", "--input-type=module", "-e", script]
    done = subprocess.run(node, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def case(name: str) -> tuple[str, list, torch.Tensor]:
    """The call, 20 inputs, and what PyTorch makes of them."""
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        if name.startswith("gpt"):
            size = model(name).config.vocab_size
            x = torch.randint(size, (TRIED, 48), generator=generator)
            return "t.gptLogits(model, x)", x.tolist(), model(name)(x)
        if name.startswith("bert"):
            x = torch.randint(5, 4000, (TRIED, 64), generator=generator)
            x[::3, 50:] = 0  # padding
            where = torch.randint(50, (TRIED, 3), generator=generator)
            both = [list(pair) for pair in zip(x.tolist(), where.tolist(), strict=True)]
            return "t.bertLogits(model, ...x)", both, model(name)(x, where)
        x = torch.randn(TRIED, 1, 28, 28, generator=generator)
        call = "t.vitLogits(model, t.patches(x, model.config))"
        return call, x.flatten(1).tolist(), model(name)(x)


def furthest(found, expected: torch.Tensor) -> float:
    return (torch.tensor(found).reshape(expected.shape) - expected).abs().max().item()


MODELS = ["gpt-characters", "gpt-shakespeare", "bert-shakespeare", "vit-mnist", "vit-mnist-bag"]


@pytest.mark.parametrize("name", MODELS)
def test_the_page_computes_the_logits_of_pytorch(name):
    call, inputs, expected = case(name)
    assert furthest(in_page(model(name), call, inputs), expected) < CLOSE


@pytest.mark.parametrize("name", MODELS)
def test_control_one_changed_weight_is_noticed(name):
    call, inputs, expected = case(name)
    weights = bytearray(PageModel(name, model(name)).weights)
    key = "stack.layers.0.attention.value.bias"
    shapes = PageModel(name, model(name)).card["shapes"]
    names = list(shapes)
    before = sum(torch.Size(shapes[other]).numel() for other in names[: names.index(key)])
    weights[2 * before : 2 * before + 2] = b"\x00\x3c"  # 1.0
    assert furthest(in_page(model(name), call, inputs[:2], bytes(weights)), expected[:2]) > CLOSE


@pytest.mark.parametrize(
    "name, wrong",
    [
        ("gpt-characters", '"positions": "none"'),
        ("gpt-characters", '"activation": "relu"'),
        ("gpt-characters", '"norm_first": false'),
        ("vit-mnist", '"n_heads": 2'),
        ("vit-mnist", '"positions": "none"'),
    ],
)
def test_control_another_setting_is_noticed(name, wrong):
    call, inputs, expected = case(name)
    call = f"(() => {{ Object.assign(model.config, {{ {wrong} }}); return {call}; }})()"
    assert furthest(in_page(model(name), call, inputs[:1]), expected[:1]) > CLOSE


@pytest.mark.parametrize("positions", ["learned", "none"])
@pytest.mark.parametrize("norm_first", [True, False])
def test_every_setting_of_a_stack(positions, norm_first):
    torch.manual_seed(0)
    config = GPTConfig(
        vocab_size=11, d_model=12, n_heads=3, d_ff=20, n_layers=2, max_len=9, activation="relu",
        positions=positions, norm_first=norm_first,
    )  # fmt: skip
    small = GPT(config).half().float()
    x = torch.randint(11, (5, 9))
    found = in_page(small, "t.gptLogits(model, x)", x.tolist())
    assert furthest(found, small(x).detach()) < CLOSE


def test_half_precision_is_read_as_pytorch_reads_it():
    numbers = [0.0, -0.0, 1.0, -2.5, 65504.0, 6e-8, 6.1e-5, 3.14159]
    halves = torch.tensor(numbers).half()
    text = base64.b64encode(halves.numpy().tobytes()).decode()
    found = in_page(GPT(GPTConfig(vocab_size=2, n_layers=0)),
                    'halves(Uint8Array.from(Buffer.from(x, "base64")))', [text])  # fmt: skip
    assert found == [halves.float().tolist()]


def test_a_reader_keeps_what_it_read_goes_back_and_forgets_the_beginning():
    gpt, torch_long = model("gpt-characters"), torch.randint(67, (1, 90))
    long = torch_long[0].tolist()
    texts = [long[:5], long[:6], long[:6], long[:20], [*long[:10], 3, 4], long[:64], long]
    call = "(() => { const read = t.reader(model); return x.map((text) => read(text)); })()"
    (found,) = in_page(gpt, call, [texts])
    for text, logits in zip(texts, found, strict=True):
        with torch.no_grad():
            assert furthest(logits, gpt.next_logits(torch.tensor([text]))[0]) < CLOSE


def test_the_weights_of_attention_and_the_states_can_be_seen():
    vit, pixels = model("vit-mnist"), torch.randn(1, 1, 28, 28)
    call = "(() => { const [seen, states] = [[], []]; t.vitLogits(model, "
    call += "t.patches(x, model.config), { seen, states }); return [seen, states]; })()"
    ((seen, states),) = in_page(vit, call, [pixels.flatten().tolist()])
    with torch.no_grad(), record(vit) as weights, record(vit, "around_feed_forward") as behind:
        vit(pixels)
    assert furthest(seen, torch.stack([w[0] for w in weights.values()])) < CLOSE
    assert furthest(states, torch.stack([x[0] for x in behind.values()])) < CLOSE


def test_patches_change_places_are_left_out_or_have_none():
    vit, pixels = model("vit-mnist"), torch.randn(1, 1, 28, 28)
    order = torch.randperm(49, generator=torch.Generator().manual_seed(1))[:30]
    cut = patches(pixels, 4)[:, order]
    table = vit.positions.table.weight
    with torch.no_grad():
        x = torch.cat([vit.cls.weight[None], vit.embed(cut)], dim=1)
        placed = x + torch.cat([table[:1], table[order + 1]])
        bare = x + torch.cat([table[:1], torch.zeros(30, 64)])
        expected = [vit.readout(vit.stack(each)[:, 0]) for each in (placed, bare)]
    call = f"[{order.tolist()}, Array(30).fill(-1)].map((places) => t.vitLogits(model, "
    call += f"{order.tolist()}.map((n) => t.patches(x, model.config)[n]), {{ places }}))"
    (found,) = in_page(vit, call, [pixels.flatten().tolist()])
    assert furthest(found, torch.cat(expected)) < CLOSE


# ---- once a page ------------------------------------------------------------------------------


@pytest.fixture
def widget(monkeypatch, request):
    folder = request.path.parent / "fixture"
    monkeypatch.setattr(engine, "joined", functools.partial(joined, folder=folder))
    monkeypatch.setattr(page_model, "CARRIERS", {})

    def widget(**state) -> PageWidget:
        return PageWidget(
            "with_model",
            title="With a model",
            question="What does it say?",
            data={"model": PageModel("gpt-characters", model("gpt-characters"))},
            state={"token": 0} | state,
            sentence="",
            table="<table></table>",
        )

    return widget


def shown_in(cell: str | None, widget, monkeypatch) -> str:
    """What the output of that cell would hold."""
    monkeypatch.setattr(page_model, "running_cell", lambda: cell)
    return widget._repr_html_()


def test_one_cell_carries_the_weights_also_when_it_runs_again(widget, monkeypatch):
    pages = [shown_in(cell, widget(), monkeypatch) for cell in ("a", "b", "a", "b")]
    assert [page.count("<script type=\"application/json\" data-model=") for page in pages] == [
        1, 0, 1, 0
    ]  # fmt: skip
    assert len(pages[0]) > 2_000_000 > 100_000 > len(pages[1])
    assert 'data-model="gpt-characters-' in shown_in(None, widget(), monkeypatch)
    output = {"output_type": "execute_result", "data": {"text/html": pages[0]}}
    assert still_output(output)["data"]["text/html"] == widget().still_html()


def first_logit(token: int) -> str:
    with torch.no_grad():
        logits = model("gpt-characters")(torch.tensor([[token]]))
    return f"The first logit is {logits[0, 0, 0]:.3f}."


def test_a_second_output_finds_the_weights_of_the_first(widget, monkeypatch, opened):
    both = [shown_in(cell, widget(token=n), monkeypatch) for n, cell in enumerate("ab", start=3)]
    page = opened("".join(both))
    said = page.locator("output").all_inner_texts()
    assert said == [first_logit(3), first_logit(4)] and page.errors == []


def test_an_output_without_the_weights_says_so_and_begins_when_they_come(
    widget, monkeypatch, opened
):
    first, second = (shown_in(cell, widget(token=5), monkeypatch) for cell in "ab")
    waits = f"<canvas aria-label='a'></canvas>{second}<template id='late'>{first}</template>"
    page = opened(waits)
    assert "output of an earlier cell" in page.locator("[data-widget]").inner_text()
    page.evaluate("""() => {  // as JupyterLab puts an output into the page
      const node = document.createElement("div");
      node.append(document.querySelector("#late").content.cloneNode(true));
      for (const old of node.querySelectorAll("script")) {
        const script = document.createElement("script");
        for (const { name, value } of old.attributes) script.setAttribute(name, value);
        script.textContent = old.textContent;
        old.replaceWith(script);
      }
      document.body.append(node);
    }""")
    page.wait_for_function("document.querySelectorAll('output').length === 2")
    assert set(page.locator("output").all_inner_texts()) == {first_logit(5)}
    assert page.errors == []


def test_its_own_page_has_the_weights_whatever_other_cells_hold(widget, monkeypatch, tmp_path):
    shown_in("a", widget(), monkeypatch)
    monkeypatch.setattr(page_model, "running_cell", lambda: "b")
    text = widget().save_html(tmp_path / "a.html").read_text()
    assert text.count('<script type="application/json" data-model=') == 1


def test_a_model_that_is_too_large_is_refused():
    large = GPT(GPTConfig(vocab_size=6000, d_model=256))
    with pytest.raises(ValueError, match=f"a page is given at most {LARGEST:,}. Take a smaller"):
        PageModel("large", large)


def test_the_cell_that_runs_is_the_one_jupyter_names(monkeypatch):
    class Shell:
        def get_parent(self):
            return {"metadata": {"cellId": "abc"}}

    assert page_model.running_cell() is None
    monkeypatch.setattr("IPython.get_ipython", Shell)
    assert page_model.running_cell() == "abc"
