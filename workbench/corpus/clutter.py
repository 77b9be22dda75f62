"""What a single line of a web page is by its wording alone: tables of clutter, and one look-up.

Pages saved as text carry their menus, forms, credits and calls along. Each entry below is the wording of one such
thing; the place where it is met stands beside it. Wording says nothing about headlines and paragraphs: see `regions`.
"""

import re

from workbench.records import RegionType

_LONGEST = 600
"""Longer lines are paragraphs. It also bounds the work of every pattern, whatever the text."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:[a-z]+day,? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4})"
)
_AGENCY = (
    r"(?:reuters|afp|ap|epa|upi|dpa|ians|pti|anadolu|aa|xinhua|tass|sana|getty(?: images)?|associated press"
    r"|agence france-presse|shutterstock|wikimedia(?: commons)?)"
)
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|instagram|youtube|linkedin|pinterest|reddit|google\+?|google news"
    r"|e-?mail|print|rss|tiktok|viber|messenger|copy link)"
)
_NUMBER = r"(?:\d{1,3}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty)"
_NAME = r"(?-i:(?:[ae][a-z]{1,2}-)?[^\W\d_a-zà-ÿ][\w'’.-]*)"
_OUTLET = r"(?P<outlet>(?-i:[^\W\d_a-zà-ÿ](?:[\w'’.-]*\w)?(?: (?:[^\W\d_a-zà-ÿ](?:[\w'’.-]*\w)?|and|of|for|al))*))"
_NAMES = rf"{_NAME}(?:,? (?:{_NAME}|(?-i:and|&|in|for|al|de|der|van|von|bin|ibn)))*"

_BOILERPLATE = (
    # breadcrumbs and menus above the headline
    r"home ?[/>»›|·→].{1,300}",
    r"[^/>»›.]{1,40}(?: [/>»›] [^/>»›]{1,120}){2,5}",
    r"(?:skip|jump) to (?:main )?(?:content|navigation|comments?)",
    r"(?:main |left )?menu|toggle navigation|search(?: for)?|now reading",
    r"(?:about|contact)(?: us)?|log ?in|sign in|register|my account",
    r"privacy(?: policy)?|terms(?: of (?:use|service))?",
    r"breaking(?: news)?|live(?: updates?)?|exclusive|must read|trending(?: now)?|most (?:read|popular|viewed)",
    r"editor['’]?s picks?|\d+ min(?:ute)?s?(?: read)?|reading time.{0,30}|(?:text|font) size.{0,20}",
    # rows of share buttons and their counters, above or below the article
    r"(?:click to )?(?:share|tweet|pin|e-?mail|print|recommend|bookmark|like)"
    rf"(?: (?:this|the|via|on|with|to|article|story|post|page|friends?|a|it|{_NETWORK})\b)*"
    r"(?: \(opens in new window\))?",
    rf"(?:share|like) (?:this|it)?:? ?(?:\d+)?|\d+ shares?|{_NETWORK}(?:[ ,|/]+{_NETWORK})*",
    r"like loading|\d+(?: \d+)*|(?:\d+|no) (?:views?|reads|likes)",
    # forms: send to a friend, comment, captcha sums
    r"(?:(?:your|sender|receiver|recipient|friend)(?:['’]?s)? )?(?:full )?"
    r"(?:name|e-?mail(?: address)?|website|message|comment|subject)(?: \(?required\)?)?",
    r"(?:enter )?your (?:e-?mail|name).{0,60}|your email address will not be published.{0,60}",
    r"required fields are marked.{0,10}|save my name.{0,120}|notify me of.{0,80}|this site uses akismet.{0,120}",
    r"you must be logged in.{0,60}|please log in.{0,60}|post comment|reply|cancel(?: reply)?|submit|send|close",
    rf"{_NUMBER} [+×x*−–-] {_NUMBER}(?: =)?",
    r".{0,40}(?:captcha|characters shown|not a robot|you are human).{0,60}",
    r"(?:\d+|no|one) (?:comments?|responses?|replies)(?: so far)?|comments? (?:are )?(?:off|closed).{0,60}",
    # calls to subscribe, follow, pay; cookies and advertisements
    r"(?:please )?(?:join|subscribe|sign up|get|receive)\b"
    r"(?=.*\b(?:newsletter|updates|alerts|inbox|subscription|channel|e-?mails?)\b).{0,160}",
    r"(?:for .{0,60},? )?(?:please )?(?:follow|like|find|join) (?:us|our|me|@\w+)\b.{0,30}"
    r"\b(?:on|at|via|page|channel) .{0,60}",
    r"follow us|stay connected|connect with us|subscribe(?: now)?|sign up(?: now)?|donate(?: now)?",
    r"(?:support|help) (?:us|our (?:work|journalism)|independent journalism).{0,60}",
    r".{0,40}\b(?:make a donation|become a (?:member|patron|subscriber))\b.{0,60}",
    r"(?:this|our) (?:web)?site uses cookies.{0,200}|.{0,60}use of cookies.{0,60}",
    r"we (?:use|value) .{0,40}(?:cookies|privacy).{0,200}|accept(?: all)?(?: cookies)?|i agree|got it",
    r"advertise?ments?|sponsored(?: content)?|promoted",
    r"(?:story|article) continues .{0,40}|scroll to continue.{0,20}",
    r"click here.{0,80}|download .{0,20}app.{0,40}|available on (?:the )?(?:app store|google play).{0,40}",
    # links inside and under the article
    r"(?:read|see|watch|listen|learn|find out|view)(?: also| more| now| here)?(?: ?: ?.{1,200}"
    r"| (?:more|also)(?: here)?)|also (?:read|see|watch)\b.{0,200}",
    r"listen to this article.{0,30}|continue reading.{0,60}",
    r"(?:related|more(?: news)?|don['’]t miss) ?: .{1,200}|.{0,60}(?:https?://|www\.)\S+",
    r"load(?:ing| more)|(?:show|view|see) (?:more|all)|read (?:full|the full|the rest).{0,40}",
    r"(?:previous|next|older|newer)(?: (?:post|article|story|page|entry))?(?: ?: ?.{0,150})?|page \d+ of \d+",
    r"(?:tags?|tagged|filed under|posted in|categor(?:y|ies)|topics?|keywords?|labels?|more on)(?: ?: ?.{0,200})?",
    r"\w+(?:[ ,]+#\w+)+",
    # the foot of the page: rights, disclaimers, the headline as it stands in the address
    r".{0,120}all rights reserved.{0,120}|copyright\b.{0,120}|.{0,60}no part of this .{0,120}|our standards: .{0,80}",
    r"(?:the )?(?:opinions|views) expressed .{0,300}|.{0,80}do(?:es)? not necessarily (?:reflect|represent).{0,200}",
    r"(?:back|scroll|return) to (?:the )?top(?: button)?|powered by .{0,40}",
    r"[a-z0-9]+(?:-[a-z0-9]+){3,}",
)
_LINKS = (
    # above a list of other stories
    r"(?:related|recommended|similar|popular|recent|other|more)"
    r"(?: (?:articles?|items?|posts?|stories|news|topics|content|reading|coverage|links))*(?: (?:from|on) .{1,40})?",
    r"you (?:may|might) (?:also|have) (?:like|missed|be interested).{0,30}|(?:what to )?read next|up next",
    r"don['’]t miss|(?:videos|news) from .{1,40}",
)
_END = (
    # between the article and what readers write
    r"(?:leave|post|write|add) (?:a |your )?(?:reply|comment|response).{0,40}|join the (?:conversation|discussion)",
    r"(?:\d+|one|two|three) (?:comments?|responses?|replies|thoughts? on .*)|comments?(?: \(\d+\))?",
    r"recommend(?: this)? article|e-?mail this (?:article|story|page)(?: to a friend)?|discussion about this post",
)
_CAPTION = (
    # under or beside a picture: a credit after the words or in place of them
    r".{0,400}\b(?:photo|image|picture|photograph|illustration|video)s?(?: credits?| courtesy(?: of)?)?"
    r"(?: ?[:/]| by| ©) ?.{1,80}",
    rf".{{1,400}}[(\[](?:photo|image|picture|file|{_AGENCY})(?: (?:photo|images|file))?(?: by)?[/:, |-][^)\]]*[)\]]?",
    rf".{{1,500}}\b{_AGENCY}(?: photo| images)?/ ?[^.]{{1,60}}",
    rf".{{1,400}}\[(?:[^\]]{{1,60}}/)?{_AGENCY}(?:/[^\]]{{1,60}})?\]?",
    # agencies open their captions so
    r"file(?: (?:photo|picture|image))? ?[-–—:] .{10,500}",
    r"(?:\(combo\) )?(?:this combination of|in this|an?|this) (?:file |undated |handout |archive )*"
    r"(?:photo|image|picture)s?\b.{1,500}",
)
_CREDIT = (
    # under the headline or at the foot: whose text it is
    r"(?:(?:translated|edited|adapted|abridged|prepared|published)(?:,| and| &)? ?){1,3}(?:from .{1,40} )?by:? .{1,80}",
    rf"(?:original |news )?sources?\s?: ?.{{1,80}}|via:? {_NAMES}",
    r"with (?:inputs?|files|reporting|additional reporting) (?:from|by) .{1,80}",
    r"(?:this|the) (?:article|story|report|piece|text)(?: below)? (?:was|is|has been|first|originally)\b.{0,30}"
    r"\b(?:published|appeared|translated|republished|produced|distributed)\b.{0,150}",
    # an agency alone, or with its photographer
    rf"\[?(?:the )?{_AGENCY}(?:(?:,| and|/| &| \|) {_AGENCY})*\]?|(?:news )?agencies|{_NAMES} ?/ ?{_AGENCY}",
)
_BYLINE = (
    # who wrote it, above or below the article
    rf"(?:(?:written|posted|published|story) )?by:? {_NAMES}(?: ?[|•·,/–-] ?.{{0,80}})?|{_NAMES} staff",
    rf"{_NAMES}, (?:staff|senior|special|correspondent|reporter|editor|{_AGENCY})\b.{{0,40}}",
    r"(?:additional )?(?:reporting|writing|editing|compiled|written|author|words)"
    rf"(?: (?:and|&) (?:writing|editing))*(?: by:?|:) {_NAME}.{{0,250}}",
    rf"{_NAMES} is an? .{{0,80}}\b(?:journalist|reporter|correspondent|writer|columnist|editor|analyst|fellow|"
    r"researcher|professor)\b.{0,200}",
    # when it was published
    r"(?:(?:first |last )?(?:published|posted|updated|created|modified|date)(?: on| at)?:? ?)?(?:\d{1,2}:\d{2},? )?"
    rf"{_DATE}(?:[\s\d:/|,.()–-]|(?!by\b)[a-z]{{1,4}}\b|(?:minutes|hours|weeks|months?|years|updated|published)\b)*"
    r"(?:by .{1,60})?",
    r"[^.|]{1,60}\|.{0,60}\b(?:updated|published|created|posted)\b.{0,80}",
)
_CATEGORIES = frozenset(
    """
    home homepage news world local national international politics business economy sport sports culture society opinion
    opinions analysis features featured latest developments breaking headlines top stories story middle east africa asia
    europe americas america north south latin regional region regions other others more all main video videos photos
    gallery multimedia media health science technology tech arts life lifestyle travel weather blogs blog interviews
    reports security defense defence human rights conflict war us uk uncategorized general archive special and & the in
    """.split()  # noqa: SIM905 a hundred words are easier to read without quotation marks
)
"""Names of a news site's sections, and the small words between them."""
_OUTLET_NOUN = re.compile(
    r"\b(?:news|agency|times|post|press|observer|monitor|herald|tribune|gazette|courier|journal|newspaper|magazine|wire|"
    r"media|tv|television|radio|network|daily|weekly|today|mail|guardian|telegraph|chronicle|review|online|bulletin|report)\b",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"[^\W\d_a-z][^\n\r()a-z]{1,30}(?:[,/] ?[A-Z][\w. ]{1,25}){0,2}(?:,? \w{3,9}\.? \d{1,2})?\.? ?"
    r"(?:\([\w /.-]{2,25}\) ?[-–—]+(?=\s|[^\W\d_a-z]|$)|/[A-Z]{3,9}/\.?(?=\s|$))"
)
"""The place and agency before the first words of agency copy: `KALMAR, Vesland (AP) —`."""


OUTLETS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # a person may have translated it just as well
        rf"(?:translated|edited|prepared|published)\b.{{0,30}}? by:? (?=the |[\w'’ -]*{_OUTLET_NOUN.pattern}){_OUTLET}",
        rf"(?:©|\(c\)|copyright)[ ©\d,–-]*{_OUTLET}",
        rf"all rights reserved (?:to|by|for) {_OUTLET}",
        rf"\bsource\s?: ?{_OUTLET}",
    )
)
"""Where an outlet is named, the surest place first."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_NAMES_ONLY = re.compile(_NAMES + "[ ,]*")
_FRONT = re.compile(r"[^\w\"“«(\[]+")
_BACK = ":*»›→…!.|•·" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_TABLE: tuple[tuple[RegionType, re.Pattern[str]], ...] = (
    ("credit", _any(*_CREDIT)),
    ("byline", _any(*_BYLINE)),
    ("boilerplate", _any(*_BOILERPLATE, *_LINKS, *_END)),
    ("caption", _any(*_CAPTION)),
)
_ENDS_ARTICLE = _any(*_END)


def kind(words: str) -> RegionType | None:
    """What a line is by its wording, or None where the wording does not tell. `words` has no blank ends."""
    if len(words) > _LONGEST:
        return None
    if DATELINE.fullmatch(words):
        return "credit"
    core = _core(words)
    told = next((type_ for type_, pattern in _TABLE if pattern.fullmatch(core)), None)
    return told or ("boilerplate" if "©" in words or _is_menu(words) else None)


def ends_article(words: str) -> bool:
    """Whether an article is over at such a line ("Leave a Reply"); what readers wrote comes after it."""
    return len(words) <= _LONGEST and _ENDS_ARTICLE.fullmatch(_core(words)) is not None


def names_outlet(words: str) -> bool:
    """Whether a short line of capitalised words is the name of an outlet, such as "Valley Post"."""
    return names_somebody(words) and _OUTLET_NOUN.search(words) is not None


def names_somebody(words: str) -> bool:
    """Whether a line is nothing but two to five capitalised words, as a name is."""
    return 2 <= len(words.split()) <= 5 and _NAMES_ONLY.fullmatch(words) is not None


def _core(words: str) -> str:
    """The words without bullets in front of them and stops behind."""
    front = _FRONT.match(words)
    return words[front.end() if front else 0 :].rstrip(_BACK)


def _is_menu(words: str) -> bool:
    # "HomePoliticsWorld": a menu whose items lost the space between them
    apart, glued = _GLUED.subn(" ", words)
    pieces = apart.lower().split()
    if glued < 2 and len(pieces) > 12:  # a sentence, as most lines are
        return False
    known = sum(piece in _CATEGORIES for piece in pieces)
    return known == len(pieces) <= 12 or (glued >= 2 and 2 <= known >= len(pieces) / 3)
