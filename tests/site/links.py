"""Every link of a built site, as tests ask for them."""

from macros.builtsite.links import broken_links

__all__ = ["broken_links"]
