"""Pictures of places: the partnerships of 2023, the Kansas City story, town, bridge, garden."""

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


def triple_decker(s: Sheet, x: float, base: float, w: float, color: str, trim: str) -> None:
    """Build a house of three flats with a porch on each floor."""
    floor = w * 0.44
    h = floor * 3
    with s.cut(color, 12) as c:
        c.rect(x, base - h, w, h + 40)
    with s.cut(shade(color, -0.1), 0) as c:
        for y in range(round(base - h + 26), round(base), 17):
            c.rect(x, y, w * 0.52, 2)
    with s.cut(shade(color, -0.35), 0) as c:
        for i in range(3):
            c.rect(x + w * 0.54, base - h + floor * i + floor * 0.12, w * 0.42, floor * 0.86)
    windows(
        s,
        x + w * 0.08,
        base - h + floor * 0.26,
        2,
        3,
        (w * 0.22, floor),
        (w * 0.14, floor * 0.48),
        0.6,
        NIGHT,
    )
    windows(
        s, x + w * 0.66, base - h + floor * 0.3, 1, 3, (1, floor), (w * 0.16, floor * 0.66), 0.7
    )
    with s.cut(trim, 6) as c:
        c.rect(x - 10, base - h - 18, w + 20, 26, 4)
        for i in range(3):
            y = base - h + floor * (i + 1)
            c.rect(x + w * 0.51, y - 10, w * 0.5, 14, 3)
            for post in (0.52, 0.74, 0.955):
                c.rect(x + w * post, y - floor * 0.9, w * 0.025, floor * 0.9)
            c.rect(x + w * 0.52, y - floor * 0.34, w * 0.47, 7)
            for rail in range(9):
                c.rect(x + w * (0.54 + rail * 0.051), y - floor * 0.34, w * 0.01, floor * 0.34)


def chelsea(s: Sheet) -> None:
    """Draw triple-deckers by the harbor."""
    s.fade("#f8d9b0", "#fdf1d8")
    sun(s, 1210, 250, 92)
    with s.cut(shade(SEA, 0.45), 6) as c:
        c.hills(470, 18, 3, 1)
    with s.cut(SEA, 8) as c:
        c.rect(-10, 520, 1620, 500)
    with s.cut(shade(SEA, 0.35), 0, 0.7) as c:
        for i in range(26):
            c.rect(1010 + s.chance.uniform(-130, 420), 545 + i * 9, s.chance.uniform(30, 140), 4, 2)
    with s.cut(GREEN, 10) as c:
        for x in (250, 1330):
            c.line([(x, 120), (x, 560)], 16)
        c.line([(-20, 470), (1620, 470)], 15)
        c.line(bow((-20, 160), (120, 430), (250, 130)), 7)
        c.line(bow((250, 130), (790, 700), (1330, 130)), 7)
        c.line(bow((1330, 130), (1480, 430), (1620, 170)), 7)
        for x in range(290, 1320, 40):
            t = (x - 250) / 1080
            c.line([(x, 130 * (1 - t) ** 2 + 1400 * t * (1 - t) + 130 * t * t), (x, 470)], 3)
    with s.cut(WHITE, 8) as c:
        c.poly([(1140, 640), (1140, 500), (1228, 640)])
        c.poly([(1128, 640), (1128, 528), (1066, 640)])
    with s.cut(BRICK, 8) as c:
        c.poly([(1050, 652), (1240, 652), (1206, 690), (1080, 690)])
    with s.cut(DEEP, 12) as c:
        c.hills(858, 12, 8, 1)
    for x, w, color, trim in (
        (30, 260, CORAL, WHITE),
        (318, 236, "#e9c46a", WHITE),
        (580, 268, LEAF, CREAM),
        (876, 238, "#d9e3d0", BRICK),
        (1142, 250, PLUM, BLUSH),
        (1420, 240, ORANGE, WHITE),
    ):
        triple_decker(s, x, 880, w, color, trim)
    with s.cut(shade(DEEP, 0.08), 12) as c:
        c.rect(-10, 884, 1620, 140)
    for i, x in enumerate((300, 392, 860, 1120)):
        person(s, x, 968, 168 if i != 1 else 116, i + 1)
    tree(s, 570, 930, 190)
    tree(s, 1405, 930, 210, SAGE)


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


def new_orleans(s: Sheet) -> None:
    """Draw a street with balconies, lamps and musicians."""
    s.fade("#27425f", "#e98a5b")
    s.glow(820, 640, 700, SUN, 0.65)
    with s.cut(NIGHT, 6, 0.55) as c:
        for x, w, h in ((560, 110, 260), (690, 80, 330), (790, 120, 220), (930, 90, 300)):
            c.rect(x, 700 - h, w, 320)
    for x, w, color, flip in ((-20, 590, "#c8573a", 1), (1030, 590, "#1f7a70", 0)):
        with s.cut(color, 16) as c:
            c.rect(x, 110, w, 800)
        with s.cut(shade(color, -0.22), 0) as c:
            c.rect(x, 110, w, 46)
            c.rect(x, 520, w, 20)
        for floor_y, tall in ((210, 270), (570, 300)):
            with s.cut(SUN, 0) as c:
                for k in range(3):
                    c.arch(x + 66 + k * 180, floor_y, 96, tall)
            with s.cut(shade(SUN, 0.5), 0) as c:
                for k in range(3):
                    c.arch(x + 82 + k * 180, floor_y + 20, 64, tall - 20)
            with s.cut(GREEN if flip else PLUM, 5) as c:
                for k in range(3):
                    for side in (-30, 98):
                        c.rect(x + 64 + k * 180 + side, floor_y + 26, 30, tall - 26, 3)
                    c.rect(x + 111 + k * 180, floor_y + 20, 6, tall - 20)
        with s.cut(INK, 10) as c:
            for y in (478, 160):
                c.rect(x - 12, y + 12, w + 24, 16, 4)
            c.rect(x - 10, 388, w + 20, 9)
            for k in range(20):
                px = x + 8 + k * 31
                c.line([(px, 392), (px, 486)], 4)
                c.line(bow((px, 432), (px + 15, 386), (px + 31, 432), 8), 3)
                c.line(bow((px, 440), (px + 15, 490), (px + 31, 440), 8), 3)
            for px in (x + 8, x + w / 2, x + w - 8):
                c.line([(px, 170), (px, 910)], 9)
        with s.cut(LEAF, 6) as c:
            for k in range(34):
                px = x + 20 + k * (w - 40) / 33
                c.leaf(px, 396, 46 + s.chance.random() * 34, -90 + s.chance.uniform(-50, 50))
        with s.cut(ROSE, 3) as c:
            for _k in range(16):
                c.disc(x + s.chance.uniform(30, w - 30), 404 + s.chance.uniform(-8, 40), 8)
    with s.cut("#2d2633", 12) as c:
        c.poly([(-10, 900), (1610, 900), (1610, 1010), (-10, 1010)])
        c.poly([(560, 902), (1040, 902), (1000, 800), (600, 800)])
    for x in (640, 960):
        s.glow(x, 470, 190, SUN, 0.8)
        with s.cut(INK, 6) as c:
            c.line([(x, 500), (x, 905)], 12)
            c.rect(x - 26, 880, 52, 30, 6)
            c.poly([(x - 36, 432), (x + 36, 432), (x, 396)])
            c.rect(x - 26, 494, 52, 10, 3)
        with s.cut(CREAM, 0) as c:
            c.poly([(x - 30, 434), (x + 30, 434), (x + 22, 494), (x - 22, 494)])
    for i, (x, tall) in enumerate(((705, 236), (800, 262), (893, 240))):
        person(s, x, 948, tall, i + 3)
    with s.cut(SUN, 5) as c:
        c.line([(680, 842), (755, 800)], 9)
        c.poly([(750, 786), (796, 752), (800, 812), (758, 812)])
        c.disc(893, 866, 30, 38)
        c.line([(905, 850), (960, 770)], 10)
    with s.cut(BRICK, 0) as c:
        c.disc(893, 866, 11)
    with s.cut(CREAM, 5) as c:
        c.rect(768, 838, 64, 48, 6)
    with s.cut(BRICK, 0) as c:
        for k in range(5):
            c.rect(774 + k * 12, 844, 5, 36)


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


def story_kansas_city(s: Sheet) -> None:
    """Draw a church and a bus."""
    s.fade("#7fb3b8", "#fbe3b8")
    sun(s, 300, 300, 92)
    with s.cut(shade(SEA, 0.25), 6) as c:
        for x, w, h in (
            (40, 120, 190),
            (170, 90, 300),
            (270, 130, 230),
            (1180, 110, 260),
            (1300, 90, 360),
            (1400, 150, 240),
            (420, 80, 170),
        ):
            c.rect(x, 720 - h, w, h + 20)
    with s.cut(LEAF, 9) as c:
        c.hills(700, 18, 30, 1.4)
    with s.cut(CREAM, 14) as c:
        c.rect(690, 440, 460, 380)
        c.poly([(660, 446), (920, 250), (1180, 446)])
        c.rect(560, 300, 150, 520)
    with s.cut(BRICK, 9) as c:
        c.line([(646, 452), (920, 246), (1194, 452)], 26)
        c.poly([(545, 306), (635, 90), (725, 306)])
    with s.cut(SUN, 3) as c:
        c.rect(630, 40, 10, 74)
        c.rect(610, 58, 50, 10)
    with s.cut(SEA, 0) as c:
        c.disc(920, 380, 50)
        for x in (735, 1055):
            c.arch(x, 530, 64, 170)
        c.arch(603, 360, 64, 130)
    with s.cut(SUN, 0) as c:
        c.disc(920, 380, 24)
        for x in (750, 1070):
            c.arch(x, 550, 34, 140)
    with s.cut(PLUM, 4) as c:
        c.arch(850, 560, 140, 270)
    with s.cut(GOLD, 0) as c:
        c.arch(864, 578, 54, 250)
        c.arch(922, 578, 54, 250)
    tree(s, 470, 830, 250, SAGE)
    tree(s, 1260, 830, 230)
    with s.cut("#3d4a4a", 12) as c:
        c.rect(-10, 826, 1620, 200)
    with s.cut(CREAM, 0) as c:
        for x in range(20, 1600, 150):
            c.rect(x, 950, 80, 9, 4)
    with s.cut(SUN, 16) as c:
        c.rect(1010, 640, 560, 250, 42)
    with s.cut(NIGHT, 0) as c:
        for k in range(5):
            c.rect(1040 + k * 92, 676, 78, 86, 12)
        c.rect(1506, 676, 54, 86, 12)
    for k in range(5):
        with s.cut(("#8d5a3b", "#e3b48c", "#5e3a28", "#c98d62", "#70452f")[k], 0) as c:
            c.disc(1079 + k * 92, 722, 19)
        with s.cut((CORAL, LEAF, WHITE, SEA, ROSE)[k], 0) as c:
            c.rect(1053 + k * 92, 740, 52, 22, 11)
    with s.cut(BRICK, 0) as c:
        c.rect(1010, 790, 560, 20)
    with s.cut(INK, 6) as c:
        c.disc(1120, 890, 46)
        c.disc(1450, 890, 46)
    with s.cut(SAGE, 0) as c:
        c.disc(1120, 890, 19)
        c.disc(1450, 890, 19)
    for i, x in enumerate((130, 235, 345, 470, 590, 720)):
        person(s, x, 930, 236 - (i % 3) * 24, i, arm=(0, 0, -1, 0, 1, 0)[i])


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
    with s.cut(GREEN, 12) as c:
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
