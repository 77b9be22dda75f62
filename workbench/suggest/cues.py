"""The lexicon: words that take a position, give words to somebody, or bind a clause. Data, with one way to write it.

A verb is written once: `reject~` stands for reject, rejects, rejected, rejecting; `oppos~e` for a stem that ends in e;
`den~y` for deny, denies, denied; `stop~p` for a doubled letter.
"""

import re
from typing import NamedTuple

_ENDINGS = {"": "(?:s|es|ed|ing)?", "e": "(?:e|es|ed|ing)", "y": "(?:y|ies|ied|ying)"}


class Operator(NamedTuple):
    """A cue that gives a sign to what follows it: +1 for support, -1 for oppose.

    `actors`: takes actors as its object, not only topics and events. `act`: an act of communication or decision, so
    that the voice is reported. `weak`: shows a position only with a modal verb, in speech, or under another cue.
    """

    name: str
    sign: int
    pattern: re.Pattern[str]
    actors: bool = False
    act: bool = False
    weak: bool = False


def words(spelled: str, before: str = r"(?<![\w-])", after: str = r"(?![\w-])") -> re.Pattern[str]:
    """A pattern for any of the phrases in `spelled`, separated by `|` or line ends, verbs in every form."""
    phrases = [" ".join(phrase.split()) for phrase in re.split(r"[|\n](?![^(]*\))", spelled) if phrase.strip()]
    longest_first = sorted(map(_inflected, phrases), key=len, reverse=True)
    return re.compile(f"{before}(?:{'|'.join(longest_first)}){after}", re.IGNORECASE)


def _inflected(phrase: str) -> str:
    def endings(found: re.Match[str]) -> str:
        letter = found[1]
        return _ENDINGS.get(letter, f"(?:s|{letter}ed|{letter}ing)?")

    return re.sub(r"~([a-z]?)", endings, phrase).replace(" ", r"\s+")


_SELF = "(?:(?:it|them|him|her)sel(?:f|ves) )?"
_FEW = "(?: [\\w’'-]+){0,4}"
# "bring back the king" backs nobody
_NOT_ADVERB = r"(?<!bring\s)(?<!(?:take|took|hold|held|push|send|sent|pull|come|came|fall|fell)\s)"

OPERATORS = (
    Operator(
        "reject",
        -1,
        words("""reject~|rejection of|refus~e(?: to)?|refusal to|rul~e out|dismiss~|turn~ down|spurn~|declin~e to|veto~
        vot~e against|vot~e down|say~ no to|said no to|no to|renounc~e|unwilling to|boycott~
        walk~ (?:away|out) (?:from|of|on)|rebuff~|repudiat~e|shun~n|snub~b|back~ out of|reneg~e on|balk~ at
        scoff~ at|shelv~e"""),
        act=True,
    ),
    Operator(
        "oppose",
        -1,
        words("""oppos~e|opposition to|object~ to|resist~|resistance to|stand~ against|stood against
        protest~(?: against)?|rall~y against|against|denounc~e|condemn~|condemnation of|criticism of|criticis~e
        criticiz~e|decr~y|slam~m|blam~e|accus~e
        threaten~|warn~ against|lambast~e|critical of|hostile to
        (?:(?:voic~e|express~|rais~e)(?: \\w+)? )?concerns? (?:about|over)
        worr~y about|worried about|wary of|angered by|deplor~e|rebuk~e|rail~ against|lash~ out at|hit(?:s|ting)? out at
        blast~|vilif~y|lament~|sceptical of|skeptical of|cast~ doubts? on|outraged (?:by|at|over)|appalled (?:by|at)
        distanc~e (?:it|them|him|her)sel(?:f|ves) from"""),
        actors=True,
        act=True,
    ),
    Operator(
        "fight",
        -1,
        words(f"""(?:fight~|fought)(?! (?:alongside|side by side|together|on the side of))(?: against)?
        battl~e(?: against)?|clash~ with|counter~|confront~|combat~
        defeat~|toppl~e|overthrow~|oust~|crush~|destroy~|eliminat~e|expel~l|expulsion of|removal of|withdrawal of
        clear~{_FEW} (?:from|of)|(?:driv~e|drove)(?= [^.]{{0,60}} (?:out|back|from))|push~ back
        root~ out
        protect~{_FEW} from|wag~e war (?:on|against)|at war with|war (?:on|against)|attack~|fight back against
        kill~|wound~|massacr~e|behead~|storm~|besieg~e|overr(?:un|uns|an|unning)|repel~l|retaliat~e against
        invad~e|bombed|shelled|bombarded|ambush~|raided|defeat of|(?:air ?)?strikes on"""),
        actors=True,
    ),
    Operator(
        "halt",
        -1,
        words("""stop~p|halt~|to end|an end to|ending|end(?:s|ed)?(?= (?:the|its|their|all|his|her|this))|ceas~e(?: to)?
        abandon~|prevent~|block~|ban~n|thwart~|avoid~|refrain~ from|withdraw~ from|withdrew from|pull~ out of|suspend~
        lift~|cancel~l?|violat~e|violations? of|breach~(?: of)?|undermin~e|quit~t|scrap~p|delay~
        collapse of|opt~ out of"""),
        weak=True,
    ),
    Operator(
        "accept",
        1,
        words(f"""accept~|acceptance of|agree(?:s|d|ing)?(?: to| on| with| upon)?|approv~e(?: of)?|endors~e|welcom~e
        embrac~e|sign~(?: on to| onto| up to)?|ratif~y|adopt~|vot~e (?:for|in favou?r of)|in favou?r of|favou?r~
        propos~e|announc~e|unveil~|commit~t {_SELF}to|honou?r~|respect~|abid~e by|adher~e to|permit~t|allow~|tolerat~e
        broker~|uphold~|upheld|consent~ to|acquiesc~e in|giv~e (?:its|his|her|their) (?:blessing|backing|consent) to
        gave (?:its|his|her|their) (?:blessing|backing|consent) to|bound by|recognis~e|recogniz~e|for the sake of"""),
        act=True,
    ),
    Operator(
        "call",
        1,
        words("""call~ (?:for|on|upon)|urg~e|demand~|appeal~ (?:for|to)|press~ for|insist~ on|advocat~e|request~
        ask~ for|plead~ for|campaign~ for|push~ for|invit~e|advis~e|recommend~|encourag~e|lobb~y for|clamou?r~ for"""),
        act=True,
    ),
    Operator(
        "support",
        1,
        words(f"""support~(?! (?:from|of|by))|help~(?! (?:from|of|by))
        {_NOT_ADVERB}back(?:s|ed|ing)?(?! (?:from|of|by|in|on|to|down|out|away|home|and|at|into))
        assist~|aid(?:s|ed|ing)|defend~|fund(?:s|ed|ing)|financ~e|sponsor~|cooperat~e with|co-operat~e with
        co-?operation (?:between \\w+ and|with)|coordinat~e with|all(?:y|ies) with
        allied with|sid~e with|stand~ (?:by|with)|stood (?:by|with)|alongside|solidarity with
        (?:throw|threw|thrown|throwing|put)(?:s)? (?:its|his|her|their) (?:full )?(?:weight|support) behind
        (?:stand~|stood)(?: \\w+)? behind|rall~y behind|rall~y around|side by side with|on the side of
        (?:is|are|remain~) loyal to|shoulder to shoulder with|assistance to|military aid to"""),
        actors=True,
    ),
    Operator("join", 1, words("join~(?! forces)|join~ forces with"), actors=True),
    Operator(
        "praise",
        1,
        words("prais~e|hail~|thank~|commend~|applaud~|congratulat~e|laud~|salut~e|cheer~"),
        actors=True,
        act=True,
    ),
    Operator(
        "vow", 1, words("threaten~ to|vow~(?: to)?|pledg~e(?: to)?|promis~e(?: to)?|swore to|swear~ to"), act=True
    ),
    Operator(
        "seek",
        1,
        words("""keen on|eager to|look~ forward to|
        want~|seek~|sought|open to|hop~e (?:for|to)|intend~ to|plan(?:s|ned|ning)? (?:to|for)
        prepar~e (?:for|to)
        work~ (?:(?:\\w+ ){0,2}to|on|towards?|for)|ready (?:for|to)|willing to|determined to|committed to
        aim~ (?:to|at|for)|do(?:es|ing)? (?:our|its|their|his|her) (?:best|utmost) to|need~|insist~ that
        in a bid to"""),
    ),
    Operator(
        "make",
        1,
        words("""establish~|creat~e|set~t up|build~|form~|achiev~e|implement~|launch~|start~|begin~n?|extend~|prolong~
        renew~|deploy~|send~
        sent|carr~y out|continu~e(?: with)?|hold~|guarante~e|maintain~|restor~e|impos~e|enforc~e|observ~e|monitor~
        protect~"""),
        weak=True,
    ),
)

NEGATION = re.compile(
    r"\b(?:not(?! (?:only|just|least))|never|no(?! doubt)|neither|nor|cannot|without|no longer)\b|n[’']t\b", re.I
)
CANCELLED = words(
    r"""den~y|fail~ to|stop(?:s|ped)? short of|unlikely to|few expect|(?:reject|dismiss)(?:s|es|ed|ing)? (?:\w+ )?"""
    r"""(?:accusations?|allegations?|claims?|charges|reports?|rumou?rs)"""
)
OBLIGATION = re.compile(r"\b(?:must|should|ought to|ha(?:s|ve) to|needs? to)\b", re.I)
MODAL = re.compile(
    r"\b(?P<modal>will|would|could|can|may|might|shall|must|should|ready to|willing to|going to|agreed to|to)"
    r"(?:\s+(?:not|never|also|jointly|soon|then|now|be|\w+ly))*\s*$",
    re.I,
)
HEDGE = re.compile(r"\b(?:could|may|might|possibly|perhaps|consider(?:s|ed|ing)?)\b", re.I)
FUTURE = re.compile(r"\b(?:will|shall|would|going to)\b|[’']ll\b", re.I)

SAY = words(
    """sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add~|explain~|stat~e|announc~e|declar~e|not~e|stress~|insist~|claim~|argu~e
    warn~|confirm~|reveal~|wr(?:ite|ites|ote|iting)|tweet~|repl~y|remark~|comment~|assert~|affirm~|emphasis~e|emphasiz~e
    reiterat~e|maintain~|believ~e|th(?:ink|inks|ought)|point~ out|conclud~e|report~|vow~|pledg~e|warn~|continued|went on
    describ~e as|acknowledg~e|admit~t|boast~|joked?|testif~y|predict~"""
)
ACCORDING_TO = re.compile(r"\b(?:according to|in the words of|as told by)\s+", re.I)
ASKED = re.compile(
    r"\b(?:asked|responding|replying|commenting|speaking)\s+(?:about|to|on|whether|if|after|in|at)\b", re.I
)

CONDITION = re.compile(
    r",?\s+(?:but\s+)?(?:only\s+if|if\s+only|provided(?:\s+that)?|providing|on\s+(?:the\s+)?condition(?:\s+that)?|"
    r"as\s+long\s+as|so\s+long\s+as|unless|(?P<until>until|before)|only\s+after|only\s+when|only\s+once|if)\s+(?P<condition>[^.;!?”\"]+)",
    re.I,
)
WITHOUT = re.compile(
    r"\b(?:will|would|can|could|shall)\s+(?:\w+\s+)?(?:fail|collapse|succeed|work|hold|be\s+(?:possible|impossible))\s+"
    r"(?:without|unless)\s+(?P<condition>[^.;!?”\"]+)",
    re.I,
)
THREAT = re.compile(
    r"\b(?:there\s+will\s+be|hell|will\s+(?:respond|retaliate|regret|pay|face|be\s+met|fight|resist|suffer|react|"
    r"not\s+stand|not\s+hesitate|have\s+no\s+choice)|consequences|heavy\s+price)\b",
    re.I,
)
NEUTRAL = re.compile(
    r"\b(?:(?:ha(?:s|ve|d)\s+(?:not\s+yet|not|yet\s+to)|(?:did|do|does)\s+not)\s+(?:yet\s+)?(?:declared?|announced?|taken?|"
    r"stated?|made|make|clarif(?:y|ied)|decided?|set\s+out|disclosed?)\s+(?:clear\s+)?(?:its|their|his|her|any|an?)\s+(?:\w+\s+)?"
    r"(?:stance|position|decision|view|attitude)|(?:remain|stay|is|are|was|were)(?:s|ed)?\s+(?:neutral|undecided|"
    r"noncommittal|non-committal)|abstain(?:s|ed|ing)?|takes?\s+no\s+(?:position|side|stance)|took\s+no\s+(?:position|side))\b",
    re.I,
)
