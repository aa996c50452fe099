"""Where readouts come from; each way in yields :class:`store.model.Source` values."""

from store.intake.files import STDIN, Unusable, find_in, find_sources
from store.intake.stated import stated_day

__all__ = ["STDIN", "Unusable", "find_in", "find_sources", "stated_day"]
