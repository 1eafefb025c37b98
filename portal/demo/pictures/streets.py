"""Pictures of streets: Chelsea, New Orleans, Kansas City."""

from .figures import person, sun, tree, windows
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
    NIGHT,
    ORANGE,
    PLUM,
    ROSE,
    SAGE,
    SEA,
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
            foot = base - h + floor * (i + 1)
            c.rect(x + w * 0.51, foot - 10, w * 0.5, 14, 3)
            for post in (0.52, 0.74, 0.955):
                c.rect(x + w * post, foot - floor * 0.9, w * 0.025, floor * 0.9)
            c.rect(x + w * 0.52, foot - floor * 0.34, w * 0.47, 7)
            for rail in range(9):
                c.rect(x + w * (0.54 + rail * 0.051), foot - floor * 0.34, w * 0.01, floor * 0.34)


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
                px: float = x + 8 + k * 31
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
