"""What a browser is told beside each file: in pages themselves, and by hosts that read a file of headers."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; form-action 'self'; base-uri 'none'"
)
"""Nothing is loaded from anywhere else, and no script or style stands in a page: text of a report cannot run."""

REFERRER_POLICY = "same-origin"
"""Other sites are not told which page, and so which search, somebody came from."""

HEADERS: tuple[tuple[str, str], ...] = (
    ("Content-Security-Policy", f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"),
    ("Referrer-Policy", REFERRER_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
"""Headers of every file. A page cannot say all of them itself: the last four, and `frame-ancestors`, take a host."""

OPEN_FOLDERS = ("/data/*", "/projects/*", "/api/*", "/schema/*")
"""Where data lies that scripts of other sites may read (CORS)."""
