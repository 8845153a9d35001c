"""One JupyterLab on this machine, with its token, and one page of Chromium that shows it."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},  # all cells stay on the page
    "docmanager-extension/plugin": {"autosave": False},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
STARTS_WITHIN = 60  # seconds


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """A running JupyterLab: its address with the token, and the folder it serves.

    Notebooks come here solved, and their trainings are rehearsed.
    """
    home, folder = tmp_path_factory.mktemp("jupyter"), tmp_path_factory.mktemp("served")
    with jupyterlab(home, folder, COURSE_EXPECT="right", COURSE_RETRAIN="tiny") as address:
        yield address, folder


@contextmanager
def jupyterlab(home: Path, folder: Path, **course: str) -> Iterator[str]:
    """A JupyterLab that keeps its own things in `home` and serves `folder`: its address.

    `course` are settings for its kernels, such as COURSE_EXPECT.
    """
    for name, values in SETTINGS.items():
        file = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [f"--ServerApp.port={free_port()}", "--LabApp.expose_app_in_browser=True"]
    with open(home / "log", "w") as log:
        server = subprocess.Popen(
            command,
            cwd=folder,
            env=surroundings(home) | course,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield address(home, server)
    finally:
        server.terminate()
        server.wait(20)


def surroundings(home) -> dict[str, str]:
    """Nothing of the user's Jupyter is read or written; the exercises remember into `home`."""
    keep = {name: value for name, value in os.environ.items() if not name.startswith("COURSE_")}
    folders = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "RUNTIME")}
    lab = {
        f"JUPYTERLAB_{name.upper()}_DIR": str(home / name) for name in ("settings", "workspaces")
    }
    return keep | folders | lab | {"COURSE_PROGRESS": str(home / "progress.json")}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def address(home, server) -> str:
    """From the server's own note: a port that became busy is silently another one."""
    for _ in range(STARTS_WITHIN * 10):
        for note in (home / "runtime").glob("jpserver-*.json"):
            found = json.loads(note.read_text() or "{}")
            if found:
                return f"{found['url']}lab?token={found['token']}"
        assert server.poll() is None, (home / "log").read_text()
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not start:\n{(home / 'log').read_text()}")


@pytest.fixture(scope="session")
def page(lab, browser):
    page = lab_page(browser, lab[0])
    yield page
    page.close()


def lab_page(browser: Browser, address: str) -> Page:
    """A page with the JupyterLab at `address`, ready for commands."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.wait_for_function("window.jupyterapp", timeout=60_000)
    page.evaluate("() => window.jupyterapp.restored.then(() => null)")
    return page
