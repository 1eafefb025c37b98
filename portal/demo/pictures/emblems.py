"""Emblems of five values and marks for partners; the middle square holds all of each."""

from math import cos, pi, sin

from .figures import person
from .paper import (
    BLUSH,
    BRICK,
    CORAL,
    CREAM,
    DEEP,
    GREEN,
    LEAF,
    MINT,
    ORANGE,
    PLUM,
    ROSE,
    SAGE,
    SEA,
    SKY,
    SUN,
    WHITE,
    Sheet,
    bow,
    shade,
)


def fairness(s: Sheet) -> None:
    """Draw scales in balance."""
    s.fade("#f9d08b", "#f5b865")
    with s.cut(CREAM, 0, 0.55) as c:
        c.disc(800, 480, 430)
    with s.cut(GREEN, 14) as c:
        c.rect(776, 230, 48, 560, 20)
        c.poly([(610, 850), (990, 850), (880, 770), (720, 770)])
        c.line([(470, 320), (1130, 320)], 34)
        c.disc(800, 230, 58)
    with s.cut(DEEP, 5) as c:
        for x in (480, 1120):
            c.line([(x, 320), (x - 120, 590)], 8)
            c.line([(x, 320), (x + 120, 590)], 8)
    for x, colors in ((480, (BRICK, CORAL)), (1120, (SEA, LEAF))):
        with s.cut(colors[0], 12) as c:
            c.slice(x, 584, 160, 0, 180)
        with s.cut(colors[1], 5) as c:
            for dx, r in ((-74, 40), (0, 54), (76, 42)):
                c.slice(x + dx, 584, r, 180, 360)
    with s.cut(SUN, 4) as c:
        c.disc(800, 230, 30)


def power(s: Sheet) -> None:
    """Draw people before rising rays."""
    s.fade("#b43f25", "#8a2b1c")
    s.glow(800, 760, 720, SUN, 0.55)
    for r, color in ((470, PLUM), (385, BRICK), (300, CORAL), (215, ORANGE), (130, SUN)):
        with s.cut(color, 12) as c:
            for k in range(13):
                a, b = pi + pi * k / 13 + 0.02, pi + pi * (k + 1) / 13 - 0.02
                m = (a + b) / 2
                c.poly(
                    [
                        (800, 780),
                        (800 + r * cos(a), 780 + r * sin(a)),
                        (800 + (r + 44) * cos(m), 780 + (r + 44) * sin(m)),
                        (800 + r * cos(b), 780 + r * sin(b)),
                    ]
                )
    with s.cut(DEEP, 12) as c:
        c.rect(300, 776, 1000, 26, 12)
    for i, x in enumerate((440, 560, 680, 800, 920, 1040, 1160)):
        person(s, x, 930, 250 - abs(3 - i) * 16, i, arm=(-1, 0, -1, 0, 1, 0, 1)[i])


def future(s: Sheet) -> None:
    """Draw a seedling and the sun."""
    s.fade("#bfe3dc", "#f3f0d4")
    s.glow(800, 560, 640, SUN, 0.7)
    with s.cut(SUN, 10) as c:
        c.disc(800, 560, 250)
    for color, y in (("#8c5a3c", 690), ("#6b402a", 770), ("#4d2c1e", 860)):
        with s.cut(color, 10) as c:
            c.poly([*bow((-20, y + 40), (800, y - 80), (1620, y + 40)), (1620, 1020), (-20, 1020)])
    with s.cut(GREEN, 10) as c:
        c.curve((800, 680), (786, 520), (800, 330), 26)
        c.leaf(798, 520, 310, 152, 0.3)
        c.leaf(798, 470, 310, 28, 0.3)
    with s.cut(LEAF, 7) as c:
        c.leaf(800, 380, 230, 128, 0.28)
        c.leaf(800, 360, 230, 52, 0.28)
        c.leaf(800, 340, 210, 90, 0.26)
    with s.cut(CREAM, 0, 0.9) as c:
        for x, y in ((800, 760), (740, 812), (866, 822), (800, 880)):
            c.line(bow((800, 700), (x + 20, y - 40), (x, y)), 7)


def dignity(s: Sheet) -> None:
    """Draw a person in an arch of light."""
    s.fade("#163f5b", "#0d2c40")
    for r, color in ((440, SEA), (360, "#3b8c8c"), (280, SAGE), (200, CREAM)):
        with s.cut(color, 12) as c:
            c.arch(800 - r, 480 - r * 0.95, r * 2, 1000)
    s.glow(800, 440, 420, SUN, 0.6)
    with s.cut(SUN, 6) as c:
        c.disc(800, 445, 152)
    person(s, 800, 1004, 680, 1)


def unity(s: Sheet) -> None:
    """Draw six linked rings."""
    s.fade("#fbe9c8", "#f6d7a2")
    colors = (BRICK, SUN, LEAF, SEA, PLUM, ORANGE)
    for k, color in enumerate(colors):
        a = 2 * pi * k / 6 - pi / 2
        with s.cut(color, 12) as c:
            x, y = 800 + 200 * cos(a), 500 + 200 * sin(a)
            c.disc(x, y, 205)
            c.disc(x, y, 140, hole=True)
    a = -pi / 2
    x, y = 800 + 200 * cos(a), 500 + 200 * sin(a)
    with s.cut(colors[0], 12) as c:
        c.slice(x, y, 205, 0, 110)
        c.disc(x, y, 140, hole=True)
    with s.cut(CREAM, 8) as c:
        c.disc(800, 500, 62)
    with s.cut(CORAL, 0) as c:
        c.disc(800, 500, 34)


def mark(s: Sheet, ground: str) -> None:
    """Lay the round ground of a partner's mark."""
    s.fade(WHITE, WHITE)
    with s.cut(ground, 0) as c:
        c.disc(800, 500, 400)


def doors(s: Sheet) -> None:
    """Draw a mark of three arches."""
    mark(s, CORAL)
    for k, color in enumerate((CREAM, SUN, PLUM)):
        with s.cut(color, 8) as c:
            c.arch(800 - 210 + k * 62, 270 + k * 82, 420 - k * 124, 480 - k * 82)


def harbor(s: Sheet) -> None:
    """Draw a mark of a sail over waves."""
    mark(s, SEA)
    with s.cut(WHITE, 8) as c:
        c.poly([(790, 250), (790, 590), (560, 590)])
    with s.cut(SUN, 8) as c:
        c.poly([(820, 320), (820, 590), (1010, 590)])
    with s.cut(SKY, 6) as c:
        for y in (640, 710):
            c.line(
                bow((560, y), (680, y - 60), (800, y)) + bow((800, y), (920, y + 60), (1040, y)), 32
            )


def breeze(s: Sheet) -> None:
    """Draw a mark of leaves and a sun."""
    mark(s, SKY)
    with s.cut(GREEN, 8) as c:
        for k in range(4):
            c.leaf(640, 720, 470, 12 + k * 27, 0.13)
    with s.cut(SUN, 8) as c:
        c.disc(560, 400, 70)


def rivers(s: Sheet) -> None:
    """Draw a mark of two rivers that meet."""
    mark(s, DEEP)
    with s.cut(SAGE, 6) as c:
        c.line(
            bow((560, 250), (620, 480), (800, 540)) + bow((800, 540), (830, 640), (810, 820)), 64
        )
    with s.cut(SUN, 6) as c:
        c.line(
            bow((1040, 250), (990, 470), (830, 540)) + bow((830, 540), (800, 600), (800, 700)), 44
        )


def stairs(s: Sheet) -> None:
    """Draw a mark of four rising steps."""
    mark(s, PLUM)
    for k, color in enumerate((CORAL, ORANGE, SUN, CREAM)):
        with s.cut(color, 8) as c:
            c.rect(560 + k * 122, 640 - k * 100, 116, 130 + k * 100, 10)


def bend(s: Sheet) -> None:
    """Draw a mark of a river's bend below a sun."""
    mark(s, GREEN)
    for r, color in ((300, SEA), (225, SKY), (150, SUN)):
        with s.cut(color, 8) as c:
            c.slice(800, 440, r, 0, 180)
    with s.cut(CORAL, 8) as c:
        c.slice(800, 410, 150, 180, 360)


def fruit(s: Sheet) -> None:
    """Draw a mark of two fruits."""
    mark(s, SUN)
    with s.cut(ORANGE, 10) as c:
        c.disc(720, 570, 160)
    with s.cut(BRICK, 10) as c:
        c.disc(920, 600, 128)
    with s.cut(GREEN, 8) as c:
        c.leaf(740, 430, 240, 60, 0.26)
        c.leaf(900, 480, 180, 110, 0.28)


def peaks(s: Sheet) -> None:
    """Draw a mark of two mountains."""
    mark(s, BLUSH)
    with s.cut(PLUM, 8) as c:
        c.poly([(470, 700), (700, 340), (930, 700)])
    with s.cut(ROSE, 8) as c:
        c.poly([(680, 700), (900, 420), (1130, 700)])
    with s.cut(SUN, 6) as c:
        c.disc(960, 330, 70)


def candles(s: Sheet) -> None:
    """Draw a mark of five candles."""
    mark(s, shade(SEA, -0.3))
    for k, color in enumerate((CORAL, SUN, CREAM, SUN, CORAL)):
        x, y = 560 + k * 120, 500 - (2 - abs(2 - k)) * 50
        with s.cut(color, 6) as c:
            c.rect(x - 34, y, 68, 730 - y, 14)
            c.leaf(x, y - 16, 110, 90, 0.3)


def fountain(s: Sheet) -> None:
    """Draw a mark of a fountain."""
    mark(s, MINT)
    with s.cut(SEA, 8) as c:
        c.slice(800, 620, 250, 0, 180)
        for side in (-1, 1):
            for reach in (70, 150, 230):
                c.curve((800, 560), (800 + side * reach * 0.7, 180), (800 + side * reach, 580), 26)
    with s.cut(BRICK, 6) as c:
        c.disc(800, 300, 44)
