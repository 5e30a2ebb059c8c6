"""Before an agent's tool sends a message."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.command import run

FORBIDDEN = "メールは hanako@kikaku.jp までお願いします。"
CLEAN = "金曜日までにお送りします。"


def hook(tool_input: object, *arguments: str, protocol: str = "claude-code") -> tuple[int, str, str]:
    request = {
        "session_id": "s",
        "cwd": "/tmp",
        "hook_event_name": "PreToolUse",
        "tool_name": "mcp__messages__send",
        "tool_input": tool_input,
    }
    options = ("--protocol", protocol, "--platform", "lancers", *arguments)
    result = run("hook", "run", *options, stdin=json.dumps(request), lang="en")
    return result.code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("tool_input", "arguments", "code"),
    [
        ({"text": CLEAN}, (), 0),
        ({"text": FORBIDDEN}, (), 2),
        ({"text": FORBIDDEN}, ("--stage", "仮払い済み"), 0),
        ({"to": "client", "message": {"blocks": [{"text": CLEAN}, {"text": FORBIDDEN}]}}, (), 2),
        ({"command": f"curl -d 'body={FORBIDDEN}' https://www.lancers.jp/"}, (), 2),
        # a field that is no message is not read
        ({"text": CLEAN, "account": "me@kikaku.jp"}, ("--field", "text"), 0),
        ({"text": CLEAN, "account": "me@kikaku.jp"}, (), 2),
        ({"body": CLEAN}, ("--field", "text"), 2),
        ({"count": 3}, (), 0),
        ({"text": "あ" * 200_000}, (), 2),
        ("text", (), 2),
    ],
)
def test_refused_or_let_go(tool_input: object, arguments: tuple[str, ...], code: int) -> None:
    assert hook(tool_input, *arguments)[0] == code


def test_model_is_told_what_where_why_and_what_instead() -> None:
    code, out, reason = hook({"text": f"お世話になっております。\n{FORBIDDEN}"})
    assert (code, out) == (2, "")
    for words in (
        "line 2, character 6",
        "'hanako@kikaku.jp'",
        "lancers/no-contact-before-prepayment",
        "Before the escrow prepayment",
        "instead: ",
        "A text that may be sent:",
        "お世話になっております。",
    ):
        assert words in reason


@pytest.mark.parametrize("stdin", ["", "{", "[]", '{"tool_name": "x"}'])
def test_what_cannot_be_read_is_refused(stdin: str) -> None:
    result = run("hook", "run", "--protocol", "claude-code", "-p", "lancers", stdin=stdin, lang="en")
    assert result.code == 2
    assert result.stderr


def test_wrong_option_refuses() -> None:
    # any other exit code would let the tool run
    assert run("hook", "run", "--protocol", "claude-code", "-p", "lancerz", stdin="{}", lang="en").code == 2
    assert run("hook", "run", "--protocol", "claude-code", stdin="{}", lang="en").code == 2


@pytest.mark.parametrize(
    ("request_", "code", "verdict"),
    [
        ({"id": 5, "text": FORBIDDEN}, 1, "block"),
        ({"text": CLEAN}, 0, "ok"),
        ({"text": FORBIDDEN, "platform": "crowdworks", "application": "承認"}, 0, "ok"),
        ({"text": ""}, 2, "unknown"),
        ({}, 2, "unknown"),
    ],
)
def test_json(request_: dict[str, Any], code: int, verdict: str) -> None:
    result = run("hook", "run", "--protocol", "json", "-p", "lancers", stdin=json.dumps(request_), lang="en")
    answer = json.loads(result.stdout)
    assert (result.code, answer["verdict"], answer["id"]) == (code, verdict, request_.get("id"))
