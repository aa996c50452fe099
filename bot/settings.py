"""What can be set: a flag wins, then the environment, then a .env file."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from platformdirs import user_data_path

from store.causes import cause

NAMES = frozenset(
    f"READOUT_BOT_{name}"
    for name in ("DATA", "TOKEN", "TOKEN_FILE", "API", "ALLOWED", "ADMINS", "TIMEZONE")
)
"""Every variable that means something; what else begins like them is a slip."""
TELEGRAM_API = "https://api.telegram.org"
BEIJING = ZoneInfo("Asia/Shanghai")


class SettingError(Exception):
    """A setting that cannot be used; the message is one sentence that says which and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, read once and passed down. The token is never shown."""

    data: Path
    token: str | None = field(default=None, repr=False)
    api: str = TELEGRAM_API
    allowed: frozenset[int] = frozenset()
    """User and chat ids that may use the bot; empty: everyone."""
    admins: frozenset[int] = frozenset()
    """User ids that may add readouts and see how the bot fares."""
    timezone: ZoneInfo = BEIJING
    unknown: tuple[str, ...] = ()
    """Variables that were set and mean nothing: likely the name of another, mistyped."""

    def today(self, zone: ZoneInfo | None = None) -> datetime.date:
        """The day it is where 昨天 is said: in ``zone``, or else the bot's own time zone."""
        return datetime.datetime.now(zone or self.timezone).date()

    def described(self) -> list[tuple[str, str]]:
        """Every variable with its value as it may be shown."""
        return [
            ("READOUT_BOT_DATA", str(self.data)),
            ("READOUT_BOT_TOKEN", "（已设置）" if self.token else "（未设置）"),
            ("READOUT_BOT_API", self.api),
            ("READOUT_BOT_ALLOWED", ",".join(map(str, sorted(self.allowed))) or "（所有人）"),
            ("READOUT_BOT_ADMINS", ",".join(map(str, sorted(self.admins))) or "（无）"),
            ("READOUT_BOT_TIMEZONE", self.timezone.key),
        ]


def load_settings(data: str | None = None, api: str | None = None) -> Settings:
    """The settings of this process. Raises SettingError naming the first that is wrong."""
    values = {**_from_file(), **os.environ}
    return read_settings({name: value or "" for name, value in values.items()}, data, api)


def _from_file() -> dict[str, str | None]:
    """What a .env file in the current folder says."""
    try:
        return dotenv_values(".env")
    except UnicodeError as error:
        raise SettingError("当前文件夹里的 .env 不是 UTF-8 编码，请转存为 UTF-8") from error
    except OSError as error:
        raise SettingError(f"无法读取当前文件夹里的 .env：{cause(error)}") from error


def read_settings(
    values: Mapping[str, str], data: str | None = None, api: str | None = None
) -> Settings:
    """The settings that ``values`` and the flags spell. Raises SettingError."""
    chosen = data or values.get("READOUT_BOT_DATA")
    return Settings(
        data=Path(chosen).expanduser() if chosen else user_data_path("readout-bot"),
        token=_token(values),
        api=_api(api or values.get("READOUT_BOT_API") or TELEGRAM_API),
        allowed=_ids("READOUT_BOT_ALLOWED", values.get("READOUT_BOT_ALLOWED", "")),
        admins=_ids("READOUT_BOT_ADMINS", values.get("READOUT_BOT_ADMINS", "")),
        timezone=_timezone(values.get("READOUT_BOT_TIMEZONE") or BEIJING.key),
        unknown=tuple(sorted(n for n in values if n.startswith("READOUT_BOT_") and n not in NAMES)),
    )


def _token(values: Mapping[str, str]) -> str | None:
    if token := values.get("READOUT_BOT_TOKEN", "").strip():
        return token
    if file := values.get("READOUT_BOT_TOKEN_FILE"):
        try:
            return Path(file).expanduser().read_text(encoding="utf-8").strip() or None
        except UnicodeError as error:
            raise SettingError("READOUT_BOT_TOKEN_FILE 指的文件不是 UTF-8 文本") from error
        except OSError as error:
            raise SettingError(
                f"无法读取 READOUT_BOT_TOKEN_FILE 指的文件 {file}：{cause(error)}"
            ) from error
    return None


def _api(address: str) -> str:
    if not address.startswith(("http://", "https://")):
        raise SettingError(f"READOUT_BOT_API 应以 http:// 或 https:// 开头，现在是 {address}")
    return address.rstrip("/")


def _ids(name: str, value: str) -> frozenset[int]:
    try:
        return frozenset(int(part) for part in value.replace("，", ",").split(",") if part.strip())
    except ValueError:
        raise SettingError(f"{name} 应是用逗号隔开的数字，现在是 {value}") from None


def _timezone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        raise SettingError(f"READOUT_BOT_TIMEZONE 不是已知的时区：{name}") from None
