"""The pages of the widget tests record what they ask for and what they draw."""

import pytest
from playwright.sync_api import Page

SPY = """window.words = [];
const { clearRect } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...box) {  // a new picture
  if (this.canvas.matches("[role=img]")) words.length = 0;
  clearRect.apply(this, box);
};
const write = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (s, x, y) {
  const { a, b, c, d, e, f } = this.getTransform(), pixel = devicePixelRatio;
  const wide = this.measureText(s).width, from = { center: 0.5, right: 1 }[this.textAlign] ?? 0;
  const place = (part) => (a * (x + (part - from) * wide) + c * y + e) / pixel;
  const size = Math.hypot(a, b) / pixel * parseFloat(this.font.match(/([\\d.]+)px/)[1]);
  const deep = (b * x + d * y + f) / pixel;
  const turn = Math.atan2(b, a), [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const along = (part) => {  // where it begins and ends along its own line
    const u = x + (part - from) * wide;
    return (cos * (a * u + c * y + e) + sin * (b * u + d * y + f)) / pixel;
  };
  const across = (cos * (b * x + d * y + f) - sin * (a * x + c * y + e)) / pixel;
  const line = { turn, begin: along(0), end: along(1), across };
  words.push({ s, left: place(0), right: place(1), y: deep, size, ...line });
  write.call(this, s, x, y);
};"""


@pytest.fixture(scope="session")
def shared(browser):
    """One page for every test that needs no other: a new one takes longer than most tests."""
    page = watched(browser.new_page())
    yield page
    page.close()


def watched(page: Page) -> Page:
    """It has no network; its requests, errors and words drawn are recorded, its questions told."""
    page.asked, page.errors = [], []
    page.route("http*://**", lambda route: (page.asked.append(route.request.url), route.abort()))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda message: page.errors.append(message.text))
    page.add_init_script(SPY)
    page.expose_function("python", lambda question: page.reply(question))
    return page


@pytest.fixture
def opened(browser, shared, tmp_path):
    """Open a widget's own page; with `options`, or beside another one, in a new context."""
    pages = []

    def opened(widget, width=1150, **options) -> Page:
        path = tmp_path / f"{len(pages)}.html"
        if isinstance(widget, str):
            path.write_text(f'<meta charset="utf-8">{widget}', encoding="utf-8")
        else:
            widget.save_html(path)
        page = watched(browser.new_page(**options)) if options or pages else shared
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 720})
        page.goto(path.as_uri())
        if options.get("java_script_enabled", True):
            page.wait_for_function("document.querySelector('canvas[aria-label]')")
        return page

    yield opened
    for page in {*pages} - {shared}:
        page.close()
    shared.emulate_media(reduced_motion="null")
    shared.goto("about:blank")  # nothing of this test is heard later
    shared.asked.clear()
    shared.errors.clear()
