"""What somebody calls the device that they sign in from."""

from django.http import HttpRequest

BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Windows": "Windows",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "CrOS": "ChromeOS",
    "Macintosh": "Mac",
    "Linux": "Linux",
}
"""Words of a User-Agent in the order in which they tell: most browsers also name others."""


def name_of_device(request: HttpRequest) -> str:
    """Return how its owner would call the browser of a request, or an empty text."""
    told = request.headers.get("user-agent", "")[:500]
    found = [
        next((name for sign, name in names.items() if sign in told), "")
        for names in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, found))
