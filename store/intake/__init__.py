"""Where readouts come from; each way in yields :class:`store.model.Source` values."""

from store.intake.files import STDIN, Unusable, find_in, find_sources

__all__ = ["STDIN", "Unusable", "find_in", "find_sources"]
