"""Dated facts, apart from the rules that read them; every one is public record.

What they do not know of, who reads them must not take for what was not: see ``COMPLETE_UNTIL``.
"""

from __future__ import annotations

from datetime import date

COMPLETE_UNTIL = date(2026, 10, 10)
"""The last day up to which the tables hold every day of what returns.

Whoever adds what was held since then raises it; only what was called for ahead stands beyond it.
"""
