"""LibreOffice for these tests."""

from tests.engines.exchange.libre import libre

__all__ = ["libre"]
