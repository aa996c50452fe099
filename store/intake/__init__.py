"""Where readouts come from; each way in yields :class:`store.model.Source` values."""

from store.intake.files import Unusable, find_sources

__all__ = ["Unusable", "find_sources"]
