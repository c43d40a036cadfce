"""Small words that templates need."""

from django import template

register = template.Library()


@register.filter
def lines(text: str) -> list[str]:
    """The lines of a text that keeps one thing to a line."""
    return [line for line in text.splitlines() if line.strip()]
