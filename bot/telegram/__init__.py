"""The conversation on Telegram."""

from bot.telegram.serve import ServeError, serve

__all__ = ["ServeError", "serve"]
