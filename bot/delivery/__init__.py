"""What is owed goes out: at Telegram's pace, after everything that was asked for."""

from bot.delivery.courier import Courier, Post
from bot.delivery.pacing import Pace

__all__ = ["Courier", "Pace", "Post"]
