"""Readouts of a fictional city's meetings, and what is answered in a conversation about them."""

from __future__ import annotations

import datetime
import json

from bot.chat.asker import Asker
from bot.conversation import Conversation
from bot.richtext import to_terminal
from store import Source, Store

TODAY = datetime.date(2024, 12, 31)
CHAT = Asker(TODAY, 7)
GOVERNMENT = "澜阳市市长闻亦舟主持召开市政府常务会议"
COMMITTEE = "澜阳市委书记柏知远主持召开市委常委会会议"
PLENARY = "澜阳市市长闻亦舟主持召开市政府第{}次全体会议"


def record(name: str, title: str, *paragraphs: str) -> Source:
    """A readout as a record."""
    told = {"id": name, "title": title, "text": "\n".join(paragraphs)}
    return Source(f"held:{name}", json.dumps(told, ensure_ascii=False).encode(), "record")


def held(name: str, day: str, lead: str, *matters: str) -> Source:
    """A readout of a meeting told in ``lead`` that took up ``matters``."""
    said = (f"会议研究了{matter}，强调，要抓好{matter}的落实。" for matter in matters)
    return record(name, lead, f"{day}上午，{lead}。", *said)


def told(store: Store, *said: str) -> str:
    """What is answered to the last of these."""
    talk = Conversation(store)
    for text in said[:-1]:
        talk.reply_to(text, CHAT)
    return to_terminal(talk.reply_to(said[-1], CHAT).blocks, color=False)
