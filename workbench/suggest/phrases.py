"""The lexicon of set phrases: positions that stand the other way round, or are shown by more than one word. Data."""

import re

from workbench.suggest.cues import words

PASSIVE = words(
    """rejected|tolerated|accepted|permitted|allowed|welcomed|supported|backed|condemned|opposed|endorsed|approved|vetoed|proposed|brokered
    denounced|criticised|criticized|resisted|respected|honou?red|recognised|recognized|refused|agreed|signed|fought"""
)
PASSIVE_AGAINST = words("rejected|condemned|opposed|vetoed|denounced|criticised|criticized|resisted|refused|fought")
PERSISTS = re.compile(
    r"\b(?:will|would|must|should|shall|needs?\s+to|ha(?:s|ve)\s+to)\s+(?:\w+ly\s+)?(?:continue|go\s+ahead|proceed|go\s+on|prevail|"
    r"stand|hold|be\s+(?:completed|implemented|respected|upheld|honou?red|observed|achieved|reached|resumed|restored|extended|"
    r"preserved|maintained))\b",
    re.I,
)
BETTER = re.compile(
    r"\b(?:is|are|was|were|be)\s+(?:an?\s+)?(?:far\s+|much\s+)?(?:better|preferable)\s+(?:\w+\s+)?(?:than|to)\b", re.I
)
CALLED = re.compile(
    r"\b(?:call|brand|label|describ|denounc|condemn|dismiss|see|regard|hail|prais|welcom)(?:s|e|es|ed)?\s+$", re.I
)
BAD = words(
    """betrayal|treason|sham|farce|mistake|blunder|crime|disaster|surrender|capitulation|humiliation|provocation
    trap|insult|plot|conspiracy|ploy|unacceptable|illegal|unlawful|illegitimate|null and void|void|dangerous
    futile|invalid|meaningless|declaration of war|act of war|act of aggression|stillborn|dead letter
    catastroph(?:e|ic)|unjust|shameful|step backwards?"""
)
GOOD = words(
    """historic|breakthrough|step forward|positive|important step|encouraging|milestone|courageous|necessary
    right step|victory|best hope|only way|only solution|in the right direction|promising|constructive|legitimate"""
)
PROPOSAL = re.compile(
    r"\b(?:proposals?|calls?|appeals?|demands?|plans?|initiatives?|bids?|efforts?|pushe?s?)\s+(?:by|from)\s+(?:the\s+)?",
    re.I,
)
DIVIDED = re.compile(
    r"\b(?:divided|split|at\s+odds|deeply\s+divided|of\s+two\s+minds|in\s+disagreement)\s+(?:over|on|about|as\s+to)\b",
    re.I,
)
BY_AGENT = words(
    """supported by|backed by|funded by|financed by|sponsored by|armed by|trained by|praised by|endorsed by|welcomed by
    rejected by|opposed by|condemned by|denounced by|criticised by|criticized by|vetoed by|fought by
    accepted by|signed by|proposed by|brokered by|presented by|put forward by|tabled by|demanded by"""
)
OFFERED = re.compile(r"(?:proposed|brokered|presented|put forward|tabled|demanded|accepted|signed)\b", re.I)
HELP_FROM = words(
    """(?:support|backing|help|aid|assistance|arms|weapons|funding|cover) from
    with (?:the |some )?(?:\\w+ )?(?:support|backing|help|aid|assistance|cover) of"""
)
DISMAY_FROM = words(
    "(?:concerns?|fears?|objections?|criticism|condemnation|opposition|protests?|warnings?|anger|outrage) from"
)
WRONGS = words(
    """crimes?|massacres?|atrocit(?:y|ies)|aggression|oppression|brutality|murders?|killings?|terrorism|destruction
    bombardment|shelling|barrel bombs?|explosive barrels|inhumanity|savagery|cruelty
    tyranny|injustice|campaign of \\w+|violations|abuses|occupation|barbarism|genocide|persecution
    siege"""
)
