"""Numbers as lists print them: 4 is "4", "d", "iv"."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip

_HTML_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def ordinal(value: int, style: str) -> str:
    """A count in one of Word's number formats (or an HTML list type); "" where the format is not known."""
    style = _HTML_TYPES.get(style, style)
    if style in ("decimal", "1", ""):
        return str(value)
    if style == "decimalZero":
        return f"{value:02}"
    if not 0 < value < 4000:
        return ""
    if style == "lowerLetter":
        return chr(97 + (value - 1) % 26) * (1 + (value - 1) // 26)
    if style == "lowerRoman":
        return _roman(value)
    if style in ("upperLetter", "upperRoman"):
        return ordinal(value, style.replace("upper", "lower")).upper()
    return ""


def _roman(value: int) -> str:
    digits = ""
    for size, digit in _ROMAN:
        digits += digit * (value // size)
        value %= size
    return digits


def roman_value(numeral: str) -> int:
    """ "xiv" is 14; 0 for what is no Roman numeral in small letters."""
    value, rest = 0, numeral
    for size, digit in _ROMAN:
        while rest.startswith(digit):
            value, rest = value + size, rest[len(digit) :]
    return value if not rest and _roman(value) == numeral else 0
