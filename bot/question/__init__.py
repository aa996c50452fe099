"""From what was typed to what is asked.

``frames`` holds the grammar of asking, ``bodies`` and ``people`` recognise who is meant, and
``understanding`` puts the parts together; ``tables`` reads the words and days of the data files.
All of it is pure: the names that the store knows are told to it.
"""

from bot.question.model import By, Deed, Intent, Measure, Order, Question, Role, Tells
from bot.question.understanding import MAX_CHARS, understand

__all__ = [
    "MAX_CHARS",
    "By",
    "Deed",
    "Intent",
    "Measure",
    "Order",
    "Question",
    "Role",
    "Tells",
    "understand",
]
