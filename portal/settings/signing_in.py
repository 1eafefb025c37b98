"""How staff sign in (portal/accounts): second step, sessions. See docs/operations/accounts.md."""

from .environment import fernet_keys, one_of, read

NOBODY, SENSITIVE, EVERYBODY = "nobody", "sensitive", "everybody"

whose_step = one_of(NOBODY, SENSITIVE, EVERYBODY)
SECOND_STEP_FOR = read(
    whose_step,
    "SECOND_STEP_FOR",
    "nobody, sensitive or everybody",
    default=SENSITIVE,
)
"""Who must have a second step: `portal.accounts.second_step.required` says what is sensitive."""

SECOND_STEP_KEYS: list[str] = read(
    fernet_keys,
    "SECOND_STEP_KEYS",
    "keys as cryptography's Fernet makes them, the newest first, divided by commas",
    default=[],
)
"""What encrypts the secrets of apps and recovery codes; made from SECRET_KEY unless set."""

MFA_ADAPTER = "portal.accounts.second_step.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # so that a passkey is two factors in itself
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
# Of sets that allauth made, which still count; ours: portal.accounts.second_step.recovery.
MFA_RECOVERY_CODE_COUNT = 10
MFA_RECOVERY_CODE_DIGITS = 10
ACCOUNT_EMAIL_VERIFICATION = "none"  # allauth's own pages are not mounted

SESSION_COOKIE_AGE = 14 * 24 * 60 * 60  # seconds; sooner: portal.accounts.second_step.sessions
