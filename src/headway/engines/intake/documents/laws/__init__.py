"""Laws: their articles as addressable passages, the same article in two languages, and references to them. Pure."""
