"""One Chromium for all tests that look at a page: Playwright starts only once in a process.

No test fails for being slow: what is slow, `make bench` says.
"""

import shutil

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from tests.selection import Selection

CHROMIUM = "--no-sandbox --disable-gpu --disable-sync --no-first-run"
OFFLINE = "--disable-background-networking --disable-component-update --disable-quic"

settings.register_profile("course", deadline=None)
settings.load_profile("course")


def pytest_addoption(parser):
    words = {"nargs": "+", "default": [], "metavar": "NOTEBOOK"}
    parser.addoption("--only", help="only the tests that concern these notebooks", **words)


def pytest_collection_modifyitems(config, items):
    if words := config.getoption("only"):
        selection = Selection(words)
        kept = [item for item in items if selection.has(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept


@pytest.fixture(scope="session")
def browser():
    chromium = shutil.which("chromium")
    assert chromium, "notebooks and widgets are tested in Chromium: install it as `chromium`"
    with sync_playwright() as playwright:
        flags = f"{CHROMIUM} {OFFLINE}".split()
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield browser
        browser.close()
