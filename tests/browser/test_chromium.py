"""At the send button, in a real Chromium: what is held, what goes out, and how often."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HOST, Desk, StartDesk, host_manifest

FORBIDDEN = "お世話になっております。\nメールは hanako@kikaku.jp までお願いします。"
CLEAN = "お世話になっております。\n金曜日までに初稿をお送りします。"

LANCERS = "https://www.lancers.jp/mypage/message?boardId={}"
CROWDWORKS = "https://crowdworks.jp/contracts/{}"
COCONALA = "https://coconala.com/mypage/direct_message/{}"
UPWORK = "https://www.upwork.com/ab/messages/rooms/room_{}"

#: page, address, composer, and every way in which that page sends
SITES = {
    "lancers": ("xhr", LANCERS, "textarea", [".send", "Control+Enter"]),
    "crowdworks": ("form", CROWDWORKS, "#talk textarea", ["#talk button", "submit"]),
    "crowdworks-delivery": ("form", CROWDWORKS, "#delivery textarea", ["#delivery input", "submit"]),
    "coconala": ("ajax", COCONALA, "textarea", [".js_handle-submit"]),
    "upwork": ("editor", UPWORK, ".ProseMirror", ["button", "Enter", "Control+Enter"]),
}
WAYS = [pytest.param(name, way, id=f"{name}-{way}") for name, (*_, ways) in SITES.items() for way in ways]
_number = iter(range(1000, 9999))


def opened(desk: Desk, name: str) -> tuple[Page, str]:
    """A thread of its own on a site's page, and where to write on it."""
    page, address, composer, _ = SITES[name]
    return desk.open(address.format(next(_number)), page), composer


def send(page: Page, composer: str, way: str) -> None:
    if way == "submit":
        page.eval_on_selector(composer, "field => field.form.requestSubmit()")
    elif way in ("Enter", "Control+Enter"):
        page.press(composer, way)
    else:
        page.click(way)


def write(page: Page, composer: str, text: str) -> None:
    page.fill(composer, text)


def settled(page: Page) -> None:
    """Long enough for anything that was let go to arrive."""
    page.wait_for_timeout(400)


def panel(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("dialog")


def bar(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("region", name="sendlint")


def press(page: Page, label: str) -> None:
    panel(page).get_by_role("button", name=label, exact=True).click()


@pytest.mark.parametrize(("name", "way"), WAYS)
def test_forbidden_draft_is_held(desk: Desk, name: str, way: str) -> None:
    page, composer = opened(desk, name)
    write(page, composer, FORBIDDEN)
    send(page, composer, way)
    expect(panel(page)).to_be_visible()
    expect(panel(page)).to_contain_text("hanako@kikaku.jp")
    settled(page)
    assert desk.sent == []
    assert "hanako@kikaku.jp" in page.inner_text(composer) + (
        page.input_value(composer) if "textarea" in composer else ""
    )


@pytest.mark.parametrize(("name", "way"), WAYS)
def test_clean_draft_goes_out_once(desk: Desk, name: str, way: str) -> None:
    page, composer = opened(desk, name)
    write(page, composer, CLEAN)
    # what is written is looked at meanwhile, so the press itself goes through
    expect(bar(page)).to_contain_text("問題なし")
    send(page, composer, way)
    settled(page)
    assert desk.arrived == [CLEAN]
    expect(panel(page)).to_have_count(0)


@pytest.mark.parametrize("name", ["lancers", "crowdworks", "coconala"])
def test_clean_draft_goes_out_even_when_send_is_pressed_at_once(desk: Desk, name: str) -> None:
    page, composer = opened(desk, name)
    write(page, composer, CLEAN)
    page.eval_on_selector(SITES[name][3][0], "control => { control.click(); control.click(); }")
    settled(page)
    assert desk.arrived == [CLEAN]


def test_editor_that_heeds_hands_alone_sends_at_the_second_press(desk: Desk) -> None:
    page, composer = opened(desk, "upwork")
    write(page, composer, CLEAN)
    page.press(composer, "Enter")
    expect(bar(page)).to_contain_text("もう一度送信してください")
    assert desk.sent == []
    page.press(composer, "Enter")
    settled(page)
    assert desk.arrived == [CLEAN]


def test_request_is_held_where_no_control_or_key_was_known(desk: Desk) -> None:
    page, composer = opened(desk, "lancers")
    write(page, composer, FORBIDDEN)
    page.press(composer, "F9")
    expect(panel(page)).to_be_visible()
    settled(page)
    assert desk.sent == []
    press(page, "直す")
    expect(page).to_have_title("送信に失敗しました")
    assert page.input_value(composer) == FORBIDDEN
    write(page, composer, CLEAN)
    page.press(composer, "F9")
    settled(page)
    assert desk.arrived == [CLEAN]


def test_other_controls_are_left_alone(desk: Desk) -> None:
    page, composer = opened(desk, "lancers")
    write(page, composer, FORBIDDEN)
    page.click(".template")
    assert page.input_value(composer).endswith("お世話になっております。")
    expect(panel(page)).to_have_count(0)


def test_enter_that_ends_a_composition_is_never_touched(desk: Desk) -> None:
    page, composer = opened(desk, "upwork")
    write(page, composer, FORBIDDEN)
    page.evaluate(
        "window.seen = []; addEventListener('keydown', e => seen.push([e.key, e.keyCode, e.isComposing, e.defaultPrevented]))"
    )
    devtools = desk.context.new_cdp_session(page)
    page.focus(composer)
    devtools.send("Input.imeSetComposition", {"text": "かくにん", "selectionStart": 4, "selectionEnd": 4})
    key = {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    devtools.send("Input.dispatchKeyEvent", key)
    devtools.send("Input.insertText", {"text": "確認"})
    settled(page)
    assert page.evaluate("seen.filter(([key, code]) => code === 229).every(([,,, prevented]) => !prevented)")
    assert page.evaluate("seen.length") == 1
    expect(panel(page)).to_have_count(0)
    page.press(composer, "Enter")
    expect(panel(page)).to_be_visible()
    assert desk.sent == []


def test_back_to_the_text_selects_the_place(desk: Desk) -> None:
    page, composer = opened(desk, "crowdworks")
    write(page, composer, FORBIDDEN)
    send(page, composer, "#talk button")
    press(page, "直す")
    expect(panel(page)).to_have_count(0)
    selected = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert page.eval_on_selector(composer, selected) == "hanako@kikaku.jp"
    assert page.evaluate("document.activeElement === document.querySelector('#talk textarea')")


@pytest.mark.parametrize("name", ["lancers", "crowdworks", "coconala", "upwork"])
def test_safe_text_is_put_in_and_sent(desk: Desk, name: str) -> None:
    page, composer = opened(desk, name)
    way = SITES[name][3][0]
    write(page, composer, FORBIDDEN)
    send(page, composer, way)
    press(page, "伏せた文に置き換える")
    expect(panel(page)).to_have_count(0)
    expect(bar(page)).to_contain_text("問題なし")
    send(page, composer, way)
    settled(page)
    (arrived,) = desk.arrived
    assert arrived.startswith("お世話になっております。")
    assert "hanako" not in arrived


def test_panel_works_by_keyboard_alone(desk: Desk) -> None:
    page, composer = opened(desk, "upwork")
    write(page, composer, FORBIDDEN)
    page.press(composer, "Enter")
    expect(panel(page).get_by_role("button", name="直す", exact=True)).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.localName") == "sendlint-surface"
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    assert page.evaluate("getSelection().toString()") == "hanako@kikaku.jp"


@pytest.mark.parametrize("name", ["lancers", "crowdworks", "upwork"])
def test_override_is_deliberate_and_holds_for_one_send(desk: Desk, name: str) -> None:
    page, composer = opened(desk, name)
    way = SITES[name][3][0]
    write(page, composer, FORBIDDEN)
    send(page, composer, way)
    press(page, "それでも送る")
    settled(page)
    assert desk.sent == []
    press(page, "違反を承知で送る")
    page.wait_for_timeout(1200)
    if name == "upwork":
        # the person's own hand is still needed
        assert desk.sent == []
        send(page, composer, way)
        settled(page)
    assert desk.arrived == [FORBIDDEN]
    if name == "crowdworks":
        page.go_back()
    page.wait_for_selector(composer)
    write(page, composer, FORBIDDEN)
    send(page, composer, way)
    expect(panel(page)).to_be_visible()
    settled(page)
    assert len(desk.sent) == 1


def test_permit_is_for_that_text_alone(desk: Desk) -> None:
    page, composer = opened(desk, "upwork")
    write(page, composer, FORBIDDEN)
    send(page, composer, "button")
    press(page, "それでも送る")
    press(page, "違反を承知で送る")
    write(page, composer, FORBIDDEN.replace("hanako", "taro"))
    send(page, composer, "button")
    expect(panel(page)).to_contain_text("taro@kikaku.jp")
    assert desk.sent == []


def test_page_cannot_press_our_buttons(desk: Desk) -> None:
    page, composer = opened(desk, "lancers")
    write(page, composer, FORBIDDEN)
    send(page, composer, ".send")
    press(page, "それでも送る")
    page.evaluate("document.querySelector('sendlint-surface').shadowRoot.querySelector('.risky').click()")
    settled(page)
    assert desk.sent == []


# ---------------------------------------------------------------------------- the stage


@pytest.mark.parametrize(("name", "held"), [("lancers", False), ("crowdworks", True)])
def test_prepaid_lets_it_pass_where_the_rules_do(desk: Desk, name: str, held: bool) -> None:
    page, composer = opened(desk, name)
    bar(page).get_by_label("段階").select_option("prepaid")
    write(page, composer, FORBIDDEN)
    expect(bar(page)).to_contain_text("違反" if held else "送れます")
    send(page, composer, SITES[name][3][0])
    settled(page)
    expect(panel(page)).to_have_count(int(held))
    assert len(desk.sent) == int(not held)


def test_stage_is_remembered_by_thread(desk: Desk) -> None:
    number = next(_number)
    page = desk.open(LANCERS.format(number), "xhr")
    bar(page).get_by_label("段階").select_option("prepaid")
    page.wait_for_timeout(200)
    again = desk.open(LANCERS.format(number), "xhr")
    expect(bar(again).get_by_label("段階")).to_have_value("prepaid")
    other = desk.open(LANCERS.format(next(_number)), "xhr")
    settled(other)
    expect(bar(other).get_by_label("段階")).to_have_value("")


def test_terminal_and_browser_agree(desk: Desk) -> None:
    number = next(_number)
    environment = {**os.environ, "SENDLINT_DATA_DIR": str(desk.profile.parent / "data"), "SENDLINT_LANG": "en"}
    sendlint = str(HOST.with_name("sendlint"))
    command = [sendlint, "thread", "set", LANCERS.format(number), "--stage", "仮払い済み"]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    page = desk.open(LANCERS.format(number), "xhr")
    expect(bar(page).get_by_label("段階")).to_have_value("prepaid")
    bar(page).get_by_label("連絡先公開申請").select_option("pending")
    page.wait_for_timeout(300)
    shown = subprocess.run(
        [sendlint, "thread", "show", LANCERS.format(number)], env=environment, check=True, capture_output=True
    )
    assert "pending" in shown.stdout.decode()


def test_what_the_page_says_is_offered_and_not_taken(desk: Desk) -> None:
    page, composer = opened(desk, "lancers")
    write(page, composer, FORBIDDEN)
    offer = bar(page).get_by_role("button", name="仮払い済み")
    expect(offer).to_be_visible()
    expect(bar(page)).to_contain_text("違反")
    offer.click()
    expect(bar(page).get_by_label("段階")).to_have_value("prepaid")
    expect(bar(page)).to_contain_text("送れます")


def test_messages_on_the_page_offer_no_stage(desk: Desk) -> None:
    page, _ = opened(desk, "crowdworks")
    expect(bar(page).get_by_role("button", name="業務を開始しています")).to_be_visible()
    # written in a message by the other side
    expect(bar(page).get_by_role("button", name="仮払いを行っています")).to_have_count(0)


def test_approval_and_contract_raise_the_question(desk: Desk) -> None:
    page, _ = opened(desk, "crowdworks")
    bar(page).get_by_label("段階").select_option("proposal")
    bar(page).get_by_label("サービス外連絡申請").select_option("approved")
    page.wait_for_timeout(200)
    bar(page).get_by_label("段階").select_option("contracted")
    bar(page).get_by_role("button", name="いいえ").click()
    expect(bar(page).get_by_label("段階")).to_have_value("contracted")
    expect(bar(page).get_by_label("サービス外連絡申請")).to_have_value("none")


def test_another_thread_on_the_same_page_starts_from_the_strictest(desk: Desk) -> None:
    page, composer = opened(desk, "lancers")
    bar(page).get_by_label("段階").select_option("prepaid")
    write(page, composer, FORBIDDEN)
    expect(bar(page)).to_contain_text("送れます")
    # and at once, not when the page is looked at the next time
    page.evaluate(
        f"history.pushState({{}}, '', '{LANCERS.format(next(_number))}'); document.querySelector('.send').click()"
    )
    expect(panel(page)).to_be_visible()
    assert desk.sent == []


# ---------------------------------------------------------------------------- marks


def test_marks_appear_while_writing(desk: Desk) -> None:
    page, composer = opened(desk, "crowdworks")
    write(page, composer, FORBIDDEN)
    expect(page.locator("sendlint-surface mark.error")).to_have_text("hanako@kikaku.jp")
    write(page, composer, CLEAN)
    expect(page.locator("sendlint-surface mark")).to_have_count(0)


def test_marks_in_an_editor_leave_its_elements_alone(desk: Desk) -> None:
    page, composer = opened(desk, "upwork")
    write(page, composer, FORBIDDEN)
    page.wait_for_function("CSS.highlights.has('sendlint-error')")
    ranges = "[...CSS.highlights.get('sendlint-error')].map(String)"
    assert page.evaluate(ranges) == ["hanako@kikaku.jp"]
    assert page.locator(f"{composer} mark").count() == 0


# ---------------------------------------------------------------------------- when something is missing


def test_killed_program_is_started_again(start_desk: StartDesk) -> None:
    desk = start_desk()
    page, composer = opened(desk, "lancers")
    write(page, composer, FORBIDDEN)
    expect(bar(page)).to_contain_text("違反")
    for number in _hosts(desk):
        os.kill(number, signal.SIGKILL)
    page.fill(composer, CLEAN)
    send(page, composer, ".send")
    settled(page)
    page.wait_for_timeout(600)
    assert desk.arrived == [CLEAN]


def _hosts(desk: Desk) -> list[int]:
    """The programs that this browser started."""
    found: list[int] = []
    wanted = f"SENDLINT_DATA_DIR={desk.profile.parent / 'data'}"
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                started = b"sendlint-host" in (entry / "cmdline").read_bytes()
                if started and wanted in (entry / "environ").read_text().split("\0"):
                    found.append(int(entry.name))
            except OSError:
                continue
    assert found
    return found


def test_without_the_program_nothing_passes_as_checked(start_desk: StartDesk) -> None:
    desk = start_desk(host=None)
    page, composer = opened(desk, "lancers")
    write(page, composer, CLEAN)
    send(page, composer, ".send")
    expect(panel(page)).to_contain_text("検査できませんでした")
    expect(panel(page)).to_contain_text("sendlint hook install")
    expect(bar(page)).to_contain_text("検査できません")
    settled(page)
    assert desk.sent == []
    # set up meanwhile, it goes on
    host_manifest(desk.profile)
    press(page, "もう一度検査する")
    page.wait_for_timeout(1500)
    assert desk.arrived == [CLEAN]


def test_person_may_send_unchecked(start_desk: StartDesk) -> None:
    desk = start_desk(host=None)
    page, composer = opened(desk, "crowdworks")
    write(page, composer, CLEAN)
    send(page, composer, "#talk button")
    press(page, "検査せずに送る")
    settled(page)
    assert desk.arrived == [CLEAN]


def test_slow_program_is_not_waited_for_without_end(start_desk: StartDesk, tmp_path: Path) -> None:
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nwhile read -r _; do :; done\n")
    sleeper.chmod(0o755)
    desk = start_desk(host=sleeper)
    page, composer = opened(desk, "lancers")
    write(page, composer, CLEAN)
    started = time.monotonic()
    send(page, composer, ".send")
    expect(panel(page)).to_contain_text("時間内に終わりませんでした", timeout=9000)
    assert time.monotonic() - started < 8
    assert desk.sent == []


# ---------------------------------------------------------------------------- when the page has changed


@pytest.mark.parametrize("way", ["button", "Enter", "Control+Enter"])
def test_changed_page_falls_back(desk: Desk, way: str) -> None:
    page = desk.open(CROWDWORKS.format(next(_number)), "changed")
    expect(bar(page)).to_contain_text("ページの作りが変わった", timeout=8000)
    write(page, "textarea", FORBIDDEN)
    send(page, "textarea", way)
    expect(panel(page)).to_be_visible()
    settled(page)
    assert desk.sent == []
    press(page, "直す")
    write(page, "textarea", CLEAN)
    send(page, "textarea", way)
    settled(page)
    assert desk.arrived == [CLEAN]


def test_page_with_a_strict_policy_shows_the_panel_as_it_should_be(desk: Desk) -> None:
    policy = "default-src 'none'; script-src 'unsafe-inline'; connect-src 'self'"
    page = desk.open(LANCERS.format(next(_number)), "xhr", **{"Content-Security-Policy": policy})
    write(page, "textarea", FORBIDDEN)
    send(page, "textarea", ".send")
    expect(panel(page)).to_have_css("position", "fixed")


def test_words_follow_the_browsers_language(start_desk: StartDesk) -> None:
    desk = start_desk(lang="en-US")
    page, composer = opened(desk, "lancers")
    write(page, composer, FORBIDDEN)
    send(page, composer, ".send")
    expect(panel(page)).to_contain_text("Before the escrow prepayment")
    expect(panel(page).get_by_role("button", name="Send anyway")).to_be_visible()
