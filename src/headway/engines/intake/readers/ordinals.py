"""Numbers as lists print them: 4 is "4", "d", "iv", "④", "四"."""

import unicodedata

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
    if style in _LIKE:
        return _in_row(value, _LIKE[style])
    if style == "lowerLetter":
        return chr(97 + (value - 1) % 26) * (1 + (value - 1) // 26)
    if style == "lowerRoman":
        return _roman(value)
    if style in ("upperLetter", "upperRoman"):
        return ordinal(value, style.replace("upper", "lower")).upper()
    return ""


_LIKE = {
    "decimalEnclosedCircle": "①",
    "decimalEnclosedCircleChinese": "①",
    "chineseCounting": "一",
    "chineseCountingThousand": "一",
    "ideographDigital": "一",
    "japaneseCounting": "一",
    "decimalFullWidth": "１",
    "decimalFullWidth2": "１",
    "hindiNumbers": "١",
    "cardinalText": "One",
    "ordinalText": "First",
}
"""Word's further formats, each by its first sign."""


def _in_row(value: int, like: str) -> str:
    if like.isdecimal():
        return in_digits_like(str(value), like)
    return word_of(value, like) if like.isascii() else sign_of(value, like)


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


_IN_WORDS = tuple(
    tuple(row.split())
    for row in (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        "firstly secondly thirdly fourthly fifthly sixthly seventhly eighthly ninthly tenthly",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
        "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième",
        "premièrement deuxièmement troisièmement quatrièmement cinquièmement sixièmement septièmement",
        "primera segunda tercera cuarta quinta sexta séptima octava novena décima undécima duodécima decimotercera decimocuarta decimoquinta",
        "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo",
        "primeira segunda terceira quarta quinta sexta sétima oitava nona décima",
        "первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая",
    )
)


def in_words(printed: str) -> int:
    """ "Third" and "TERCERA" are 3; 0 for a word that counts nothing."""
    return next((row.index(word) + 1 for row in _IN_WORDS if (word := printed.casefold()) in row), 0)


def word_of(value: int, like: str) -> str:
    """The word for a count in the row that `like` is of, in its capitals; "" where the row ends before it."""
    row = next(row for row in _IN_WORDS if like.casefold() in row)
    word = row[value - 1] if value <= len(row) else ""
    return word.upper() if like.isupper() else word.capitalize() if like[0].isupper() else word


_HAN = "零一二三四五六七八九"


def han_value(printed: str) -> int:
    """ "十二" is 12; 0 for what is no number of one or two places."""
    tens, ten, ones = printed.rpartition("十")
    if not printed or any(letter not in _HAN for letter in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return 0
    return (_HAN.index(tens) if tens else 1) * 10 * bool(ten) + (_HAN.index(ones) if ones else 0)


def counted_by_sign(printed: str) -> int:
    """What a sign such as "③" or a Chinese numeral counts; 0 for any other."""
    if len(printed) == 1 and unicodedata.category(printed) == "No":
        return int(unicodedata.numeric(printed))
    return han_value(printed)


def sign_of(value: int, like: str) -> str:
    """The sign for a count in the row that `like` is of."""
    if like in f"{_HAN}十":
        tens, ones = divmod(value, 10)
        return (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones] if ones else "")
    return chr(ord(like) - counted_by_sign(like) + value)


def in_digits_like(digits: str, like: str) -> str:
    """Digits written in the script of another: "12" as "١٢" like "٣"."""
    zero = ord(like) - unicodedata.decimal(like)
    return "".join(chr(zero + int(digit)) for digit in digits)
