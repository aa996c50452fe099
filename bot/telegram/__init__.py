"""The conversation on Telegram."""

from bot.telegram.serve import ServeError, serve
from bot.telegram.webhook import Address, address_of

__all__ = ["Address", "ServeError", "address_of", "serve"]
