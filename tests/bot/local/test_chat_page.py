"""The chat page in a real browser, over a real ``readout-bot local`` with the bundled sample.

All tests share one browser and one bot, most of them one window; each has a person of its own.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.local import TOKEN
from tests.bot.local.conftest import NO_TLS

pytest.importorskip("playwright", reason="no Playwright: pip install '.[browser]'")
from playwright.sync_api import Browser, ConsoleMessage, FilePayload, Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent.parent
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000040000000408020000002693092900000012"
    "4944415478da6334f15ac0000321c9200000120900ea6a3c57d30000000049454e44ae426082"
)
NUMBERS = itertools.count(1)
PATIENCE_MS = 20_000
"""What is awaited is awaited, however busy the machine; the library's 5 seconds are not enough."""
expect.set_options(timeout=PATIENCE_MS)


def png(width: int, height: int) -> bytes:
    """A black picture of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return len(data).to_bytes(4) + checked + zlib.crc32(checked).to_bytes(4)

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = (b"\0" * (1 + (width + 7) // 8)) * height
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser: none of {', '.join(BROWSERS)} is installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is; the browser is asked for first, so that without one no bot starts.

    Nothing that happens on it may be an error to the bot.
    """
    data = tmp_path_factory.mktemp("data")
    command = [sys.executable, "-m", "bot", "local", "--port", "0", "--data", str(data)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT)}
    log = tmp_path_factory.mktemp("log") / "stderr"
    with (
        log.open("wb") as stderr,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, env=environment) as bot,
    ):
        assert bot.stdout is not None
        told = bot.stdout.readline().decode()
        found = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert found, told
        yield found[0]
        bot.terminate()
        bot.wait(10)
    wrong = [line for line in log.read_text().splitlines() if '"level": "error"' in line]
    assert not wrong, wrong


@dataclass
class Visit:
    """A page that a new person opened, and what the bot's side of the API can do to it."""

    page: Page
    address: str

    def say(self, text: str) -> None:
        self.page.fill("#text", text)
        self.page.press("#text", "Enter")

    def become(self, name: str) -> None:
        """Look with another person's eyes, once the page does."""
        link = self.page.locator("#people a", has_text=name)
        link.click()
        expect(link).to_have_attribute("aria-current", "true")

    def enter(self, title: str) -> None:
        """Open a chat, once the page has."""
        self.page.locator("#chats a", has_text=title).click()
        expect(self.page.locator("#title")).to_have_text(title)

    def last(self) -> Any:
        return self.page.locator(".message.other").last

    def newest_has(self, text: str) -> None:
        expect(self.last().locator(".text")).to_contain_text(text)

    def key(self, label: str) -> Any:
        return self.last().locator(".key", has_text=re.compile(f"^{label}"))

    @property
    def person(self) -> int:
        return int(self.page.url.split("/")[-1])

    def call(self, method: str, **options: Any) -> dict[str, Any]:
        """Call the Bot API as the bot, at the pace it asks for: the real bot speaks here too."""
        options["data"] = {"chat_id": self.person} | options.get("data", {})
        url = f"{self.address}/bot{TOKEN}/{method}"
        answer: dict[str, Any] = httpx.post(url, **options, **NO_TLS).json()
        while answer.get("error_code") == 429:
            self.page.wait_for_timeout(answer["parameters"]["retry_after"] * 1000)
            answer = httpx.post(url, **options, **NO_TLS).json()
        assert answer["ok"], answer
        result = answer["result"]
        return result if isinstance(result, dict) else {}


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page in a window of its own, and what it found wrong."""
    context = browser.new_context(**{"viewport": DESKTOP, "color_scheme": "light"} | options)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    wrong: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if said.type == "error":
            wrong.append(said.text)

    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", note)
    page.goto(address)
    expect(page.locator("#people [aria-current]")).to_have_count(1)  # the world has come
    yield page, wrong
    context.close()


def newcomer(page: Page, wrong: list[str], address: str) -> Iterator[Visit]:
    if page.viewport_size == PHONE:
        page.click("#back")
    page.click("#people button")
    name = f"客{next(NUMBERS)}"
    page.fill("#question input", name)
    page.press("#question input", "Enter")
    # Until then 开始 is that of whoever the page was of before.
    expect(page.locator("#people [aria-current]")).to_have_text(re.compile(f"{name}$"))
    expect(page.locator("#instead button")).to_have_text("开始")
    yield Visit(page, address)
    assert not wrong, wrong


@pytest.fixture(scope="module")
def desktop(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """One window for all tests that leave nothing behind in it: opening one takes a second."""
    with opened(browser, address) as window:
        yield window


@pytest.fixture
def desk(desktop: tuple[Page, list[str]], address: str) -> Iterator[Visit]:
    page, wrong = desktop
    wrong.clear()
    yield from newcomer(page, wrong, address)


@pytest.fixture
def fresh(browser: Browser, address: str) -> Iterator[Visit]:
    """A window of the test's own."""
    with opened(browser, address) as (page, wrong):
        yield from newcomer(page, wrong, address)


@pytest.fixture
def started(desk: Visit) -> Visit:
    desk.page.click("#instead button")
    expect(desk.page.locator(".message.other")).to_have_count(1)
    return desk


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    phone = {"viewport": PHONE, "color_scheme": "dark", "is_mobile": True, "has_touch": True}
    with opened(browser, address, **phone) as (page, wrong):
        yield from newcomer(page, wrong, address)


def test_a_newcomer_starts_asks_and_presses(desk: Visit) -> None:
    desk.page.click("#instead button")
    desk.newest_has("/latest")
    desk.say("6月1日")
    desk.newest_has("2019年6月1日 上午")
    expect(desk.last().locator("strong").first).to_contain_text("2019年6月1日")
    desk.key("4").click()
    desk.newest_has("派驻机构改革")
    expect(desk.page.locator(".message.other").last.locator(".meta")).to_contain_text("已编辑")


def test_who_has_started_the_bot_can_write_at_once(started: Visit) -> None:
    expect(started.page.locator("#text")).to_be_focused()
    tall = started.page.evaluate("document.querySelector('#text').offsetHeight")
    assert tall >= 30, "a line of text is seen whole"


def test_who_presses_with_the_keyboard_stays_at_the_keys(started: Visit) -> None:
    started.say("6月1日")
    started.newest_has("2019年6月1日 上午")
    started.key("1").focus()
    started.page.keyboard.press("Enter")
    expect(started.last().locator(".meta")).to_contain_text("已编辑")
    assert started.page.evaluate("document.activeElement.classList.contains('key')")


def test_enter_that_ends_composing_sends_nothing(started: Visit) -> None:
    page = started.page
    page.focus("#text")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "hui", "selectionStart": 3, "selectionEnd": 3})
    for code in (229, 13):
        page.evaluate(
            """([code, composing]) => document.querySelector('#text').dispatchEvent(
              new KeyboardEvent('keydown', {key: 'Enter', keyCode: code, isComposing: composing,
                                            bubbles: true, cancelable: true}))""",
            [code, code == 13],
        )
    session.send("Input.insertText", {"text": "会议"})
    expect(page.locator("#text")).to_have_value("会议")
    expect(page.locator(".message.own")).to_have_count(1)  # /start
    page.press("#text", "Shift+Enter")
    expect(page.locator(".message.own")).to_have_count(1)
    page.press("#text", "Enter")
    expect(page.locator(".message.own")).to_have_count(2)


def test_everything_is_there_after_a_reload(started: Visit) -> None:
    page = started.page
    started.say("派驻")
    expect(page.locator(".message.own")).to_have_count(2)
    page.reload()  # perhaps in the middle of the answer
    expect(page.locator(".message")).to_have_count(4)
    page.fill("#text", "没写完")
    before = page.locator("#messages").inner_text()
    page.reload()
    expect(page.locator(".message")).to_have_count(4)
    assert page.locator("#messages").inner_text() == before
    expect(page.locator("#text")).to_have_value("没写完")


def test_commands_are_offered_and_taken_with_the_keyboard(started: Visit) -> None:
    page = started.page
    page.fill("#text", "/la")
    expect(page.get_by_role("option")).to_have_count(1)
    page.press("#text", "Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    page.fill("#text", "/")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    option = page.get_by_role("option").filter(has_text="/latest")
    while option.get_attribute("aria-selected") == "false":
        page.press("#text", "ArrowDown")
    page.press("#text", "Enter")
    expect(page.locator(".message.own").last).to_contain_text("/latest")
    expect(page.locator(".message.other")).to_have_count(2)


def test_inline_results_are_offered_and_the_chosen_one_is_posted_with_its_source(
    started: Visit,
) -> None:
    page = started.page
    started.become("林夏")
    started.enter("望澜值班群")
    own = page.locator(".message.own").count()
    page.fill("#text", "@readout_bot 派驻")
    expect(page.get_by_role("option").first).to_contain_text("派驻")
    page.press("#text", "ArrowDown")
    page.press("#text", "ArrowUp")
    page.press("#text", "Enter")
    posted = page.locator(".message.own").last
    expect(page.locator(".message.own")).to_have_count(own + 1)
    expect(posted).to_contain_text("通过 @readout_bot")
    expect(posted.locator("blockquote")).to_contain_text("派驻")
    expect(posted.locator(".text")).to_contain_text("北京市委常委会会议（2019年6月1日），第4项：")
    expect(page.locator("#text")).to_have_value("")
    expect(page.get_by_role("option")).to_have_count(0)


def test_an_inline_search_without_results_leads_to_the_bot(started: Visit) -> None:
    page = started.page
    page.fill("#text", "@readout_bot 鲸鱼骑自行车")
    expect(page.get_by_role("option")).to_have_count(1)
    page.get_by_role("option").click()
    started.newest_has("/latest")
    expect(page.locator(".message.own").last).to_contain_text("/start help")


def test_files_and_pictures_go_both_ways(started: Visit) -> None:
    page = started.page
    picture = FilePayload(name="图.png", mimeType="image/png", buffer=PNG)
    text = FilePayload(name="通稿.txt", mimeType="text/plain", buffer="望澜市委常委会".encode())
    page.set_input_files("#files", [picture, text])
    expect(page.locator("#attached li")).to_have_count(2)
    page.fill("#text", "看看")
    page.click("#send")
    expect(page.locator(".own img")).to_have_js_property("naturalWidth", 4)
    expect(page.locator(".own .file-name")).to_have_text("通稿.txt")
    expect(page.locator("#attached li")).to_have_count(0)
    started.call("sendPhoto", data={"caption": "走势"}, files={"photo": ("走势.png", PNG)})
    expect(page.locator(".other img").last).to_have_js_property("naturalWidth", 4)
    started.call("sendDocument", files={"document": ("全文.txt", "全文".encode())})
    with page.expect_download() as downloading:
        page.locator(".other .file").last.click()
    assert downloading.value.suggested_filename == "全文.txt"


def test_the_first_of_the_people_adds_a_readout_by_sending_it(started: Visit) -> None:
    page = started.page
    started.become("林夏")
    if page.locator("#instead button").is_visible():
        page.click("#instead button")
    said = "2024年3月5日，澜江市委常委会召开会议，研究《澜江市防汛办法》。市委书记赵明主持会议。"
    page.set_input_files(
        "#files", FilePayload(name="防汛.txt", mimeType="text/plain", buffer=said.encode())
    )
    page.click("#send")
    started.newest_has("新增 1")
    started.key("1").click()
    started.newest_has("《澜江市防汛办法》")


def test_a_tall_picture_that_arrives_is_seen_to_its_end(started: Visit) -> None:
    page = started.page
    for _ in range(3):
        started.call("sendMessage", data={"text": "一行\n" * 20})
    started.call("sendPhoto", data={"caption": "高"}, files={"photo": ("高.png", png(600, 900))})
    expect(page.locator(".other img").last).to_have_js_property("naturalWidth", 600)
    expect(page.locator(".other .text", has_text="高").last).to_be_in_viewport()


def test_formatting_is_shown_and_hostile_text_stays_text(started: Visit) -> None:
    long = "一句很长的话。" * 60
    text = (
        '<b>粗<i>斜</i></b> <code>x</code> <a href="https://example.com/a">链</a>'
        "\n<blockquote expandable>" + long + "</blockquote>\n&lt;img src=x onerror=alert(1)&gt;"
    )
    started.call("sendMessage", data={"text": text, "parse_mode": "HTML"})
    shown = started.last()
    expect(shown.locator("strong em, em strong")).to_have_text("斜")
    expect(shown.locator("a")).to_have_attribute("rel", "noopener noreferrer")
    expect(shown.locator(".text")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(shown.locator("img")).to_have_count(0)
    quote, unfold = shown.locator("blockquote"), shown.locator(".unfold")
    folded = quote.bounding_box()["height"]
    unfold.click()
    expect(unfold).to_have_attribute("aria-expanded", "true")
    assert quote.bounding_box()["height"] > 2 * folded


def test_buttons_copy_and_lead_into_the_page(started: Visit) -> None:
    page = started.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    keyboard = (
        '{"inline_keyboard": [[{"text": "复制", "copy_text": {"text": "引文"}},'
        ' {"text": "深链", "url": "https://t.me/readout_bot?start=abc"}]]}'
    )
    started.call("sendMessage", data={"text": "按钮", "reply_markup": keyboard})
    started.key("复制").click()
    expect(page.locator("#toast")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == "引文"
    started.key("深链").click()
    expect(page.locator(".message.own").last).to_contain_text("/start abc")


def test_people_see_their_own_chats_and_share_groups(started: Visit) -> None:
    page = started.page
    started.say("只给我看")
    expect(page.locator(".message.own").last).to_contain_text("只给我看")
    started.become("林夏")
    expect(page.locator("#messages")).not_to_contain_text("只给我看")
    started.enter("望澜值班群")
    started.say("/meeting@readout_bot 6月1日")
    started.newest_has("2019年6月1日 上午")
    started.become("陳立")
    expect(page.locator("#title")).to_have_text("望澜值班群")
    started.newest_has("2019年6月1日 上午")
    expect(page.locator(".message.own")).to_have_count(0)


def test_answers_come_in_the_topic_that_asked(started: Visit) -> None:
    page = started.page
    started.become("林夏")
    started.enter("通稿研读")
    page.locator("#topics a", has_text="常委会").click()
    started.say("/meeting@readout_bot 6月1日")
    started.newest_has("2019年6月1日 上午")
    page.locator("#topics a", has_text="政府会议").click()
    expect(page.locator("#messages")).not_to_contain_text("2019年6月1日")


@pytest.mark.parametrize("fault", ["429 发得太快，等 3 秒", "500 服务器出错", "断线，没有办"])
def test_an_answer_survives_a_fault_and_the_record_shows_it(started: Visit, fault: str) -> None:
    page = started.page
    if page.locator("#inspector").is_hidden():
        page.locator(".inspect:visible").first.click()
    page.select_option("#fault-name", label=fault)
    page.select_option("#fault-method", label="sendMessage")
    page.click("#fault-form button")
    expect(page.locator("#faults li").first).to_contain_text("还有 1 次")
    started.say("6月1日")
    started.newest_has("2019年6月1日 上午")
    expect(page.locator("#faults li")).to_have_count(0)
    expect(page.locator("#record .bad").first).to_be_visible()
    page.locator("#record summary", has_text="sendMessage").first.click()
    expect(page.locator("#record pre").last).to_contain_text('"ok": true')


def test_a_person_who_blocked_the_bot_takes_it_back(started: Visit) -> None:
    page = started.page
    page.click("#more")
    page.get_by_role("menuitem", name="停用机器人").click()
    expect(page.locator("#instead button")).to_have_text("重新启用")
    page.click("#instead button")
    expect(page.locator("#composer")).to_be_visible()
    expect(page.locator(".message.other")).to_have_count(2)


def test_a_phone_shows_one_thing_at_a_time(phone: Visit) -> None:
    page = phone.page
    page.tap("#instead button")
    phone.newest_has("/latest")
    phone.say("6月1日")
    phone.newest_has("2019年6月1日 上午")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    assert all(box.bounding_box()["height"] >= 38 for box in phone.last().locator(".key").all())
    phone.key("2").tap()
    expect(phone.last().locator(".meta")).to_contain_text("已编辑")
    page.tap("#back")
    expect(page.locator("#chats")).to_be_visible()
    expect(page.locator("#messages")).to_be_hidden()


def test_nothing_moves_under_the_finger_that_presses_a_second_message(phone: Visit) -> None:
    page = phone.page
    page.tap("#instead button")
    keyboard = '{"inline_keyboard": [[{"text": "按", "callback_data": "zzz"}]]}'
    for text in ("一", "二"):
        phone.call("sendMessage", data={"text": text, "reply_markup": keyboard})
    keys = page.locator(".key", has_text="按")
    expect(keys).to_have_count(2)
    expect(keys.last).to_be_in_viewport()  # the page scrolls to what is new by itself
    keys.first.focus()
    before = keys.last.bounding_box()
    keys.last.focus()
    assert keys.last.bounding_box() == before


def test_emoji_are_drawn_by_the_page_and_stay_characters(started: Visit) -> None:
    keyboard = '{"inline_keyboard": [[{"text": "🔔 订阅", "callback_data": "zzz"}]]}'
    text = {"text": "<b>🔔 订阅</b>", "parse_mode": "HTML", "reply_markup": keyboard}
    started.call("sendMessage", data=text)
    for bell in (started.key("🔔").locator(".emoji"), started.last().locator("strong .emoji")):
        expect(bell).to_have_text("🔔")
        expect(bell).to_have_css("background-image", re.compile("bell.svg"))


def test_light_and_dark_follow_the_system_until_one_is_chosen(fresh: Visit) -> None:
    page = fresh.page

    def panel() -> str:
        style = "getComputedStyle(document.querySelector('.side')).backgroundColor"
        return str(page.evaluate(style))

    light = panel()
    page.emulate_media(color_scheme="dark")
    dark = panel()
    assert dark != light
    page.click("#theme")
    assert panel() == light
    page.reload()
    expect(page.locator("#instead button")).to_be_visible()
    assert panel() == light
    page.click("#theme")
    assert panel() == dark
