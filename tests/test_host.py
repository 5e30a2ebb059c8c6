"""The resident checker: what it answers, and that no request keeps it from answering the next one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from linter import __version__
from linter.hooks.host import MAX_REQUEST, frame
from linter.hooks.protocol import MAX_TEXT, Checker, encode

HOST = Path(sys.executable).with_name("sendlint-host")
SENDLINT = HOST.with_name("sendlint")
GOOD = {"id": "next", "text": "メールは hanako@kikaku.jp まで", "platform": "lancers", "lang": "ja"}


class Resident:
    """The program as a browser runs it, over frames."""

    def __init__(self, data: Path) -> None:
        environment = {**os.environ, "SENDLINT_DATA_DIR": str(data), "SENDLINT_LANG": "ja"}
        self.process = subprocess.Popen(
            [HOST, "chrome-extension://caller/"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )

    def send(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = int.from_bytes(self.process.stdout.read(4), sys.byteorder)
        answer: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return answer

    def ask(self, request: object) -> dict[str, Any]:
        self.send(frame(request if isinstance(request, bytes) else json.dumps(request).encode()))
        return self.receive()


@pytest.fixture(scope="module")
def resident(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Resident]:
    running = Resident(tmp_path_factory.mktemp("data"))
    yield running
    assert running.process.stdin is not None
    running.process.stdin.close()
    assert running.process.wait(timeout=10) == 0


@pytest.fixture
def checker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checker:
    monkeypatch.setenv("SENDLINT_DATA_DIR", str(tmp_path))
    return Checker("ja")


def test_answer_tells_place_value_and_what_to_do(resident: Resident) -> None:
    answer = resident.ask({**GOOD, "id": 7, "text": "😀𠮷 メールは hanako@kikaku.jp まで"})
    assert (answer["id"], answer["verdict"], answer["error"]) == (7, "block", None)
    (found,) = answer["findings"]
    # UTF-16 code units: each of the first two characters takes two
    assert (found["start"], found["end"], found["parts"]) == (10, 26, [[10, 26]])
    assert found["value"] == "hanako@kikaku.jp"
    assert found["what"] == "メールアドレス"
    assert found["rule"] == "lancers/no-contact-before-prepayment"
    assert found["source"].startswith("https://")
    assert found["message"] in json.dumps(answer, ensure_ascii=False)


def test_answer_holds_no_draft(resident: Resident) -> None:
    secret = "社外秘の企画名アオゾラ"
    answer = resident.ask({**GOOD, "text": f"{secret}の件、メールは hanako@kikaku.jp まで"})
    assert secret not in json.dumps(answer, ensure_ascii=False)


def test_fixed_text_on_request(resident: Resident) -> None:
    assert "fixed" not in resident.ask(GOOD)
    fixed = resident.ask({**GOOD, "fix": True})["fixed"]
    assert "hanako" not in fixed
    assert resident.ask({**GOOD, "text": fixed})["verdict"] == "ok"


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({}, "block"),
        ({"stage": "仮払い済み"}, "ok"),
        ({"platform": "クラウドワークス", "stage": "仮払い済み"}, "block"),
        ({"platform": "crowdworks", "stage": "prepaid", "application": "承認"}, "ok"),
        ({"text": "金曜日までにお送りします。"}, "ok"),
        ({"incoming": True}, "block"),
        ({"lang": None, "thread": None, "stage": None}, "block"),
    ],
)
def test_verdict(resident: Resident, fields: dict[str, Any], verdict: str) -> None:
    assert resident.ask({**GOOD, **fields})["verdict"] == verdict


def test_stage_is_remembered_by_thread(resident: Resident) -> None:
    thread = {"platform": "lancers", "thread": "mypage/message?boardId=8"}
    assert resident.ask({"op": "thread", **thread})["engagement"]["stage"] is None
    assert resident.ask({"op": "thread", **thread, "stage": "仮払い済み"})["engagement"]["stage"] == "prepaid"
    assert resident.ask({**GOOD, **thread})["verdict"] == "ok"
    assert resident.ask({**GOOD, "thread": "mypage/message?boardId=9"})["verdict"] == "block"


def test_contact_spread_over_two_messages(checker: Checker) -> None:
    alone = {**GOOD, "text": "4821-7736 です"}
    assert checker.answer(alone)["verdict"] == "ok"
    answer = checker.answer({**alone, "history": ["電話は 090-"]})
    assert answer["verdict"] == "block"
    assert answer["findings"][0]["parts"] == [(0, 9)]


def test_what_was_sent_before_is_not_held_against_the_draft(checker: Checker) -> None:
    answer = checker.answer({**GOOD, "text": "よろしくお願いします。", "history": [GOOD["text"]]})
    assert (answer["verdict"], answer["findings"]) == ("ok", [])


def test_hello_tells_the_version(resident: Resident) -> None:
    assert resident.ask({"id": 1, "op": "hello"}) == {"id": 1, "version": __version__}


DEEP = b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
#: a name, what is sent, the error that is answered
MALFORMED: list[tuple[str, bytes, str]] = [
    ("empty", b"", "request-not-json"),
    ("blank", b"   ", "request-not-json"),
    ("cut short", b'{"text": "', "request-not-json"),
    ("not UTF-8", b'{"text": "\xff\xfe"}', "request-not-json"),
    ("UTF-16", json.dumps(GOOD).encode("utf-16"), "request-not-json"),
    ("two at once", b"{}{}", "request-not-json"),
    ("a number that is none", b'{"text": NaN}', "request-not-json"),
    ("thousands of digits", b'{"id": ' + b"9" * 10_000 + b"}", "request-not-json"),
    ("nested without end", DEEP, "request-not-json"),
    ("binary", bytes(range(256)), "request-not-json"),
    ("a list", b"[]", "request-not-object"),
    ("a text", b'"text"', "request-not-object"),
    ("nothing", b"null", "request-not-object"),
    ("no text", b'{"platform": "lancers"}', "request-field"),
    ("text that is a number", b'{"text": 5, "platform": "lancers"}', "request-field"),
    ("no platform", '{"text": "こんにちは"}'.encode(), "request-field"),
    ("an unknown platform", '{"text": "こんにちは", "platform": "nowhere"}'.encode(), "unknown-platform"),
    ("an unknown stage", '{"text": "こんにちは", "platform": "lancers", "stage": "?"}'.encode(), "unknown-stage"),
    ("an unknown op", b'{"op": "format-disk"}', "unknown-operation"),
    ("an id that is a list", b'{"id": [1], "op": "hello"}', "request-field"),
    ("a language we do not speak", b'{"lang": "xx", "op": "hello"}', "request-field"),
    ("history that is a text", b'{"text": "x", "platform": "lancers", "history": "x"}', "request-field"),
    ("a flag that is a text", b'{"text": "x", "platform": "lancers", "incoming": "yes"}', "request-field"),
    ("a thread without a name", b'{"op": "thread", "platform": "lancers", "thread": " "}', "bad-thread-name"),
    ("a draft without an end", json.dumps({**GOOD, "text": "あ" * (MAX_TEXT + 1)}).encode(), "too-long"),
    ("more than is read", b" " * (MAX_REQUEST + 1), "request-too-long"),
]


@pytest.mark.parametrize(("data", "code"), [pytest.param(*row, id=name) for name, *row in MALFORMED])
def test_malformed_request_is_answered_and_the_next_one_too(resident: Resident, data: bytes, code: str) -> None:
    answer = resident.ask(data)
    assert (answer["verdict"], answer["findings"]) == ("unknown", [])
    assert answer["error"]["code"] == code
    assert answer["message"]
    assert resident.ask(GOOD)["verdict"] == "block"


def test_empty_draft_is_not_called_fine(resident: Resident) -> None:
    assert resident.ask({**GOOD, "text": " \n"})["verdict"] == "unknown"


def test_half_a_character_is_judged(resident: Resident) -> None:
    assert resident.ask({**GOOD, "text": "\ud83d メールは hanako@kikaku.jp"})["verdict"] == "block"


def test_what_is_no_frame_ends_the_program(tmp_path: Path) -> None:
    running = Resident(tmp_path)
    running.send(b"\xff\xff\xff\xff and so on")
    assert running.receive()["error"]["code"] == "request-no-frame"
    assert running.process.wait(timeout=10) == 2


def test_frame_cut_short_ends_the_program_quietly(tmp_path: Path) -> None:
    running = Resident(tmp_path)
    out, _ = running.process.communicate((100).to_bytes(4, sys.byteorder) + b"{", timeout=10)
    assert (out, running.process.returncode) == (b"", 0)


def test_deadline_ends_in_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENDLINT_DATA_DIR", str(tmp_path))
    answer = Checker("en", deadline=-1).answer(GOOD)
    assert (answer["verdict"], answer["error"]["code"]) == ("unknown", "timeout")


def test_answer_stays_below_what_breaks_a_browsers_connection(checker: Checker) -> None:
    text = "".join(f"a{number}@kikaku.jp\n" for number in range(1400))[:MAX_TEXT]
    answer = checker.answer({**GOOD, "text": text})
    assert len(encode(answer)) < 500_000
    assert answer["more"] > 0


def test_broken_code_neither_ends_the_program_nor_tells_the_draft(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("quoting hanako@kikaku.jp")

    monkeypatch.setattr("linter.hooks.protocol.lint", broken)
    answer = checker.answer_to(json.dumps(GOOD).encode())
    assert (answer["verdict"], answer["error"]["code"]) == ("unknown", "internal")
    assert "hanako" not in json.dumps(answer)


def test_lines(tmp_path: Path) -> None:
    lines = [json.dumps(GOOD), "", "{", "x" * (MAX_REQUEST + 10), json.dumps({**GOOD, "id": 2})]
    done = subprocess.run(
        [SENDLINT, "host", "--lines"],
        input="\n".join(lines).encode(),
        capture_output=True,
        check=True,
        env={**os.environ, "SENDLINT_DATA_DIR": str(tmp_path)},
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["verdict"] for answer in answers] == ["block", "unknown", "unknown", "block"]
    assert [answer["id"] for answer in answers] == ["next", None, None, 2]


def test_nothing_but_answers_is_on_standard_output(tmp_path: Path) -> None:
    code = "import sys; from linter.hooks import host; host._warm = lambda: print('noise'); sys.exit(host.main())"
    running = subprocess.run(
        [sys.executable, "-c", code],
        input=frame(json.dumps({"op": "hello"}).encode()),
        capture_output=True,
        check=True,
        env={**os.environ, "SENDLINT_DATA_DIR": str(tmp_path)},
    )
    assert running.stdout[4:].startswith(b"{")
    assert int.from_bytes(running.stdout[:4], sys.byteorder) == len(running.stdout) - 4


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "own" / "sendlint.toml"
    file.parent.mkdir()
    monkeypatch.setattr("linter.settings.files.users_file", lambda: str(file))
    return file


def test_what_the_users_own_settings_let_pass_passes(own_settings: Path, checker: Checker) -> None:
    own_settings.write_text('[[allow]]\naddress = "hanako@kikaku.jp"\n', encoding="utf-8")
    assert checker.answer(GOOD)["verdict"] == "ok"
    assert checker.answer({**GOOD, "text": "メールは jiro@kikaku.jp まで"})["verdict"] == "block"


def test_broken_settings_of_the_user_are_never_called_fine(own_settings: Path, checker: Checker) -> None:
    own_settings.write_text("[[allow]]\naddress = 3\n", encoding="utf-8")
    answer = checker.answer_to(json.dumps(GOOD).encode())
    assert answer["verdict"] == "unknown"
    assert "sendlint.toml" in answer["message"]
