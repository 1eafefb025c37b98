# ruff: noqa: RUF001 (letters of other scripts)
"""What spammers write: a trade each, with the sentences that they shuffle. None is a real offer.

`SEEN` of each trade went round in earlier weeks, `NEW` staff never saw.
"""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Trade:
    seen: tuple[str, ...]
    new: tuple[str, ...]
    sites: tuple[str, ...]


TRADES = {
    "seo": Trade(
        (
            "I was checking your website and noticed it does not rank on the first page of Google.",
            "Our SEO experts guarantee top rankings for your keywords within 30 days.",
            "We build high authority backlinks with safe white hat methods.",
            "You get more organic traffic, more leads and higher conversions.",
            "Reply for a free audit report and our affordable packages.",
            "We have helped hundreds of clients increase their domain authority.",
            "Our monthly plan includes on-page optimization and keyword research.",
            "Increase your sales with our proven digital marketing strategy.",
        ),
        (
            "Your competitors outrank you because their backlinks have better domain authority.",
            "Get a free SEO audit with keyword rankings and organic traffic estimates today.",
            "Affordable packages for guest posts, optimization and Google rankings.",
        ),
        ("rank-first.example", "seo-giant.example", "linkjuice.example"),
    ),
    "loans": Trade(
        (
            "Do you need an urgent loan at three percent interest without collateral?",
            "We are a certified lender offering business and personal loans.",
            "Get funding up to five million dollars approved within 24 hours.",
            "Bad credit is no problem, our company finances every borrower.",
            "Send your amount, duration and monthly income to our loan officer.",
            "Debt consolidation and project financing at a low interest rate.",
            "No upfront fees, funds are transferred directly to your bank account.",
        ),
        (
            "Instant approval of your loan, bad credit welcome, funds within 24 hours.",
            "Our lender gives business financing at low interest without collateral.",
        ),
        ("quick-capital.example", "lend-now.example"),
    ),
    "crypto": Trade(
        (
            "Turn a small deposit of bitcoin into a fortune with our trading robot.",
            "Our investors earn a guaranteed profit of twenty percent every week.",
            "The platform trades crypto automatically, withdraw your earnings anytime.",
            "Claim your free ethereum airdrop by connecting your wallet.",
            "Your account balance is ready, confirm your withdrawal of bitcoin now.",
            "Join our exclusive signals group and double your investment.",
            "Passive income from mining without any experience.",
        ),
        (
            "Our robot doubles your bitcoin deposit with guaranteed weekly profit.",
            "Connect your wallet to withdraw crypto earnings from the trading platform.",
        ),
        ("coin-doubler.example", "wallet-claim.example"),
    ),
    "casino": Trade(
        (
            "Spin the slots and win a jackpot with your welcome bonus.",
            "The best online casino with free spins and no deposit.",
            "Bet on sports with the highest odds and instant payouts.",
            "Play poker, roulette and blackjack with live dealers.",
            "Register today and receive two hundred free spins.",
            "Trusted gambling site licensed for players worldwide.",
        ),
        (
            "Register at our casino, claim free spins and win the jackpot without deposit.",
            "Slots, roulette and poker with instant payouts and a welcome bonus for players.",
        ),
        ("spin-palace.example", "lucky-odds.example"),
    ),
    "pharma": Trade(
        (
            "Buy cheap medication online without prescription, worldwide shipping.",
            "Generic viagra and cialis at the lowest price.",
            "Lose weight fast with our natural slimming pills.",
            "Discreet packaging and guaranteed delivery of your pills.",
            "Order now and get ten bonus tablets for free.",
            "Our online pharmacy ships to every country.",
        ),
        (
            "Cheap generic pills without prescription from our online pharmacy, order now.",
            "Viagra tablets at the lowest price with discreet packaging and free bonus pills.",
        ),
        ("pills-direct.example", "slim-now.example"),
    ),
    "design": Trade(
        (
            "We redesign your website with a modern responsive template at a low cost.",
            "Our developers build mobile apps and online stores for small businesses.",
            "I can create an explainer video for your brand that converts visitors.",
            "Hire our virtual assistants from five dollars per hour.",
            "We sell verified email lists with millions of business contacts.",
            "May I send you our portfolio and a price quote?",
            "Our wordpress developers fix errors and improve loading speed.",
        ),
        (
            "Hire our developers for a responsive wordpress website and send us your price quote.",
            "An explainer video for your brand converts visitors, may I send you our portfolio?",
        ),
        ("pixel-cheap.example", "app-mill.example"),
    ),
    "russian": Trade(
        (
            "Продвижение сайтов в топ поисковых систем, гарантия результата.",
            "Качественные обратные ссылки по низкой цене.",
            "Заработок в интернете от пяти тысяч рублей в день без вложений.",
            "Лучшее онлайн казино с бонусом за регистрацию.",
            "Купить дипломы и документы с доставкой по всей стране.",
            "Переходите по ссылке и получите бесплатный доступ.",
        ),
        (
            "Заработок без вложений, получите бонус за регистрацию и бесплатный доступ.",
            "Обратные ссылки и продвижение сайтов с гарантией по низкой цене.",
        ),
        ("zarabotok.example", "topsite.example"),
    ),
}

NAMES = (
    "Mike Evans",
    "Eric Jones",
    "Kate",
    "Дмитрий",
    "SEO Team",
    "Dr. Loan",
    "Amanda",
    "J. Smith",
)
PROVIDERS = ("mail.example", "inbox.example", "fast.example", "outlook.example", "bulk.example")


def offer(chance: Random, kind: Trade, *, links: int = 0) -> str:
    """An offer of three to five sentences of a trade, with links strewn in."""
    sentences = chance.sample(kind.seen, chance.randint(3, 4))
    sentences.append(chance.choice(kind.new))
    for _ in range(links):
        place = chance.randrange(len(sentences) + 1)
        start = chance.choice(["https://", "http://", "www.", "HTTPS://"])
        path = chance.choice(["", "/", f"/?ref={chance.randrange(9999)}", "/start"])
        sentences.insert(place, start + chance.choice(kind.sites) + path)
    return chance.choice([" ", "\n", "\n\n"]).join(sentences)


def sender(chance: Random) -> dict[str, str]:
    """A name and an address, hardly ever the same; half of them at domains of their own."""
    own = f"d{chance.randrange(10**4)}.example"
    domain = chance.choice([own, chance.choice(PROVIDERS)])
    return {
        "answer_your_name": chance.choice(NAMES),
        "answer_your_e_mail": f"m{chance.randrange(10**6)}@{domain}",
    }
