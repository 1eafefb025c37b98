"""Pictures under the open sky: a neighborhood by the rails, a pantry, bridge, town, garden."""

from .figures import house, person, sun, tree, windows
from .paper import (
    BLUSH,
    BRICK,
    CORAL,
    CREAM,
    DEEP,
    GOLD,
    GREEN,
    INK,
    LEAF,
    MINT,
    MIST,
    NIGHT,
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


def kansas_air(s: Sheet) -> None:
    """Draw a neighborhood beside rail and smoke stacks."""
    s.fade("#9fc9c4", "#fbe9c6")
    sun(s, 1180, 330, 105)
    for x, y, size in ((150, 150, 1.2), (470, 95, 0.9), (1380, 120, 1)):
        with s.cut(WHITE, 8, 0.92) as c:
            for dx, r in ((-80, 40), (-20, 60), (52, 48), (100, 30)):
                c.disc(x + dx * size, y - r * 0.3, r * size)
            c.rect(x - 120 * size, y, 250 * size, 30 * size, 15)
    with s.cut("#7c8f8a", 6, 0.55) as c:
        for i in range(9):
            c.disc(395 - i * 46 + (i % 2) * 16, 330 - i * 26, 28 + i * 7)
    with s.cut(shade(SEA, 0.15), 9) as c:
        c.hills(600, 26, 5, 1.2)
    with s.cut(PLUM, 9) as c:
        for x, top, w in ((392, 360, 50), (500, 300, 58)):
            c.poly([(x, top), (x + w, top), (x + w + 14, 650), (x - 14, 650)])
        c.rect(300, 520, 420, 160)
        for x in (300, 405, 510, 615):
            c.poly([(x, 524), (x, 462), (x + 105, 524)])
    with s.cut(BLUSH, 0) as c:
        for x, top, w in ((390, 396, 54), (497, 340, 64)):
            c.rect(x, top, w, 22)
    windows(s, 330, 562, 7, 2, (54, 52), (30, 26), 0.45, NIGHT)
    with s.cut(LEAF, 10) as c:
        c.hills(700, 22, 12, 1.6)
    for x, w, h, color, roof in (
        (760, 150, 120, CREAM, BRICK),
        (940, 170, 130, CORAL, DEEP),
        (1150, 150, 118, SUN, PLUM),
        (1330, 180, 140, WHITE, SEA),
    ):
        house(s, x, 766, w, h, color, roof)
    tree(s, 720, 790, 170, SAGE)
    tree(s, 1128, 780, 150)
    tree(s, 1545, 800, 210, SAGE)
    with s.cut(shade(GREEN, -0.1), 12) as c:
        c.hills(808, 10, 4, 1)
    with s.cut("#c9b68e", 0) as c:
        c.rect(-10, 872, 1620, 46)
        for x in range(-10, 1620, 46):
            c.rect(x, 862, 22, 66, 3)
    with s.cut(INK, 4) as c:
        c.rect(-10, 874, 1620, 9)
        c.rect(-10, 906, 1620, 9)
    for x, w, color in ((-60, 300, BRICK), (262, 250, GOLD), (534, 250, SEA)):
        with s.cut(color, 9) as c:
            c.rect(x, 770, w, 104, 10)
        with s.cut(shade(color, -0.25), 0) as c:
            for k in range(6):
                c.rect(x + 24 + k * (w - 40) / 6, 786, 7, 72)
            c.rect(x + w - 2, 850, 28, 10)
        with s.cut(INK, 4) as c:
            for dx in (45, 90, w - 90, w - 45):
                c.disc(x + dx, 880, 22)
    for i, x in enumerate((980, 1080, 1190, 1300)):
        person(s, x, 1004, 216 - (i % 2) * 34, i + 2, arm=(0, -1, 0, 1)[i])


def pasadena(s: Sheet) -> None:
    """Draw the table of a food pantry."""
    s.fade("#f9cf9a", "#fdeed2")
    sun(s, 420, 240, 95, ORANGE)
    for color, y, rise, seed in (
        ("#d9a7a0", 400, 120, 2),
        ("#a96c7c", 470, 110, 9),
        (PLUM, 545, 70, 6),
    ):
        with s.cut(color, 9) as c:
            c.hills(y, rise, seed, 1.7)
    with s.cut(LEAF, 9) as c:
        c.hills(620, 18, 21, 2)
    for x, tall in ((1180, 470), (1330, 400), (1490, 520), (110, 430)):
        with s.cut(shade(BRICK, -0.4), 5) as c:
            c.line(bow((x, 700), (x + 18, 700 - tall * 0.5), (x - 8, 700 - tall)), 15)
        with s.cut(GREEN, 7) as c:
            for angle in range(-30, 240, 27):
                c.leaf(x - 8, 700 - tall, 105, angle, 0.16)
    for i, x in enumerate((365, 702, 1036, 1342)):
        person(s, x, 800, 350 - (i % 2) * 26, i + 4, arm=(0, 1, 0, 0)[i])
    with s.cut(shade(BRICK, -0.2), 16) as c:
        c.rect(-10, 742, 1620, 280)
    with s.cut(CREAM, 10) as c:
        c.rect(-10, 724, 1620, 174)
        for x in range(-10, 1620, 80):
            c.disc(x + 40, 896, 40, 32)
    with s.cut(shade(CORAL, 0.1), 0) as c:
        for x in range(-10, 1620, 80):
            c.rect(x + 34, 724, 12, 194, 5)
    for x, kind in ((90, 0), (420, 1), (760, 0), (1090, 2), (1370, 0)):
        fruit = ((ORANGE, 23), (LEAF, 25), (BRICK, 21))[kind]
        with s.cut(fruit[0], 6) as c:
            for row, count in ((0, 5), (1, 4), (2, 2)):
                for k in range(count):
                    c.disc(x + 28 + k * 42 + row * 21, 612 - row * 34, fruit[1])
        with s.cut(shade(fruit[0], 0.35), 0) as c:
            for row, count in ((0, 5), (1, 4), (2, 2)):
                for k in range(count):
                    c.disc(x + 20 + k * 42 + row * 21, 604 - row * 34, 6)
        with s.cut(GREEN, 3) as c:
            for k in range(4):
                c.leaf(x + 50 + k * 42, 590 - (k % 2) * 30, 34, 60 + 20 * k, 0.3)
        with s.cut("#b98a55", 10) as c:
            c.rect(x - 8, 620, 236, 116, 8)
        with s.cut("#8f6437", 0) as c:
            for y in (652, 690):
                c.rect(x - 8, y, 236, 7)
    with s.cut(WHITE, 8) as c:
        for x in (346, 366, 1006, 1028):
            c.rect(x - 16, 640, 32, 96, 10)


def bridge(s: Sheet) -> None:
    """Draw a bridge between two banks."""
    s.fade("#f7d7a8", "#fdf3dd")
    sun(s, 800, 330, 130)
    with s.cut(SAGE, 8) as c:
        c.hills(520, 60, 4, 1.5)
    with s.cut(LEAF, 8) as c:
        c.hills(590, 40, 16, 1.3)
    with s.cut(SEA, 8) as c:
        c.rect(-10, 660, 1620, 400)
    with s.cut(shade(SEA, 0.4), 0, 0.6) as c:
        for i in range(30):
            c.rect(s.chance.uniform(300, 1240), 690 + i * 10, s.chance.uniform(40, 170), 4, 2)
    with s.cut(GREEN, 14) as c:
        c.poly([*bow((-20, 560), (420, 560), (470, 1020)), (-20, 1020)])
        c.poly([*bow((1620, 560), (1180, 560), (1130, 1020)), (1620, 1020)])
    deck = bow((250, 640), (800, 380), (1350, 640), 40)
    with s.cut(BRICK, 14) as c:
        c.line(deck, 40)
        c.line(bow((330, 800), (800, 330), (1270, 800), 40), 30)
        for k in range(6, 36, 3):
            x, y = deck[k]
            t = (x - 330) / 940
            low = 800 * (1 - t) ** 2 + 660 * t * (1 - t) + 800 * t * t
            if low > y:
                c.line([(x, y), (x, low)], 12)
    with s.cut(CREAM, 0) as c:
        c.line([(x, y - 12) for x, y in deck], 8)
    for i, k in enumerate((4, 8, 12, 16)):
        person(s, deck[k][0], deck[k][1] - 12, 170 - (i % 2) * 22, i, arm=1 if i == 3 else 0)
        x, y = deck[40 - k]
        person(s, x, y - 12, 170 - ((i + 1) % 2) * 22, i + 4, arm=-1 if i == 3 else 0)
    for x, w, h, color, roof in ((20, 110, 110, WHITE, PLUM), (1440, 130, 120, CORAL, DEEP)):
        house(s, x, 640, w, h, color, roof)
    tree(s, 185, 690, 170, SAGE)
    tree(s, 1405, 700, 150)


def town(s: Sheet) -> None:
    """Draw neighbors before the town."""
    s.fade("#f6b27a", "#fdeccb")
    sun(s, 800, 400, 150)
    for color, y, rise, seed in ((BLUSH, 440, 70, 7), (ROSE, 500, 60, 3), (SAGE, 560, 44, 11)):
        with s.cut(color, 9) as c:
            c.hills(y, rise, seed, 1.6)
    for x, w, h, color, roof in (
        (90, 120, 120, WHITE, BRICK),
        (230, 140, 150, SEA, DEEP),
        (1120, 150, 150, CORAL, PLUM),
        (1300, 120, 120, CREAM, SEA),
        (1440, 140, 140, SUN, BRICK),
    ):
        house(s, x, 640, w, h, color, roof)
    with s.cut(CREAM, 10) as c:
        c.rect(600, 470, 400, 180)
        c.poly([(580, 476), (800, 390), (1020, 476)])
        c.rect(760, 330, 80, 80)
        c.slice(800, 334, 52, 180, 360)
    with s.cut(shade(CREAM, -0.25), 0) as c:
        for k in range(7):
            c.rect(628 + k * 54, 494, 18, 150)
    with s.cut(LEAF, 10) as c:
        c.hills(650, 22, 14, 1.8)
    for x, tall in ((60, 170), (410, 190), (540, 150), (1070, 170), (1580, 190)):
        tree(s, x, 690, tall, GREEN)
    with s.cut("#cfdcae", 12) as c:
        c.hills(770, 16, 19, 1.2)
    for i in range(9):
        person(s, 110 + i * 172, 980, 322 - (i * 37 % 70), i, arm=(0, 1, 0, -1, 0, 0, 1, 0, -1)[i])


def garden(s: Sheet) -> None:
    """Draw a community garden."""
    s.fade(SKY, MIST)
    sun(s, 1290, 210, 88)
    with s.cut(SAGE, 8) as c:
        c.hills(460, 40, 5, 1.3)
    house(s, 150, 560, 210, 190, CORAL, DEEP)
    house(s, 1190, 560, 180, 160, CREAM, PLUM)
    tree(s, 480, 580, 230, LEAF)
    tree(s, 1480, 580, 250, GREEN)
    with s.cut(MINT, 8) as c:
        c.hills(570, 14, 8, 1.2)
    for row, y in enumerate((620, 740, 880)):
        with s.cut("#6b4630", 12) as c:
            c.rect(90 - row * 60, y, 1420 + row * 120, 84 + row * 12, 18)
        with s.cut("#4d3122", 0) as c:
            c.rect(110 - row * 60, y + 10, 1380 + row * 120, 24, 12)
        with s.cut((LEAF, GREEN, LEAF)[row], 6) as c:
            for k in range(13):
                x = 130 - row * 50 + k * (112 + row * 9)
                for angle in (40, 65, 90, 115, 140):
                    c.leaf(x, y + 24, 62 + row * 16 + s.chance.random() * 26, angle, 0.22)
        with s.cut((BRICK, SUN, ORANGE)[row], 4) as c:
            for k in range(13):
                x = 130 - row * 50 + k * (112 + row * 9)
                c.disc(x + 8, y - 34 - row * 14, 16 + row * 3)
        if row < 2:
            for i in range(3):
                person(s, 350 + i * 440 + row * 130, y + 116, 250, i + row * 3, arm=(0, 1, -1)[i])
