"""Numbers as the labels of lists print them: in Roman and Chinese numerals, in letters."""

VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)

ROMAN = tuple(zip(VALUES, ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"), strict=True))

CHINESE = "〇一二三四五六七八九"


def roman(number: int) -> str:
    """The number in lower-case Roman numerals from 1 to 3,999, in digits beyond."""
    if not 0 < number < 4000:
        return str(number)
    letters = ""
    for value, letter in ROMAN:
        while number >= value:
            letters += letter
            number -= value
    return letters


def letter(number: int) -> str:
    """A to z, then aa, bb ... as Word counts, up to thirty times a letter; in digits beyond."""
    if not 0 < number <= 30 * 26:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(97 + place) * (times + 1)


def chinese(number: int) -> str:
    """The number in Chinese numerals up to 99, in digits above."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else CHINESE[tens] + "十"
    return head + (CHINESE[ones] if ones or not tens else "")
