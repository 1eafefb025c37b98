"""Pictures of people together: a table, a circle of chairs, raised lanterns, a webinar."""

from math import cos, pi, sin

from .figures import bubble, person, seat_ring, sun, tree
from .paper import (
    BLUSH,
    BRICK,
    CLOTHES,
    CORAL,
    CREAM,
    DEEP,
    GREEN,
    HAIRS,
    INK,
    LEAF,
    MINT,
    NIGHT,
    ORANGE,
    PLUM,
    ROSE,
    SAGE,
    SEA,
    SKINS,
    SKY,
    SUN,
    WHITE,
    Sheet,
    bow,
    shade,
)


def table(s: Sheet) -> None:
    """Draw four pairs around one table, from above."""
    s.fade("#f3dcb2", "#efcf9a")
    with s.cut(shade("#efcf9a", -0.1), 0) as c:
        for line in range(0, 1000, 125):
            c.rect(0, line, 1600, 5)
        for k in range(24):
            c.rect((k * 397) % 1600, (k % 8) * 125, 5, 125)
    with s.cut(BRICK, 10) as c:
        c.disc(800, 500, 640, 470)
    with s.cut(CORAL, 0) as c:
        c.disc(800, 500, 600, 432)
    with s.cut(BRICK, 0) as c:
        for k in range(48):
            a = 2 * pi * k / 48
            c.disc(800 + 572 * cos(a), 500 + 405 * sin(a), 9)
    seat_ring(s, 800, 500, 372, 8, 78, pi / 8)
    with s.cut(GREEN, 20) as c:
        c.disc(800, 500, 272)
    with s.cut(LEAF, 0) as c:
        c.disc(800, 500, 252)
    for k in range(8):
        a = 2 * pi * k / 8 + pi / 8
        x, y = 800 + 190 * cos(a), 500 + 186 * sin(a)
        with s.cut(WHITE, 6) as c:
            c.poly([(x - 40, y - 26), (x + 34, y - 34), (x + 42, y + 24), (x - 32, y + 32)])
        with s.cut((SEA, BRICK)[k % 2], 0) as c:
            for line in range(3):
                c.rect(x - 24, y - 14 + line * 12, 46 - line * 8, 4, 2)
    with s.cut(SUN, 10) as c:
        for k in range(12):
            c.leaf(800, 500, 94, k * 30, 0.3)
    with s.cut(BRICK, 4) as c:
        c.disc(800, 500, 34)


def circle(s: Sheet) -> None:
    """Draw a circle of chairs whose talk grows into leaves."""
    s.fade("#1a5c5f", "#0d3b40")
    s.glow(800, 500, 760, SUN, 0.5)
    with s.cut("#13484c", 10) as c:
        c.disc(800, 500, 520, 468)
    with s.cut("#f0d49c", 8) as c:
        c.disc(800, 500, 330, 300)
    with s.cut(CREAM, 0) as c:
        c.disc(800, 500, 286, 258)
    for k in range(10):
        a = 2 * pi * k / 10
        with s.cut(("#d9a05b", ORANGE)[k % 2], 8) as c:
            c.disc(800 + 438 * cos(a), 500 + 408 * sin(a), 66)
    seat_ring(s, 800, 500, 402, 10, 66)
    for color, length, turn in ((GREEN, 230, 0), (LEAF, 205, 18), (SAGE, 150, 36)):
        with s.cut(color, 9) as c:
            for k in range(10):
                c.leaf(800, 500, length, k * 36 + turn, 0.2)
    with s.cut(SUN, 8) as c:
        c.disc(800, 500, 52)


def lanterns(s: Sheet) -> None:
    """Draw people who carry lights through the evening."""
    s.fade("#122c45", "#c9634a")
    s.glow(800, 760, 780, SUN, 0.6)
    with s.cut(CREAM, 0, 0.9) as c:
        for _k in range(60):
            c.disc(s.chance.uniform(0, 1600), s.chance.uniform(0, 420), s.chance.uniform(1.5, 4))
    for color, y, rise, seed in (("#3b3a5c", 560, 70, 4), ("#2b2b49", 640, 50, 12)):
        with s.cut(color, 9) as c:
            c.hills(y, rise, seed, 1.7)
    for row, (y, tall, count) in enumerate(((800, 270, 9), (985, 350, 7))):
        for i in range(count):
            x = 1600 * (i + 0.5) / count + (30 if row else -20)
            side = 1 if i % 2 else -1
            reach = (x + side * tall * 0.29, y - tall * 0.98)
            s.glow(reach[0], reach[1], tall * 0.6, SUN, 0.75)
            person(s, x, y, tall, i * 3 + row, arm=side)
            with s.cut(INK, 0) as c:
                c.line([(reach[0], y - tall * 0.9), (reach[0], y - tall * 1.02)], 4)
            with s.cut((SUN, CORAL, CREAM)[i % 3], 6) as c:
                c.disc(reach[0], reach[1] - tall * 0.13, tall * 0.1, tall * 0.125)
            with s.cut(shade(SUN, 0.6), 0) as c:
                c.disc(reach[0], reach[1] - tall * 0.12, tall * 0.05, tall * 0.07)


def hands(s: Sheet) -> None:
    """Draw raised hands before a rising sun."""
    s.fade("#f0a35e", "#fbe0a8")
    sun(s, 800, 720, 300)
    with s.cut(shade(SUN, 0.3), 0, 0.55) as c:
        for k in range(0, 24, 2):
            a, b = pi + pi * k / 23, pi + pi * (k + 0.9) / 23
            c.poly(
                [
                    (800 + 380 * cos(a), 720 + 380 * sin(a)),
                    (800 + 1300 * cos(a), 720 + 1300 * sin(a)),
                    (800 + 1300 * cos(b), 720 + 1300 * sin(b)),
                    (800 + 380 * cos(b), 720 + 380 * sin(b)),
                ]
            )
    for i in range(11):
        x, top = 90 + i * 142, 400 + (i * 211 % 190) + abs(i - 5) * 22
        lean = (i - 5) * -7
        with s.cut(SKINS[i % len(SKINS)], 9) as c:
            c.line([(x, 1040), (x + lean, top + 70)], 62)
            c.rect(x + lean - 52, top, 104, 130, 42)
            for k in range(4):
                c.line(
                    [
                        (x + lean - 40 + k * 27, top + 34),
                        (x + lean - 44 + k * 29, top - 54 - (16 if k in (1, 2) else 0)),
                    ],
                    23,
                )
            side = 1 if i % 2 else -1
            c.line([(x + lean + side * 40, top + 84), (x + lean + side * 82, top + 22)], 25)
        with s.cut(CLOTHES[i % len(CLOTHES)], 8) as c:
            c.line([(x, 1050), (x + lean * 0.5, top + 290)], 100)
        with s.cut(shade(CLOTHES[i % len(CLOTHES)], -0.25), 0) as c:
            c.rect(x + lean * 0.5 - 50, top + 262, 100, 20, 10)


def face(s: Sheet, x: float, y: float, w: float, h: float, kind: int, ground: str) -> None:
    """Show one person in the window of a video call."""
    with s.cut(ground, 6) as c:
        c.rect(x, y, w, h, 18)
    skin, hair = SKINS[kind * 5 % len(SKINS)], HAIRS[(kind * 7 + 1) % len(HAIRS)]
    middle, r = x + w / 2, h * 0.2
    with s.cut(hair, 3) as c:
        if kind % 2:
            c.rect(middle - r * 1.15, y + h * 0.2, r * 2.3, h * 0.52, r)
        else:
            c.disc(middle, y + h * 0.38, r * 1.18)
            c.disc(middle, y + h * 0.2, r * 0.5)
    with s.cut(CLOTHES[kind % len(CLOTHES)], 3) as c:
        c.rect(middle - h * 0.38, y + h * 0.68, h * 0.76, h * 0.32, h * 0.16)
        c.rect(middle - h * 0.38, y + h * 0.84, h * 0.76, h * 0.16)
    with s.cut(skin, 2) as c:
        c.rect(middle - r * 0.36, y + h * 0.52, r * 0.72, h * 0.22, r * 0.36)
        c.disc(middle, y + h * 0.43, r * 0.9, r)
    with s.cut(hair, 0) as c:
        c.slice(middle, y + h * 0.38, r * 0.96, 186, 354)


def laptop(s: Sheet, x: float, y: float, w: float, h: float) -> None:
    """Open a laptop with an empty screen."""
    with s.cut(NIGHT, 22) as c:
        c.rect(x - 28, y - 28, w + 56, h + 56, 30)
    with s.cut("#cdd8d0", 16) as c:
        c.poly(
            [
                (x - 60, y + h + 30),
                (x + w + 60, y + h + 30),
                (x + w + 150, y + h + 104),
                (x - 150, y + h + 104),
            ]
        )
    with s.cut("#9fb0a8", 0) as c:
        c.rect(x + w / 2 - 110, y + h + 76, 220, 16, 8)


def webinar(s: Sheet) -> None:
    """Draw nine people in a video call."""
    s.fade("#f7cf8f", "#f3b676")
    with s.cut(CORAL, 8) as c:
        c.disc(240, 210, 330)
    with s.cut(BRICK, 14) as c:
        c.rect(-10, 810, 1620, 220)
    laptop(s, 400, 120, 800, 590)
    grounds = (SKY, BLUSH, MINT, CREAM, ROSE, SAGE, SUN, SKY, BLUSH)
    for k in range(9):
        face(s, 414 + (k % 3) * 260, 134 + (k // 3) * 192, 252, 178, k + 1, grounds[k])
    with s.cut(CREAM, 10) as c:
        c.rect(1385, 660, 130, 170, 26)
        c.disc(1524, 735, 50)
        c.disc(1524, 735, 27, hole=True)
    with s.cut(SEA, 0) as c:
        c.rect(1385, 710, 130, 30)
    with s.cut(GREEN, 8) as c:
        for angle in (35, 62, 90, 118, 145):
            c.leaf(170, 700, 300, angle, 0.2)
    with s.cut(PLUM, 8) as c:
        c.poly([(80, 690), (260, 690), (236, 850), (104, 850)])


def webinar_next(s: Sheet) -> None:
    """Draw a laptop by a window."""
    s.fade("#bfe0d8", "#e9f1dc")
    with s.cut(SEA, 10) as c:
        c.rect(880, -20, 560, 640, 20)
    with s.cut("#f9c784", 0) as c:
        c.rect(912, -20, 496, 608, 8)
    with s.cut(SUN, 4) as c:
        c.disc(1160, 330, 96)
    with s.cut(LEAF, 5) as c:
        c.poly([*bow((912, 420), (1080, 330), (1408, 470)), (1408, 588), (912, 588)])
    with s.cut(SEA, 4) as c:
        c.rect(1148, -20, 24, 620)
        c.rect(900, 250, 520, 20)
    with s.cut("#c98b4e", 16) as c:
        c.rect(-10, 800, 1620, 220)
    with s.cut("#a86f38", 0) as c:
        c.rect(-10, 800, 1620, 22)
    laptop(s, 250, 270, 560, 400)
    face(s, 266, 286, 528, 250, 4, CREAM)
    for k in range(3):
        face(s, 266 + k * 180, 548, 168, 108, k + 5, (BLUSH, MINT, SUN)[k])
    with s.cut(PLUM, 10) as c:
        c.poly([(1260, 700), (1420, 700), (1396, 850), (1284, 850)])
    with s.cut(GREEN, 8) as c:
        for angle in (30, 60, 90, 120, 150):
            c.leaf(1340, 706, 230, angle, 0.22)
    with s.cut(WHITE, 8) as c:
        c.poly([(960, 850), (1150, 834), (1180, 920), (980, 940)])
    with s.cut(BRICK, 3) as c:
        c.line([(1010, 905), (1130, 855)], 13)


def talk(s: Sheet) -> None:
    """Draw four people under speech bubbles."""
    s.fade(SKY, "#f4ecd0")
    with s.cut(SAGE, 8) as c:
        c.hills(720, 50, 6, 1.2)
    tree(s, 150, 800, 330, LEAF)
    tree(s, 1470, 800, 360, GREEN)
    bubble(s, 300, 90, 470, 270, WHITE, -1)
    bubble(s, 850, 170, 460, 250, SUN, 1)
    with s.cut(SEA, 0) as c:
        for k, w in enumerate((330, 360, 240)):
            c.rect(360, 158 + k * 52, w, 22, 11)
    with s.cut(BRICK, 0) as c:
        for k in range(3):
            c.disc(970 + k * 110, 295, 30)
    with s.cut(GREEN, 12) as c:
        c.hills(840, 16, 25, 1)
    for i, x in enumerate((400, 590, 1010, 1200)):
        person(s, x, 985, 480 - (i % 2) * 40, i + 1, arm=(0, 1, 0, 1)[i])


def letter(s: Sheet) -> None:
    """Draw an open letter."""
    s.fade("#f9d9a5", "#fdf0d2")
    sun(s, 1260, 260, 90)
    for color, y, rise, seed in ((SAGE, 640, 50, 3), (LEAF, 730, 40, 9), (DEEP, 850, 24, 15)):
        with s.cut(color, 9) as c:
            c.hills(y, rise, seed, 1.5)
    with s.cut(BRICK, 20) as c:
        c.rect(440, 420, 720, 440, 20)
    with s.cut(WHITE, 14) as c:
        c.rect(510, 170, 580, 560, 14)
    with s.cut(SEA, 0) as c:
        for k, w in enumerate((300, 440, 400, 440)):
            c.rect(580, 250 + k * 54, w, 16, 8)
    with s.cut(CORAL, 12) as c:
        c.poly([(440, 440), (800, 700), (440, 850)])
        c.poly([(1160, 440), (800, 700), (1160, 850)])
    with s.cut(shade(CORAL, 0.12), 12) as c:
        c.poly([(448, 858), (800, 610), (1152, 858)])
    with s.cut(SUN, 8) as c:
        c.disc(800, 690, 58)
    with s.cut(BRICK, 0) as c:
        for angle in (45, 90, 135):
            c.leaf(800, 728, 72, angle, 0.3)
