"""Numbers that a program prints before the items of a list, where the file holds only the list."""

_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def thai_digits(number: int) -> str:
    """Return a number in Thai digits."""
    return str(number).translate(_THAI_DIGITS)


def latin_letters(number: int) -> str:
    """Return a number as a, b and on to z, then aa, ab."""
    return _letters(number, "abcdefghijklmnopqrstuvwxyz")


def thai_letters(number: int) -> str:
    """Return a number as ก, ข, ค and on."""
    return _letters(number, _THAI_LETTERS)


def roman(number: int) -> str:
    """Return a number as i, ii, iii, iv and on."""
    digits = ""
    if not 0 < number < 4000:
        return str(number)
    for value, digit in _ROMAN:
        digits += digit * (number // value)
        number %= value
    return digits


def _letters(number: int, alphabet: str) -> str:
    if not 0 < number < 100_000:
        return str(number)
    letters = ""
    while number:
        number, rest = divmod(number - 1, len(alphabet))
        letters = alphabet[rest] + letters
    return letters
