"""Finding: a query → ranked passages, with excerpts and what else may have been meant.

``query`` is what was typed; ``matches`` is the law of what answers it; ``index`` (made from
``entries``) finds fast what that law says; ``ranking`` puts it in order, with a second look at how
close the words stand; ``finding`` puts it together, and adds the ``excerpt`` of each of the
``passages``, from readouts it has (``looking``) looked at, and the ``suggestions``.
"""

from store.search.excerpt import Excerpt
from store.search.finding import Found, Hit, Search
from store.search.matches import matching
from store.search.query import Query, read_query
from store.search.ranking import Order

__all__ = ["Excerpt", "Found", "Hit", "Order", "Query", "Search", "matching", "read_query"]
