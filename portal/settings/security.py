"""Headers and limits of every response. The path tells which content security policy it gets."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

from .environment import at_least_one, env, proxies, read

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
# Wagtail's admin has style attributes, draws pictures before they are uploaded, and previews pages
# in a frame. Its scripts inside pages are replaced: portal/security/inline_scripts.py.
ADMIN_CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope",
        "magnetometer", "microphone", "midi", "payment", "usb",
    )
}  # fmt: skip

X_FRAME_OPTIONS = "DENY"  # Wagtail widens it for previews itself
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
METRICS_TOKEN = read(
    env.str, "METRICS_TOKEN", "a word that whoever reads /health/metrics must know", default=""
)
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # whoever watches asks the process itself, without HTTPS
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page editor sends many
CSRF_FAILURE_VIEW = "portal.intake.refusals.csrf_failure"

SECURITY_CONTACT = read(
    env.str,
    "SECURITY_CONTACT",
    "an e-mail address or an https address for whoever finds a hole in the site",
    default="security@example.org",
)
"""What /.well-known/security.txt says (portal/security/contact.py)."""

# What the public sends (portal/intake/defence)
PROXIES = "the number of proxies in front, or their networks, such as 1 or 10.0.0.0/8,::1/128"
TRUSTED_PROXIES = read(proxies, "TRUSTED_PROXIES", PROXIES, default=0)
POSTS_PER_ADDRESS = read(
    at_least_one,
    "POSTS_PER_ADDRESS",
    "how many forms one address may send in ten minutes, such as 10",
    default=10,
)
