"""A small codebook about other wars than the seeds', and ways to ask what is suggested for a text."""

from functools import cache

from tests.suggest.blind import blind
from workbench import suggest
from workbench.codebook import Codebook, Entry, NamingTerms
from workbench.records import Article, Entity, Mention, Naming, Region, RegionType, Stance, Topic

ENTRY = Entry("as in any codebook")

ENTITIES = """
rsf|ARMED_GROUP|Rapid Support Forces|RSF
sudanese-army|ARMED_GROUP|Sudanese Armed Forces|SAF;Sudanese army;Sudanese military;Sudanese government forces
sudanese-government|STATE|Sudanese government|Sudanese regime;Burhan government
houthis|ARMED_GROUP|Houthis|Ansar Allah;Houthi movement
lna|ARMED_GROUP|Libyan National Army|LNA
shield|ARMED_GROUP|Northern Shield Brigade|Shield Brigade
sudan-rebels|ARMED_GROUP|Sudanese rebels (collective)|
darfur-armed|ARMED_GROUP|Armed groups in Darfur (collective)|
hemedti|PERSON|Mohamed Hamdan Dagalo|Hemedti
burhan|PERSON|Abdel Fattah al-Burhan|Burhan
mashat|PERSON|Mahdi al-Mashat|
haftar|PERSON|Khalifa Haftar|Haftar
zelensky|PERSON|Volodymyr Zelensky|Zelensky;Zelenskyy
putin|PERSON|Vladimir Putin|Putin
salman|PERSON|Mohammed bin Salman|
cakmak|PERSON|İlker Çakmak|Ilker Cakmak
assad|PERSON|Bashar al-Assad|Assad
hafez|PERSON|Hafez al-Assad|
ukraine|STATE|Ukraine|Kyiv|Kyiv: metonym
russia|STATE|Russia|Moscow;the Kremlin|Moscow, Kremlin: metonyms
turkey|STATE|Turkey|Ankara|Ankara: metonym, also a place
egypt|STATE|Egypt|Cairo|Cairo: metonym
sudan|STATE|Sudan|
yemen|STATE|Yemen|
libya|STATE|Libya|
iran|STATE|Iran|
france|STATE|France|
saudi-arabia|STATE|Saudi Arabia|
united-states|STATE|United States|U.S.;US|US: match case-sensitively
gna|ORG|Government of National Accord|GNA
un|ORG|United Nations|UN
eu|ORG|European Union|EU
sanaa|PLACE|Sanaa|Sana'a
tripoli|PLACE|Tripoli|
darfur|PLACE|Darfur|
minsk|EVENT|Minsk agreements|Minsk agreement;Minsk ceasefire deal;Minsk deal
jeddah|EVENT|Jeddah talks|Jeddah process
berlin|EVENT|Berlin conference|
tripoli-deal|EVENT|Tripoli agreement|
corridor|EVENT|Humanitarian corridor memorandum|humanitarian corridors
"""

TOPICS = {
    "ceasefire": ("ceasefire", "truce", "cessation of hostilities"),
    "foreign-intervention": (
        "foreign intervention",
        "foreign interference",
        "foreign troops",
        "foreign powers",
        "intervene",
    ),
    "disarmament": ("disarmament", "disarm", "lay down arms", "laying down their arms", "give up their weapons"),
    "peace-talks": ("peace talks", "negotiations"),
    "partition": ("partition", "division of the country", "divide the country"),
    "safe-zone": ("safe zone", "no-fly zone", "humanitarian corridor"),
    "elections": ("elections", "election"),
    "sanctions": ("sanctions",),
    "airstrikes": ("airstrike", "air strike", "bombing"),
    "offensive": ("offensive on Tripoli", "assault on Tripoli"),
    "peacekeepers": ("peacekeeping force", "peacekeepers"),
}

TERMS = (
    NamingTerms("delegitimising", "terrorism", ("terrorist", "terror group")),
    NamingTerms("negative", "militancy", ("militant", "mercenary", "militia")),
    NamingTerms("negative", "regime", ("regime", "junta")),
    NamingTerms("negative", "hedge", ("so-called", "self-proclaimed")),
    NamingTerms("negative", "religious-ideological", ("extremist", "jihadist")),
    NamingTerms("neutral", "religious-ideological", ("Islamist",)),
    NamingTerms("neutral", "rebellion", ("rebel", "fighter", "insurgent", "faction")),
    NamingTerms("neutral", "government", ("government forces", "army")),
    NamingTerms("legitimising", "liberation", ("liberation",)),
)


def _entity(row: str) -> Entity:
    id_, label, name, aliases, *note = row.split("|")
    return Entity(id_, label, name, tuple(filter(None, aliases.split(";"))), "", "".join(note))


CODEBOOK = Codebook(
    version="1.0",
    name="Other wars",
    labels=dict.fromkeys(("ARMED_GROUP", "PERSON", "STATE", "ORG", "PLACE", "EVENT"), ENTRY),
    polarities=dict.fromkeys(("support", "oppose", "conditional", "neutral", "mixed"), ENTRY),
    voices=dict.fromkeys(("quoted", "reported", "outlet"), ENTRY),
    valences=dict.fromkeys(("delegitimising", "negative", "neutral", "legitimising"), ENTRY),
    topics={f"topic:{name}": Topic(f"topic:{name}", name, "a topic", terms) for name, terms in TOPICS.items()},
    naming=TERMS,
    entities={entity.id: entity for entity in map(_entity, ENTITIES.strip().splitlines())},
)


@cache
def suggester() -> suggest.Suggester:
    return suggest.Suggester(CODEBOOK, encoder=blind())


def an_article(*paragraphs: str, title: str = "") -> Article:
    """An article of these paragraphs, all body, below its title where one is given."""
    regions: list[Region] = []
    text = ""
    for words, type_ in [*([(title, "title")] if title else []), *((each, "body") for each in paragraphs)]:
        text += "\n\n" if text else ""
        regions.append(Region(len(text), len(text) + len(words), words, _type(type_)))
        text += words
    return Article("one", text, regions=tuple(regions))


def _type(name: str) -> RegionType:
    return "title" if name == "title" else "body"


def mentions(*paragraphs: str, title: str = "") -> list[tuple[str, str, str | None]]:
    """Words, label and entity of each suggested name."""
    found = suggester()(an_article(*paragraphs, title=title)).values()
    return [
        (each.quote, each.label, each.entity) for each in found if isinstance(each, Mention) and each.type == "name"
    ]


def collectives(*paragraphs: str) -> list[tuple[str, str | None]]:
    """Words and entity of each suggested collective."""
    found = suggester()(an_article(*paragraphs)).values()
    return [(each.quote, each.entity) for each in found if isinstance(each, Mention) and each.type == "nominal"]


def names(*paragraphs: str, title: str = "") -> list[str]:
    """Words of each suggested name."""
    return [words for words, _, _ in mentions(*paragraphs, title=title)]


def stance_records(*paragraphs: str, title: str = "") -> list[Stance]:
    return [each for each in suggester()(an_article(*paragraphs, title=title)).values() if isinstance(each, Stance)]


def stances(*paragraphs: str, title: str = "") -> set[str]:
    """Each suggested stance as `holder polarity target, voice`."""
    return {
        f"{each.holder} {each.polarity} {str(each.target).removeprefix('topic:')}, {each.voice}"
        for each in stance_records(*paragraphs, title=title)
    }


def namings(*paragraphs: str, title: str = "") -> list[Naming]:
    return [each for each in suggester()(an_article(*paragraphs, title=title)).values() if isinstance(each, Naming)]
