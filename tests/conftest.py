"""One Chromium for all tests that look at a page: Playwright starts only once in a process."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = "--no-sandbox --disable-gpu --disable-sync --no-first-run"
OFFLINE = "--disable-background-networking --disable-component-update --disable-quic"


@pytest.fixture(scope="session")
def browser():
    chromium = shutil.which("chromium")
    assert chromium, "notebooks and widgets are tested in Chromium: install it as `chromium`"
    with sync_playwright() as playwright:
        flags = f"{CHROMIUM} {OFFLINE}".split()
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield browser
        browser.close()
