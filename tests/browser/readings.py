"""The reading that two seeds are corrected to: made by hand from the texts and the codebook, not from suggestions.

What was suggested for them is kept in `suggested.jsonl`, one line an article: a better suggester must not change what
there is to correct.

Names are in the order of the text. A mention is (words, label, entity); a stance is (evidence, holder, polarity,
target, voice), with its condition where it has one; a naming is (term, whom, valence, class, voice).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from workbench.records import Article, Record

Mention = tuple[str, str, str | None]
Stance = tuple[str, ...]
Naming = tuple[str, str | None, str, str, str]

BAKR = "muhammad-juma-bakkour"
REBELS = "syrian-rebels"
OFFICERS = "defected-officers"
CAMPAIGN = "campaign-for-al-khatib"
JOINING = "topic:officers-joining-the-fight"
STATEMENT = "rebel-joint-statement-2015"
STRIKES = "topic:foreign-airstrikes"
ALLIANCE = "topic:regional-alliance"


class Kept(msgspec.Struct):
    """What was suggested for an article, by suggestion id."""

    article: str
    suggestions: dict[str, Record]


def suggested(article: Article) -> Mapping[str, Record]:
    """What was suggested for one of the two articles; nothing for any other."""
    lines = Path(__file__).with_name("suggested.jsonl").read_bytes().splitlines()
    kept = [msgspec.json.decode(line, type=Kept) for line in lines]
    return next((each.suggestions for each in kept if each.article == article.id), {})


@dataclass(frozen=True)
class Reading:
    """All that one article says by the codebook; its stances are sorted."""

    mentions: list[Mention]
    stances: list[Stance]
    namings: list[Naming]


LEADER = Reading(
    mentions=[
        ("Aleppo", "PLACE", "aleppo"),
        ("Bakr", "PERSON", BAKR),
        ("officers", "ARMED_GROUP", OFFICERS),
        ("fighters", "ARMED_GROUP", REBELS),
        ("Jaish al-Mujahedeen", "ARMED_GROUP", "army-of-mujahideen"),
        ("Muhammad Abdulkader Bakkour Abu al-Bakr", "PERSON", BAKR),
        ("revolutionary forces", "ARMED_GROUP", REBELS),
        ("Bakr", "PERSON", BAKR),
        ("All4Syria", "ORG", "all4syria"),
        ("revolutionary forces", "ARMED_GROUP", REBELS),
        ("common command and the Chief-of-Staff", "ARMED_GROUP", "fsa-command"),
        ("Bakr", "PERSON", BAKR),
        ("Abdullah al-Bashir", "PERSON", "abdullah-al-bashir"),
        ("Free Army", "ARMED_GROUP", "free-syrian-army"),
        ("Bakr", "PERSON", BAKR),
        ("general command and the staff", "ARMED_GROUP", "fsa-command"),
        ("Syria", "STATE", "syria"),
        ("Bakr", "PERSON", BAKR),
        ("active factions", "ARMED_GROUP", REBELS),
        ("Aleppo", "PLACE", "aleppo"),
        ("regime", "STATE", "syrian-government"),
        ("factions", "ARMED_GROUP", REBELS),
        ("Bakr", "PERSON", BAKR),
        ("defected officers", "ARMED_GROUP", OFFICERS),
        ("Bakr", "PERSON", BAKR),
        ("Moaz al-Khatib", "PERSON", "moaz-al-khatib"),
        ("Bakr", "PERSON", BAKR),
        ("regime", "STATE", "syrian-government"),
        ("The Syrian Observer", "ORG", "the-syrian-observer"),
    ],
    stances=sorted(
        [
            (
                "called on the officers in the camps to join fighters on the front",
                *(BAKR, "support", JOINING, "reported"),
            ),
            (
                "does not \u00a0recognize any military or political body not formed by the revolutionary forces",
                *(BAKR, "oppose", "topic:exile-bodies", "reported"),
            ),
            (
                "any formation abroad will fail without the backing of the true revolutionary forces",
                *(BAKR, "conditional", "topic:exile-bodies", "reported"),
                "the backing of the true revolutionary forces",
            ),
            (
                "The common command and the Chief-of-Staff didn’t learn the lessons of history",
                *(BAKR, "oppose", "fsa-command", "quoted"),
            ),
            ("The individuals are not important", BAKR, "neutral", "abdullah-al-bashir", "quoted"),
            (
                "The general command and the staff failed in the previous period",
                *(BAKR, "oppose", "fsa-command", "quoted"),
            ),
            ("this institution should be born inside Syria", BAKR, "oppose", "topic:exile-bodies", "quoted"),
            (
                "should not get into the labyrinth of politics and international patronage",
                *(BAKR, "oppose", "topic:foreign-intervention", "quoted"),
            ),
            (
                "a workshop operating day and night to unify all the active factions on the ground",
                *(BAKR, "support", "topic:unification-of-factions", "reported"),
            ),
            (
                "to fight the robbers, mercenaries, traitors and regime's agents",
                *(BAKR, "oppose", "syrian-government", "reported"),
            ),
            (
                "called on the defected officers who are still in the camps to join the revolution",
                *(BAKR, "support", JOINING, "reported"),
            ),
            ("You have to join this revolution", BAKR, "support", JOINING, "quoted"),
            (
                "the campaign to support the nomination of Moaz al-Khatib for republic's presidency",
                *(CAMPAIGN, "support", "moaz-al-khatib", "outlet"),
            ),
            ("It is too early to speak about the president now", BAKR, "neutral", "moaz-al-khatib", "quoted"),
            ("we topple that criminal and his regime", BAKR, "oppose", "bashar-al-assad", "quoted"),
            ("we topple that criminal and his regime", BAKR, "oppose", "syrian-government", "quoted"),
            ("the president who will be elected by people", BAKR, "support", "topic:transition", "quoted"),
        ]
    ),
    namings=[
        ("Rebel Leader", BAKR, "neutral", "rebellion", "outlet"),
        ("fighters", REBELS, "neutral", "rebellion", "reported"),
        ("revolutionary forces", REBELS, "legitimising", "revolution", "reported"),
        ("revolutionary forces", REBELS, "legitimising", "revolution", "reported"),
        ("factions", REBELS, "neutral", "rebellion", "reported"),
        ("robbers", None, "delegitimising", "crime", "reported"),
        ("mercenaries", None, "negative", "militancy", "reported"),
        ("traitors", None, "delegitimising", "crime", "reported"),
        ("regime", "syrian-government", "negative", "regime", "reported"),
        ("agents", None, "negative", "proxy", "reported"),
        ("factions", REBELS, "neutral", "rebellion", "quoted"),
        ("criminal", "bashar-al-assad", "delegitimising", "crime", "quoted"),
        ("regime", "syrian-government", "negative", "regime", "quoted"),
    ],
)

AGAINST = "against Russia and Iran"
COUNTRIES = ["turkey", "united-states", "germany", "united-kingdom", "france", "qatar", "saudi-arabia"]
RESOLUTION = "Resolution on the use of Russian Armed Forces outside the territory of Russia"

ALLIES = Reading(
    mentions=[
        ("Syrian rebels", "ARMED_GROUP", REBELS),
        ("Russia", "STATE", "russia"),
        ("Iran", "STATE", "iran"),
        ("Syrian rebels", "ARMED_GROUP", REBELS),
        ("Russia", "STATE", "russia"),
        ("Iran", "STATE", "iran"),
        ("Syrian rebels", "ARMED_GROUP", REBELS),
        ("Bashar Assad", "PERSON", "bashar-al-assad"),
        ("joint statement", "EVENT", STATEMENT),
        ("Russia", "STATE", "russia"),
        ("Iran", "STATE", "iran"),
        ("joint statement", "EVENT", STATEMENT),
        ("Syria", "STATE", "syria"),
        ("Islamist group", "ARMED_GROUP", "ahrar-al-sham"),
        ("Ahrar al-Sham", "ARMED_GROUP", "ahrar-al-sham"),
        ("Assad", "PERSON", "bashar-al-assad"),
        ("Joinfo.ua", "ORG", "joinfo"),
        ("Reuters", "ORG", "reuters"),
        ("rebel groups", "ARMED_GROUP", "free-syrian-army"),
        ("Free Syrian Army", "ARMED_GROUP", "free-syrian-army"),
        ("Syria", "STATE", "syria"),
        ("Nusra Front", "ARMED_GROUP", "al-nusra-front"),
        ("al-Qaeda", "ARMED_GROUP", "al-qaeda"),
        ("Syria", "STATE", "syria"),
        ("Ahrar al-Sham", "ARMED_GROUP", "ahrar-al-sham"),
        ("Idlib", "PLACE", "idlib"),
        ("government forces", "ARMED_GROUP", "syrian-army"),
        ("Syria", "STATE", "syria"),
        ("Turkey", "STATE", "turkey"),
        ("Saudi Arabia", "STATE", "saudi-arabia"),
        ("Qatar", "STATE", "qatar"),
        ("Russia", "STATE", "russia"),
        ("Syria", "STATE", "syria"),
        ("Federal Council", "ORG", "federation-council-russia"),
        ("State Duma", "ORG", "state-duma-russia"),
        ("Russian Federation", "STATE", "russia"),
        (RESOLUTION, "EVENT", "russia-force-resolution-2015"),
        ("Russian Armed Forces", "ARMED_GROUP", "russian-armed-forces"),
        ("Russia", "STATE", "russia"),
        ("Vladimir Putin", "PERSON", "vladimir-putin"),
        ("Sergey Lavrov", "PERSON", "sergey-lavrov"),
        ("Syrian government", "STATE", "syrian-government"),
        ("ISIS", "ARMED_GROUP", "islamic-state"),
        ("Syrian opposition", "ORG", "syrian-opposition"),
        ("Russians", "STATE", "russia"),
        ("ISIS", "ARMED_GROUP", "islamic-state"),
        ("opposition", "ORG", "syrian-opposition"),
        ("U.S.", "STATE", "united-states"),
        ("allies", "STATE", "us-allies"),
        ("Russia", "STATE", "russia"),
        ("ISIS", "ARMED_GROUP", "islamic-state"),
        ("Bashar Assad’s regime", "STATE", "syrian-government"),
        ("Bashar Assad", "PERSON", "bashar-al-assad"),
        ("Turkish Foreign Ministry", "ORG", "turkish-foreign-ministry"),
        ("joint declaration", "EVENT", "seven-country-declaration-2015"),
        ("Turkey", "STATE", "turkey"),
        ("United States", "STATE", "united-states"),
        ("Germany", "STATE", "germany"),
        ("Britain", "STATE", "united-kingdom"),
        ("France", "STATE", "france"),
        ("Qatar", "STATE", "qatar"),
        ("Saudi Arabia", "STATE", "saudi-arabia"),
        ("Russia", "STATE", "russia"),
        ("Syria", "STATE", "syria"),
    ],
    stances=sorted(
        [
            (AGAINST, REBELS, "oppose", "russia", "reported"),
            (AGAINST, REBELS, "oppose", "iran", "reported"),
            (
                "call to create the regional alliance against Russia and Iran",
                *(REBELS, "support", ALLIANCE, "reported"),
            ),
            (AGAINST, REBELS, "oppose", "russia", "reported"),
            (AGAINST, REBELS, "oppose", "iran", "reported"),
            ("fighting against President Bashar Assad", REBELS, "oppose", "bashar-al-assad", "outlet"),
            (
                "called on regional countries to form an alliance against Russia and Iran",
                *(REBELS, "support", ALLIANCE, "reported"),
            ),
            (AGAINST, REBELS, "oppose", "russia", "reported"),
            (AGAINST, REBELS, "oppose", "iran", "reported"),
            (
                "the Russian military aggression and outright occupation of Syria",
                *(REBELS, "oppose", "topic:foreign-intervention", "quoted"),
            ),
            (
                "Among the signatories – an influential Islamist group “Ahrar al-Sham”",
                *("ahrar-al-sham", "support", STATEMENT, "reported"),
            ),
            (
                "signed by, among others, rebel groups of the Free Syrian Army",
                *("free-syrian-army", "support", STATEMENT, "reported"),
            ),
            ("counter the “Russian-Iranian alliance occupying Syria", REBELS, "oppose", "russia", "quoted"),
            ("counter the “Russian-Iranian alliance occupying Syria", REBELS, "oppose", "iran", "quoted"),
            ("defends al-Qaeda’s interests in Syria", "al-nusra-front", "support", "al-qaeda", "outlet"),
            ("supported by Turkey, Saudi Arabia and Qatar", "turkey", "oppose", "syrian-army", "outlet"),
            ("supported by Turkey, Saudi Arabia and Qatar", "saudi-arabia", "oppose", "syrian-army", "outlet"),
            ("supported by Turkey, Saudi Arabia and Qatar", "qatar", "oppose", "syrian-army", "outlet"),
            (
                "supported by 162 votes the Resolution",
                *("federation-council-russia", "support", "russia-force-resolution-2015", "reported"),
            ),
            (
                "introduced by the President Vladimir Putin",
                *("vladimir-putin", "support", "russia-force-resolution-2015", "reported"),
            ),
            (
                "At the request of the Syrian government, we’re helping them",
                *("sergey-lavrov", "support", "syrian-government", "quoted"),
            ),
            (
                "helping them to fight ISIS and other terrorist groups",
                *("sergey-lavrov", "oppose", "islamic-state", "quoted"),
            ),
            (
                "stated that Russians bomb not ISIS-controlled areas but opposition’ facilities",
                *("syrian-opposition", "oppose", "russia", "reported"),
            ),
            ("accused Russia on targeting not just ISIS", "united-states", "oppose", "russia", "reported"),
            ("accused Russia on targeting not just ISIS", "us-allies", "oppose", "russia", "reported"),
            *(("called on Russia to cease to bomb Syria", each, "oppose", STRIKES, "reported") for each in COUNTRIES),
        ]
    ),
    namings=[
        ("Syrian rebels", REBELS, "neutral", "rebellion", "outlet"),
        ("Syrian rebels", REBELS, "neutral", "rebellion", "outlet"),
        ("Syrian rebels", REBELS, "neutral", "rebellion", "outlet"),
        ("Islamist group", "ahrar-al-sham", "neutral", "religious-ideological", "outlet"),
        ("opposing army", REBELS, "neutral", "opposition", "outlet"),
        ("rebel groups", "free-syrian-army", "neutral", "rebellion", "outlet"),
        ("government forces", "syrian-army", "neutral", "government", "outlet"),
        ("terrorist groups", None, "delegitimising", "terrorism", "quoted"),
        ("Syrian opposition", "syrian-opposition", "neutral", "opposition", "outlet"),
        ("opposition", "syrian-opposition", "neutral", "opposition", "reported"),
        ("regime", "syrian-government", "negative", "regime", "reported"),
    ],
)
