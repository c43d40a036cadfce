"""Flows of figures: travelled, returned, prosecuted, reintegrated; aggregate, bounded, masked."""
