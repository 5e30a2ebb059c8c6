"""A real browser with the extension in it, on pages of our own in the places of the platforms' pages.

Every request of the browser is answered here, so nothing leaves the machine, and what would have reached the platform
is known.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route, sync_playwright

from linter.browser import extension
from tests.programs import program

PAGES = Path(__file__).parent / "pages"
HOST = Path(sys.executable).with_name("sendlint-host")
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Site:
    """What stands in for a platform: answers with a page, and keeps every message that reaches it."""

    def __init__(self) -> None:
        self.html = ""
        self.headers: dict[str, str] = {}
        self.sent: list[str] = []

    def answer(self, route: Route, request: Request) -> None:
        if request.method == "POST":
            self.sent += _texts(request)
            route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>送信しました</title>")
        else:
            route.fulfill(status=200, content_type="text/html; charset=utf-8", body=self.html, headers=self.headers)


def _texts(request: Request) -> list[str]:
    """The message in a request, once."""
    body = (request.post_data_buffer or b"").decode("utf-8", "replace")
    kind = request.headers.get("content-type", "")
    if "multipart" in kind:
        return [
            part.split("\r\n\r\n", 1)[1].rstrip("\r\n-") for part in body.split("--") if 'name="description"' in part
        ]
    if "urlencoded" in kind:
        return [value.replace("\r\n", "\n") for name, value in parse_qsl(body) if name != "commit"]
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, str):
            found.append(value)

    walk(json.loads(body))
    return found


class Desk:
    """A browser of a person who has sendlint: opens pages, knows what was sent."""

    def __init__(self, context: BrowserContext, site: Site, profile: Path) -> None:
        self.context, self.site, self.profile = context, site, profile

    @property
    def sent(self) -> list[str]:
        return self.site.sent

    @property
    def arrived(self) -> list[str]:
        """What was sent, every run of line ends as one."""
        return [re.sub(r"[\r\n]+", "\n", text) for text in self.sent]

    def open(self, address: str, page: str, **headers: str) -> Page:
        self.site.html = (PAGES / f"{page}.html").read_text(encoding="utf-8")
        self.site.headers = headers
        self.site.sent = []
        opened = self.context.new_page()
        opened.goto(address)
        return opened


def host_manifest(profile: Path, path: Path = HOST, name: str = extension.HOST) -> None:
    """Tell the browser with this profile where a program is."""
    folder = profile / "NativeMessagingHosts"
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {
        "name": name,
        "description": "sendlint",
        "path": str(path),
        "type": "stdio",
        "allowed_origins": [f"chrome-extension://{extension.chromium_id()}/"],
    }
    (folder / f"{name}.json").write_text(json.dumps(manifest), encoding="utf-8")


StartDesk = Callable[..., Desk]


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("extension") / "chromium"
    extension.unpack(target, firefox=False)
    return target


# not for the whole session: while it lives, its event loop is in the way of others
@pytest.fixture(scope="module")
def start_desk(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartDesk]:
    """Starts browsers: with the program beside them or not, in Japanese or English, light or dark."""
    chromium = program("chromium", "chromium-browser")
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())

        def start(
            *, host: Path | None = HOST, lang: str = "ja-JP", dark: bool = False, size: tuple[int, int] = (1000, 900)
        ) -> Desk:
            folder = tmp_path_factory.mktemp("browser")
            profile = folder / "profile"
            if host is not None:
                host_manifest(profile, host)
            context = playwright.chromium.launch_persistent_context(
                profile,
                executable_path=chromium,
                ignore_default_args=["--disable-extensions"],
                args=[*ARGUMENTS, f"--load-extension={unpacked}"],
                env={**os.environ, "SENDLINT_DATA_DIR": str(folder / "data"), "HOME": str(folder)},
                locale=lang,
                color_scheme="dark" if dark else "light",
                viewport={"width": size[0], "height": size[1]},
            )
            stack.callback(context.close)
            context.set_default_timeout(10_000)
            site = Site()
            context.route("**/*", site.answer)
            return Desk(context, site, profile)

        yield start


@pytest.fixture(scope="module")
def shared_desk(start_desk: StartDesk) -> Desk:
    return start_desk()


@pytest.fixture
def desk(shared_desk: Desk) -> Iterator[Desk]:
    """A browser with everything in its place, its pages closed after the test."""
    yield shared_desk
    for page in shared_desk.context.pages[1:]:
        page.close()
