"""Pictures of things to read: books, leaflets, lists, research, a shelf, a path of steps."""

from .figures import book, house, person, sun, tree
from .paper import (
    BLUSH,
    BRICK,
    CORAL,
    CREAM,
    DEEP,
    GREEN,
    LEAF,
    MINT,
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


def guide(s: Sheet) -> None:
    """Draw a flower that grows out of a book."""
    s.fade("#0f5c55", "#0b4541")
    s.glow(800, 380, 700, SUN, 0.45)
    book(s, 800, 690, 1100, BRICK)
    for side in (-1, 1):
        with s.cut(shade(SEA, 0.25), 0) as c:
            for k in range(5):
                c.rect(800 + (-440 if side < 0 else 110), 600 + k * 58, 330 - (k % 3) * 50, 13, 6)
    with s.cut(LEAF, 8) as c:
        c.curve((800, 640), (770, 400), (810, 210), 18)
        for k in range(6):
            y = 560 - k * 62
            c.leaf(792, y, 200 - k * 18, 158 - k * 4, 0.17)
            c.leaf(796, y - 28, 200 - k * 18, 22 + k * 4, 0.17)
    with s.cut(SUN, 9) as c:
        for k in range(10):
            c.leaf(810, 190, 106, k * 36, 0.34)
    with s.cut(CORAL, 4) as c:
        c.disc(810, 190, 38)


def lets_talk(s: Sheet) -> None:
    """Draw people who talk on the pages of a book."""
    s.fade("#f5b56e", "#f8d59b")
    book(s, 800, 740, 1180, PLUM)
    with s.cut(LEAF, 8) as c:
        c.poly([*bow((290, 700), (540, 560), (790, 690)), (790, 730), (290, 740)])
        c.poly([*bow((810, 690), (1060, 560), (1310, 700)), (1310, 740), (810, 730)])
    for x, w, h, color, roof in ((350, 100, 90, CORAL, DEEP), (1150, 110, 96, SEA, PLUM)):
        house(s, x, 668, w, h, color, roof)
    for i, x in enumerate((500, 590, 680, 915, 1005, 1095)):
        person(s, x, 690, 250 - (i % 2) * 26, i, arm=(0, 0, 1, -1, 0, 0)[i])
    for x, y, w, color, tail in ((430, 150, 260, WHITE, -1), (900, 110, 280, SUN, 1)):
        with s.cut(color, 12) as c:
            c.rect(x, y, w, 150, 62)
            foot = x + w * (0.7 if tail < 0 else 0.3)
            c.poly([(foot - 24, y + 140), (foot + 24, y + 140), (foot + tail * -34, y + 200)])
        with s.cut(BRICK, 0) as c:
            for k in range(3):
                c.disc(x + w / 2 + (k - 1) * 58, y + 75, 16)


def leaflet(s: Sheet, x: float, y: float, turn: float, color: str, kind: int) -> None:
    """Lay a printed sheet with a chart, turned a little."""

    def at(u: float, v: float) -> tuple[float, float]:
        return x + u - v * turn, y + v + u * turn

    def block(u: float, v: float, w: float, h: float) -> list[tuple[float, float]]:
        return [at(u, v), at(u + w, v), at(u + w, v + h), at(u, v + h)]

    with s.cut(WHITE, 16) as c:
        c.poly(block(0, 0, 420, 580))
    with s.cut(color, 0) as c:
        c.poly(block(0, 0, 420, 150))
    with s.cut(shade(color, 0.7), 0) as c:
        c.poly(block(40, 46, 240, 24))
        c.poly(block(40, 88, 160, 18))
    with s.cut("#c9cfc4", 0) as c:
        for k in range(4):
            c.poly(block(40, 450 + k * 28, 340 - (k % 2) * 70, 11))
    if kind == 0:
        for k, h in enumerate((90, 150, 120, 210)):
            with s.cut((SUN, ORANGE, CORAL, BRICK)[k], 3) as c:
                c.poly(block(50 + k * 84, 410 - h, 60, h))
    elif kind == 1:
        with s.cut(SEA, 4) as c:
            c.disc(*at(210, 295), 112)
        with s.cut(SUN, 4) as c:
            c.slice(*at(210, 295), 112, -90, 60)
        with s.cut(WHITE, 0) as c:
            c.disc(*at(210, 295), 50)
    else:
        with s.cut(MINT, 0) as c:
            c.poly(block(40, 190, 340, 220))
        with s.cut(LEAF, 4) as c:
            c.line([at(60, 380), at(150, 320), at(230, 340), at(360, 220)], 14)
            for u, v in ((60, 380), (150, 320), (230, 340), (360, 220)):
                c.disc(*at(u, v), 19)


def fact_sheets(s: Sheet) -> None:
    """Draw three printed sheets."""
    s.fade("#e9efd9", "#cfe3d3")
    with s.cut(SAGE, 0) as c:
        c.disc(300, 900, 420)
    with s.cut(BLUSH, 0) as c:
        c.disc(1420, 120, 330)
    leaflet(s, 170, 260, -0.12, SEA, 1)
    leaflet(s, 990, 170, 0.13, PLUM, 2)
    leaflet(s, 590, 230, 0.02, GREEN, 0)


def checklist(s: Sheet) -> None:
    """Draw a clipboard."""
    s.fade("#f6c58a", "#f3a96b")
    with s.cut(shade(ORANGE, 0.2), 0, 0.6) as c:
        c.disc(1330, 850, 430)
    with s.cut("#8a5a34", 22) as c:
        c.rect(480, 90, 640, 840, 36)
    with s.cut(WHITE, 8) as c:
        c.rect(520, 150, 560, 740, 12)
    with s.cut(NIGHT, 8) as c:
        c.rect(690, 56, 220, 110, 30)
        c.disc(800, 70, 50)
        c.disc(800, 66, 20, hole=True)
    for k in range(5):
        y = 236 + k * 130
        with s.cut((LEAF, LEAF, LEAF, LEAF, "#dfe3d4")[k], 4) as c:
            c.rect(570, y, 84, 84, 20)
        with s.cut("#b9c3b6", 0) as c:
            c.rect(694, y + 16, 320 - (k % 2) * 60, 16, 8)
            c.rect(694, y + 50, 220 + (k % 3) * 40, 16, 8)
        if k < 4:
            with s.cut(WHITE, 0) as c:
                c.line([(590, y + 44), (606, y + 62), (636, y + 24)], 13)
    with s.cut(SUN, 14) as c:
        c.line([(1150, 860), (1340, 420)], 52)
    with s.cut(BRICK, 0) as c:
        c.line([(1334, 434), (1352, 392)], 52)
    with s.cut(CREAM, 4) as c:
        c.poly([(1126, 850), (1174, 870), (1122, 936)])
    with s.cut(GREEN, 8) as c:
        for angle in (20, 50, 80, 110):
            c.leaf(190, 980, 420, angle, 0.2)


def research(s: Sheet) -> None:
    """Draw a magnifying glass on a map."""
    s.fade("#dcebdd", "#c2ddd4")
    with s.cut(CREAM, 12) as c:
        c.poly(
            [
                (140, 170),
                (560, 110),
                (1010, 180),
                (1460, 110),
                (1460, 830),
                (1010, 900),
                (560, 830),
                (140, 890),
            ]
        )
    with s.cut(shade(CREAM, -0.08), 0) as c:
        c.poly([(560, 110), (1010, 180), (1010, 900), (560, 830)])
    with s.cut(SKY, 0) as c:
        c.line(
            bow((150, 650), (520, 380), (860, 560)) + bow((860, 560), (1180, 700), (1450, 420)), 84
        )
    with s.cut(WHITE, 0) as c:
        c.line([(260, 150), (420, 850)], 16)
        c.line([(700, 130), (760, 870)], 16)
        c.line([(1180, 150), (1080, 890)], 16)
        c.line([(140, 330), (1460, 280)], 16)
        c.line([(140, 780), (1460, 720)], 16)
    with s.cut(SAGE, 3) as c:
        c.rect(460, 380, 190, 110, 20)
        c.disc(1290, 580, 84)
    for x, y, color in (
        (330, 260, CORAL),
        (600, 660, BRICK),
        (1200, 240, SEA),
        (1330, 770, ORANGE),
        (480, 560, PLUM),
    ):
        with s.cut(color, 6) as c:
            c.disc(x, y, 34)
            c.poly([(x - 30, y + 16), (x + 30, y + 16), (x, y + 74)])
        with s.cut(WHITE, 0) as c:
            c.disc(x, y, 13)
    with s.cut(NIGHT, 18) as c:
        c.line([(1060, 620), (1330, 920)], 62)
        c.disc(890, 440, 270)
    with s.cut(SKY, 0) as c:
        c.disc(890, 440, 228)
    with s.cut(LEAF, 4) as c:
        c.slice(890, 440, 228, 20, 160)
    house(s, 770, 540, 110, 100, CORAL, DEEP)
    house(s, 910, 545, 120, 112, SUN, PLUM)
    with s.cut(WHITE, 0, 0.5) as c:
        c.curve((720, 380), (760, 280), (860, 256), 18)


def shelf(s: Sheet) -> None:
    """Draw three shelves of books."""
    s.fade("#0e4f4a", "#093d3a")
    s.glow(800, 420, 800, "#2f8f7c", 0.5)
    colors = (BRICK, SUN, CREAM, CORAL, LEAF, ROSE, ORANGE, SKY, PLUM, MINT, BLUSH)
    for row, base in enumerate((330, 640, 950)):
        x, k = 90.0, row * 3
        while x < 1450:
            w, h = 44 + (k * 37 % 46), 180 + (k * 53 % 70)
            color = colors[k % len(colors)]
            if k % 7 == 5:
                lean = 66
                with s.cut(color, 8) as c:
                    c.poly(
                        [
                            (x + lean, base - h),
                            (x + lean + w, base - h + 12),
                            (x + w, base),
                            (x, base),
                        ]
                    )
                x += lean + 18
            else:
                with s.cut(color, 8) as c:
                    c.rect(x, base - h, w, h, 5)
                with s.cut(shade(color, -0.3), 0) as c:
                    c.rect(x, base - h + 26, w, 8)
                    c.rect(x, base - 44, w, 8)
                if k % 3 == 0:
                    with s.cut(shade(color, 0.5), 0) as c:
                        c.disc(x + w / 2, base - h * 0.55, 12)
            x += w + 5
            k += 1
            if k % 9 == 8 and x < 1240:
                with s.cut(CORAL if row else CREAM, 8) as c:
                    c.poly(
                        [(x + 30, base - 92), (x + 150, base - 92), (x + 132, base), (x + 48, base)]
                    )
                with s.cut(LEAF, 6) as c:
                    for angle in (30, 60, 90, 120, 150):
                        c.leaf(x + 90, base - 88, 120, angle, 0.24)
                x += 190
        with s.cut("#b9803f", 14) as c:
            c.rect(50, base, 1500, 28, 4)


def path(s: Sheet) -> None:
    """Draw seven stepping stones."""
    s.fade("#fbd9a0", "#fdf0d0")
    sun(s, 1230, 220, 100)
    for color, y, rise, seed in ((BLUSH, 420, 60, 8), (SAGE, 520, 50, 17)):
        with s.cut(color, 9) as c:
            c.hills(y, rise, seed, 1.4)
    house(s, 1130, 505, 120, 104, WHITE, BRICK)
    house(s, 1270, 520, 140, 120, CORAL, PLUM)
    with s.cut(LEAF, 10) as c:
        c.hills(570, 30, 22, 1.2)
    with s.cut(SEA, 9) as c:
        c.poly(
            [
                *bow((-20, 660), (500, 560), (900, 700)),
                *bow((900, 700), (1300, 820), (1620, 690)),
                (1620, 1020),
                (-20, 1020),
            ]
        )
    with s.cut(shade(SEA, 0.35), 0, 0.55) as c:
        for k in range(26):
            c.rect(s.chance.uniform(0, 1500), 740 + k * 10, s.chance.uniform(40, 150), 4, 2)
    with s.cut(CREAM, 10) as c:
        for k, (x, y) in enumerate(
            ((210, 930), (420, 880), (600, 815), (780, 770), (930, 716), (1050, 664), (1150, 620))
        ):
            c.disc(x, y, 106 - k * 10, 40 - k * 4)
    person(s, 205, 936, 300, 1)
    person(s, 420, 884, 270, 3, arm=1)
    person(s, 604, 818, 240, 5)
    person(s, 932, 716, 184, 2)
    person(s, 1152, 620, 140, 4, arm=-1)
    tree(s, 90, 690, 260, GREEN)
    tree(s, 1490, 690, 250, GREEN)
