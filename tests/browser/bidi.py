"""Firefox driven over WebDriver BiDi, which needs no driver beside the browser.

https://w3c.github.io/webdriver-bidi/
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from websockets.sync.client import ClientConnection, connect

_PATIENCE = 30.0


class Firefox:
    """A running Firefox whose every request is answered by us, and what it posted."""

    def __init__(self, binary: str, folder: Path) -> None:
        (folder / "profile").mkdir(parents=True)
        environment = {
            **os.environ,
            "HOME": str(folder),
            "SENDLINT_DATA_DIR": str(folder / "data"),
            "MOZ_HEADLESS": "1",
        }
        self._process = subprocess.Popen(
            [binary, "--headless", "--no-remote", "--profile", str(folder / "profile"), "--remote-debugging-port", "0"],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env=environment,
            text=True,
        )
        self._stack = ExitStack()
        self._socket: ClientConnection = self._stack.enter_context(connect(f"{self._address()}/session", max_size=None))
        self._number = 0
        self.html = self.policy = ""
        self.posted = 0
        self.call("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
        self.call("session.subscribe", events=["network.beforeRequestSent"])
        self.call("network.addIntercept", phases=["beforeRequestSent"])
        self._tab = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def _address(self) -> str:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if found := re.search(r"ws://\S+", line):
                return found[0]
        raise AssertionError("Firefox ended before it listened")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        self._process.terminate()
        self._process.wait(timeout=_PATIENCE)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The result of a command; requests of the page are answered while it is awaited."""
        number = self._send(method, params)
        while True:
            message = json.loads(self._socket.recv(timeout=_PATIENCE))
            if message.get("id") == number:
                assert message["type"] == "success", message
                result: dict[str, Any] = message["result"]
                return result
            self._heed(message)

    def _send(self, method: str, params: dict[str, Any]) -> int:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        return self._number

    def _heed(self, message: dict[str, Any]) -> None:
        if message.get("method") != "network.beforeRequestSent" or not message["params"]["isBlocked"]:
            return
        request = message["params"]["request"]
        self.posted += request["method"] == "POST"
        self._send(
            "network.provideResponse",
            {
                "request": request["request"],
                "statusCode": 200,
                "headers": [
                    {"name": name, "value": {"type": "string", "value": value}}
                    for name, value in (
                        ("content-type", "text/html; charset=utf-8"),
                        ("content-security-policy", self.policy),
                    )
                    if value
                ],
                "body": {"type": "string", "value": self.html if request["method"] == "GET" else ""},
            },
        )

    def install(self, folder: Path) -> None:
        self.call("webExtension.install", extensionData={"type": "path", "path": str(folder)})

    def open(self, address: str, html: str, policy: str = "") -> None:
        self.html, self.policy, self.posted = html, policy, 0
        self.call("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page: a text, a number, true or false."""
        answer = self.call("script.evaluate", expression=expression, target={"context": self._tab}, awaitPromise=True)
        assert answer["type"] == "success", answer
        return answer["result"].get("value")

    def pause(self, milliseconds: int) -> None:
        self.evaluate(f"new Promise(resolve => setTimeout(resolve, {milliseconds}))")

    def wait(self, expression: str) -> None:
        """Until an expression in the page is true."""
        for _ in range(60):
            if self.evaluate(f"Boolean({expression})"):
                return
            self.pause(100)
        raise AssertionError(f"never true: {expression}")

    def click(self, selector: str) -> None:
        """As by hand, in the middle of an element; `>>>` leads into its shadow."""
        at = self.evaluate(
            f"(() => {{ const box = {_found(selector)}.getBoundingClientRect();"
            " return `${box.left + box.width / 2} ${box.top + box.height / 2}`; })()"
        )
        x, y = (round(float(number)) for number in at.split())
        moves = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._perform({"type": "pointer", "id": "hand", "actions": moves})

    def press(self, *keys: str) -> None:
        downs = [{"type": "keyDown", "value": key} for key in keys]
        ups = [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._perform({"type": "key", "id": "keyboard", "actions": [*downs, *ups]})

    def write(self, selector: str, text: str) -> None:
        """As if typed at once, line ends included, so that no Enter is pressed."""
        self.evaluate(
            f"(() => {{ const field = {_found(selector)}; field.focus(); field.select?.();"
            " field.select ?? getSelection().selectAllChildren(field);"
            f" document.execCommand('insertText', false, {json.dumps(text)}); }})()"
        )

    def screenshot(self, path: Path) -> None:
        from base64 import b64decode

        path.write_bytes(b64decode(self.call("browsingContext.captureScreenshot", context=self._tab)["data"]))

    def _perform(self, actions: dict[str, Any]) -> None:
        self.call("input.performActions", context=self._tab, actions=[actions])


def _found(selector: str) -> str:
    outer, _, inner = selector.partition(" >>> ")
    found = f"document.querySelector({json.dumps(outer)})"
    return f"{found}.shadowRoot.querySelector({json.dumps(inner)})" if inner else found
