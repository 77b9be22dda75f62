"""Who stands where, by the rules S1-S15 of the codebook, on sentences about other wars."""

import msgspec
import pytest

from tests.suggest.blind import blind
from tests.suggest.world import CODEBOOK, an_article, stance_records, stances
from workbench import suggest
from workbench.records import Stance


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # plain verbs
        ("The RSF rejected the truce.", {"rsf oppose ceasefire, reported"}),
        ("The Houthis have not accepted the ceasefire.", {"houthis oppose ceasefire, reported"}),
        ("Egypt welcomed the peace talks.", {"egypt support peace-talks, reported"}),
        ("France condemned the airstrikes.", {"france oppose airstrikes, reported"}),
        ("Haftar refused to lay down arms.", {"haftar oppose disarmament, reported"}),
        ("The GNA ruled out negotiations.", {"gna oppose peace-talks, reported"}),
        ("Kyiv signed the Minsk agreement.", {"ukraine support minsk, reported"}),
        ("The EU voted for sanctions.", {"eu support sanctions, reported"}),
        ("Iran denounced the United States.", {"iran oppose united-states, reported"}),
        ("The UN called for an immediate ceasefire.", {"un support ceasefire, reported"}),
        (
            "Russia and Iran oppose the sanctions.",
            {"russia oppose sanctions, reported", "iran oppose sanctions, reported"},
        ),
        # S1 the real object of the verb
        ("Hemedti rejected calls for a ceasefire.", {"hemedti oppose ceasefire, reported"}),
        (
            "Burhan rejected offers by neighbouring countries to help set up a humanitarian corridor.",
            {"burhan oppose foreign-intervention, reported"},
        ),
        # S2 accept, but
        (
            "The Houthis accept the truce, but reject disarmament.",
            {"houthis support ceasefire, reported", "houthis oppose disarmament, reported"},
        ),
        # S3 accuse and demand
        ("Kyiv accused Russia of breaking the truce.", {"ukraine oppose russia, reported"}),
        ("The EU called on Russia to stop the bombing.", {"eu oppose airstrikes, reported"}),
        ("The UN urged Haftar to accept a truce.", {"un support ceasefire, reported"}),
        ("Egypt called on the LNA to resist foreign interference.", {"egypt oppose foreign-intervention, reported"}),
        # S5 relations asserted by the outlet
        ("The LNA, backed by Egypt, holds the east.", {"egypt support lna, outlet"}),
        ("Iran supports the Houthis.", {"iran support houthis, outlet"}),
        ("The RSF has been fighting the Sudanese army.", {"rsf oppose sudanese-army, outlet"}),
        ("The Houthis, with support from Iran, hold the north.", {"iran support houthis, outlet"}),
        # S6 nested: Haftar's view as told by Egypt
        ("Egypt said that Haftar rejects the elections.", {"haftar oppose elections, reported"}),
        # S9 violence and its preparation
        ("The LNA vowed to drive the Houthis out of the port.", {"lna oppose houthis, reported"}),
        ("The LNA has been preparing for an assault on Tripoli.", {"lna support offensive, outlet"}),
        # S10 meeting is no stance
        ("Putin met Haftar in Cairo.", set()),
        ("Burhan discussed the ceasefire with Egypt.", set()),
        # neutral, and silence
        ("The RSF has not declared its position on the truce.", {"rsf neutral ceasefire, outlet"}),
        ("Egypt remains neutral on the elections.", {"egypt neutral elections, outlet"}),
        ("The Jeddah talks began on Monday.", set()),
        # conditional
        (
            "Hemedti said he would accept a truce only if the army leaves Darfur.",
            {"hemedti conditional ceasefire, reported"},
        ),
        ("Egypt backs the elections provided that Haftar may run.", {"egypt conditional elections, outlet"}),
        # the passive
        ("The truce was rejected by the RSF.", {"rsf oppose ceasefire, reported"}),
        ("Foreign troops will not be tolerated, Burhan said.", {"burhan oppose foreign-intervention, reported"}),
        ("Russia was condemned by Egypt.", {"egypt oppose russia, reported"}),
        ("The RSF, condemned by Egypt, left.", {"egypt oppose rsf, reported"}),
        # questions and suppositions show no position
        ("If Egypt rejects the truce, fighting may go on.", set()),
        ("Haftar asked whether Egypt would support the elections.", set()),
        ("Asked about supporting the elections, Burhan left.", set()),
        # concern
        ("Egypt raised concerns with the UN.", set()),
        ("Egypt voiced concern over foreign interference.", {"egypt oppose foreign-intervention, reported"}),
        # announcements
        (
            "Russia and Turkey announced a ceasefire.",
            {"russia support ceasefire, reported", "turkey support ceasefire, reported"},
        ),
        ("Russia could deploy peacekeepers.", {"russia support peacekeepers, outlet"}),
        (
            "Haftar prepares an assault on Tripoli, despite warnings from Egypt and France.",
            {"egypt oppose offensive, reported", "france oppose offensive, reported"},
        ),
        # a denial or a report is no position
        ("Iran denied supporting the Houthis.", set()),
        ("Egypt rejected claims that it funds the LNA.", set()),
        # an event that ends by itself, or a thing made, shows no position without will or words
        ("The Houthis violated the truce.", set()),
        # not to have joined is not to be against; to go without is
        ("Turkey has not joined the sanctions.", set()),
        ("Haftar left without accepting the truce.", {"haftar oppose ceasefire, reported"}),
        ("Fighters loyal to Haftar rejected the truce.", {"haftar oppose ceasefire, reported"}),
        (
            "Kyiv will not accept a truce until Russia withdraws, Zelensky said on Friday, calling for sanctions.",
            {"ukraine conditional ceasefire, reported", "zelensky support sanctions, reported"},
        ),
        ("Burhan said he would fight the RSF until victory.", {"burhan oppose rsf, reported"}),
        ("Moscow said it was open to negotiations.", {"russia support peace-talks, reported"}),
        ("Egypt, which borders Sudan, said it opposed the truce.", {"egypt oppose ceasefire, reported"}),
        ("In Sudan, Hemedti accused the army of breaking the truce.", {"hemedti oppose sudanese-army, reported"}),
        # somebody whom the registry does not know is not the one named before
        ("Egypt said the Janjaweed had rejected the truce.", set()),
        ("Haftar's opponents rejected the truce.", set()),
        ("Putin spoke on Monday. A spokesman said he opposed the truce.", set()),
        # "calling for" goes on with the subject only after a comma
        ("The UN vetoed a resolution calling for a ceasefire.", {"un oppose ceasefire, reported"}),
        # whom somebody tells it is not who says it
        ("Putin told Haftar he opposed the truce.", {"putin oppose ceasefire, reported"}),
        ("Putin told Egypt and France that he opposed the truce.", {"putin oppose ceasefire, reported"}),
        ("Burhan told Egypt that Russia opposed the truce.", {"russia oppose ceasefire, reported"}),
        # not to be against is not to be for
        ("The RSF did not reject the truce.", set()),
        ("Hemedti never opposed the elections.", set()),
        ("Egypt refused to condemn Iran.", set()),
        ("Egypt rejected Iran's criticism of the ceasefire.", set()),
        # where it was is not who it was
        ("In Sudan, Hemedti rejected the truce.", {"hemedti oppose ceasefire, reported"}),
        # what is not done, or not expected
        ("Egypt failed to condemn Iran.", set()),
        ("France stopped short of endorsing the truce.", set()),
        ("The RSF is unlikely to support the elections.", set()),
        ("Few expect Turkey to accept the truce.", set()),
        # who backs an actor does not act
        ("The LNA and Iran-backed tribes attacked the RSF.", {"lna oppose rsf, outlet"}),
        (
            "The LNA and Iran-backed militias attacked the RSF.",
            {"lna oppose rsf, outlet", "unnamed:militias oppose rsf, outlet"},
        ),
        # beside and against
        (
            "The LNA was fighting alongside Russia against the Houthis.",
            {"lna support russia, outlet", "lna oppose houthis, reported"},
        ),
        # who was helped is who did it
        ("The Houthis were defeated by the LNA with help from Egypt.", {"egypt support lna, outlet"}),
        # the passive goes on after an insertion
        ("The truce, which Russia rejected, was welcomed by Turkey.", {"turkey support ceasefire, reported"}),
        # somebody else's support
        ("Turkey condemned Russia's support for Iran.", {"turkey oppose russia, reported"}),
        # work and effort
        ("Egypt is working very hard to intervene.", {"egypt support foreign-intervention, outlet"}),
        ("“We do our utmost to disarm,” Burhan said.", {"burhan support disarmament, quoted"}),
        # what binds
        ("The RSF is not bound by the truce.", {"rsf oppose ceasefire, reported"}),
        ("Haftar said he was bound by the truce.", {"haftar support ceasefire, reported"}),
        ("There is cooperation between Egypt and the LNA.", set()),
        # to bring somebody back is not to back them
        ("Egypt wants to bring back Haftar.", set()),
        # words of a topic may have an article or the like between them
        ("The RSF refused to give up all its weapons.", {"rsf oppose disarmament, reported"}),
        ("The LNA vowed to divide this country.", {"lna support partition, reported"}),
        # the fight is what somebody supports, not who is fought
        (
            "The LNA began an attack against the Houthis, supported by Egypt.",
            {"lna oppose houthis, reported", "egypt oppose houthis, reported"},
        ),
        # who suffers does not act
        ("The RSF, attacked by Egypt, left.", set()),
        ("Haftar was opposed across Libya.", set()),
        ("Egypt is opposed to the truce.", {"egypt oppose ceasefire, reported"}),
        # to seek help is not to get it
        ("The Houthis seek support from Iran.", set()),
        # what somebody is accused of is not what the accuser does
        ("Egypt accused Iran of supporting the Houthis.", {"egypt oppose iran, reported"}),
        # somebody's truce is not somebody
        ("Egypt supports Iran's truce.", {"egypt support ceasefire, outlet"}),
        # a name with its acronym, joined to another
        (
            "The Rapid Support Forces (RSF) and Egypt reject the truce.",
            {"rsf oppose ceasefire, reported", "egypt oppose ceasefire, reported"},
        ),
        ("The Northern Shield Brigade spoke. The group rejected the truce.", {"shield oppose ceasefire, reported"}),
        ("Moscow said the Jeddah talks would not continue.", set()),
        ("The LNA in Egypt, backed by Iran, left.", {"iran support lna, outlet"}),
        ("If the army leaves Darfur, the RSF will accept the truce.", {"rsf conditional ceasefire, reported"}),
        ("Russia has been criticised for the bombing.", set()),
        ("Egypt is working towards a truce.", {"egypt support ceasefire, outlet"}),
        # neither, nor
        (
            "Egypt supported neither the truce nor the elections.",
            {"egypt oppose ceasefire, outlet", "egypt oppose elections, outlet"},
        ),
        ("Putin told Haftar Russia opposed the truce.", {"russia oppose ceasefire, reported"}),
        # a role in capitals is somebody known
        ("Putin spoke. In Moscow, the Russian President rejected the truce.", {"putin oppose ceasefire, reported"}),
        # a stranger who hangs on a preposition does nothing
        ("Egypt on Monday rejected the truce.", {"egypt oppose ceasefire, reported"}),
        ("“For Musa,” Egypt said after Eid, rejecting the truce.", {"egypt oppose ceasefire, reported"}),
        # questions
        ("Will Egypt reject the truce?", set()),
        ("“Why does Egypt reject the truce?” Haftar asked.", set()),
        # relative clauses
        ("The RSF, which opposes the elections, left.", {"rsf oppose elections, reported"}),
        # S2 accept, but: by a participle, by "while"
        (
            "Haftar welcomed the elections but ruled out disarmament.",
            {"haftar support elections, reported", "haftar oppose disarmament, reported"},
        ),
        # S4 signature, vote, decision
        ("France vetoed the sanctions.", {"france oppose sanctions, reported"}),
        ("Egypt voted against the sanctions.", {"egypt oppose sanctions, reported"}),
        # S6 nested, with a view of the teller's own
        (
            "Haftar said Egypt rejects the truce and that he supports the elections.",
            {"egypt oppose ceasefire, reported", "haftar support elections, reported"},
        ),
        # S7 a former spokesman is his own man
        ("Hemedti, former spokesman of the RSF, rejected the truce.", {"hemedti oppose ceasefire, reported"}),
        # S8 the lesser evil
        (
            "Peacekeepers are preferable to foreign troops, Zelensky said.",
            {"zelensky support peacekeepers, reported", "zelensky oppose foreign-intervention, reported"},
        ),
        # S9 violence
        ("Fighters of the RSF ambushed the Sudanese army.", {"rsf oppose sudanese-army, outlet"}),
        (
            "The RSF overran a base in Darfur, killing soldiers of the Sudanese army.",
            {"rsf oppose sudanese-army, outlet"},
        ),
        # S10 meeting, talking, being next to somebody
        ("Zelensky received Haftar in Kyiv for talks.", set()),
        ("Putin and Zelensky stood next to each other in Paris.", set()),
        # S11 the outlet's choice of words is no position
        ("The RSF, a terrorist militia, took the town.", set()),
        ("Khartoum's junta took the town.", set()),
        # S12 no inference from the question
        ("Asked about Russia, Zelensky said he opposed any partition.", {"zelensky oppose partition, reported"}),
        # S13 collectives
        (
            "Local residents protested against foreign troops.",
            {"unnamed:residents oppose foreign-intervention, reported"},
        ),
        # what somebody calls a thing, and what somebody proposes
        ("The RSF called the truce a betrayal.", {"rsf oppose ceasefire, reported"}),
        ("Egypt described the elections as a step forward.", {"egypt support elections, reported"}),
        (
            "The RSF turned down a proposal by Egypt for a truce.",
            {"rsf oppose ceasefire, reported", "egypt support ceasefire, reported"},
        ),
        (
            "Haftar accepted a truce proposed by Egypt.",
            {"haftar support ceasefire, reported", "egypt support ceasefire, reported"},
        ),
        # whole-hearted
        ("Turkey threw its weight behind the GNA.", {"turkey support gna, outlet"}),
        ("Egypt stands firmly behind Haftar.", {"egypt support haftar, outlet"}),
        ("France lashed out at Iran.", {"france oppose iran, reported"}),
        ("Burhan said disarmament must be completed.", {"burhan support disarmament, reported"}),
        ("The RSF walked away from the peace talks.", {"rsf oppose peace-talks, reported"}),
        ("Burhan cast doubt on the elections.", {"burhan oppose elections, reported"}),
        ("Egypt fights on the side of the LNA.", {"egypt support lna, outlet"}),
        # a division that the text makes explicit is mixed, where the codebook has that
        ("The Sudanese rebels are split over the truce.", {"sudan-rebels mixed ceasefire, outlet"}),
        ("Tribal elders remain divided on the elections.", {"unnamed:tribal-elders mixed elections, outlet"}),
        # what is not done before something is
        (
            "Haftar ruled out disarmament before Egypt withdraws.",
            {"haftar conditional disarmament, reported"},
        ),
    ],
)
def test_a_sentence_has_these_stances(sentence: str, expected: set[str]) -> None:
    assert stances(sentence) == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # voice: straight, curly, guillemets, one mark missing
        (('"We reject the truce," Hemedti said.',), {"hemedti oppose ceasefire, quoted"}),
        (("Hemedti said: “We will never accept foreign troops.”",), {"hemedti oppose foreign-intervention, quoted"}),
        (("«We are against any partition», said Haftar.",), {"haftar oppose partition, quoted"}),
        (("We reject the truce”, Hemedti said.",), {"hemedti oppose ceasefire, quoted"}),
        (
            ("“We reject the truce, Hemedti said in Darfur.", 'Putin replied: "We accept it".'),
            {"hemedti oppose ceasefire, quoted", "putin support ceasefire, quoted"},
        ),
        (("Hemedti added: “We welcome the peace talks.",), {"hemedti support peace-talks, quoted"}),
        (
            ("According to Burhan, the army rejects foreign interference.",),
            {"sudanese-army oppose foreign-intervention, reported"},
        ),
        # the speaker is carried over paragraphs without a cue
        (
            (
                "Burhan spoke on Monday.",
                "“There will be no foreign troops.”",
                "“We support the elections,” Burhan said.",
            ),
            {"burhan oppose foreign-intervention, quoted", "burhan support elections, quoted"},
        ),
        (
            ("Burhan said he left.", "“There will be no foreign troops.”", "“We support the elections,” Haftar said."),
            {"burhan oppose foreign-intervention, quoted", "haftar support elections, quoted"},
        ),
        # S15 nested quotation
        (
            ("“They call it a ‘peace plan’, but we reject the truce,” Haftar said.",),
            {"haftar oppose ceasefire, quoted"},
        ),
        # words of somebody unknown are given to nobody
        (("“We reject the truce,” Musa Hilal said.", "Egypt left.", "Burhan said that Russia left."), set()),
        (
            ("Burhan spoke.", "“We reject the truce,” Musa Hilal said.", "“We support the elections,” he added."),
            set(),
        ),
        # who "we" and "they" are inside a quotation
        (("“Egypt left, and we reject the truce,” Burhan said.",), {"burhan oppose ceasefire, quoted"}),
        (("“We take no position on the elections,” Burhan said.",), {"burhan neutral elections, quoted"}),
        # nobody is against oneself
        (("“They speak of the RSF’s crimes,” the RSF said.",), set()),
        # a threat is no condition
        (
            ("“If foreign troops enter Libya, we will fight the LNA,” Burhan said.",),
            {"burhan oppose foreign-intervention, quoted", "burhan oppose lna, quoted"},
        ),
        (("“They reject the truce,” Burhan said.",), set()),
        (("“If foreign troops enter Libya, we will be glad,” Haftar said.",), set()),
        # pronouns
        (
            ("Zelensky told reporters that he opposed the elections.",),
            {"zelensky oppose elections, reported"},
        ),
        (("Putin spoke on Friday. He supports the Minsk agreement.",), {"putin support minsk, outlet"}),
        # S14 anaphora
        (
            ("Egypt proposed a peacekeeping force.", "The RSF rejected the idea."),
            {"egypt support peacekeepers, reported", "rsf oppose peacekeepers, reported"},
        ),
        # S12 no inference from the question
        (
            ("Asked about the Sudanese army, Burhan said: “We are against any partition.”",),
            {"burhan oppose partition, quoted"},
        ),
        (
            ("Commenting on the campaign to support the elections, Burhan said on Friday.",),
            set(),
        ),
        # S13 unnamed collectives
        (("Tribal elders rejected the ceasefire.",), {"unnamed:tribal-elders oppose ceasefire, reported"}),
        # a threat whose if-clause names the opposed act
        (
            ("“If foreign troops enter Libya, hell awaits them,” Haftar said.",),
            {"haftar oppose foreign-intervention, quoted"},
        ),
        (
            ("“If foreign troops enter Libya, there will be war,” Haftar said.",),
            {"haftar oppose foreign-intervention, quoted"},
        ),
        # conditional in its own words
        (
            ("“Any peace talks will fail without the RSF,” Hemedti said.",),
            {"hemedti conditional peace-talks, quoted"},
        ),
        # an occasion is no condition
        (
            ("“If anybody tries to end it, we will defend the truce,” Burhan said.",),
            {"burhan support ceasefire, quoted"},
        ),
        # whoever is against what brings something about is against that
        (
            ("“We will stand against any plan that would divide the country,” Burhan said.",),
            {"burhan oppose partition, quoted"},
        ),
        (("“We welcome any plan that would divide the country,” Burhan said.",), set()),
        # who is only described does not act
        (
            ("France said it accepts a truce that excludes Haftar, but ruled out sanctions.",),
            {"france support ceasefire, reported", "france oppose sanctions, reported"},
        ),
        # a topic's own "no" denies nothing
        (("Egypt demanded a no-fly zone.",), {"egypt support safe-zone, reported"}),
        # who says what his own body will do commits himself (S7)
        (
            ("RSF commander Hemedti said the RSF would never accept a truce.",),
            {"rsf oppose ceasefire, reported", "hemedti oppose ceasefire, reported"},
        ),
        (("Egypt said the RSF would never accept a truce.",), {"rsf oppose ceasefire, reported"}),
        # S8 the lesser evil
        (
            ("“Peacekeepers are better than sanctions,” Zelensky said.",),
            {"zelensky support peacekeepers, quoted", "zelensky oppose sanctions, quoted"},
        ),
        # the speaker commits people of his own
        (("“Our fighters will crush the RSF,” Burhan said.",), {"burhan oppose rsf, quoted"}),
        # inside a quotation "X says" makes them X's words
        (
            ("“The RSF left, but tribal elders say peacekeepers are better than sanctions,” Burhan said.",),
            {"unnamed:tribal-elders support peacekeepers, quoted", "unnamed:tribal-elders oppose sanctions, quoted"},
        ),
        # an agreement on a place; "they" are all who were together
        (
            ("Putin told a press conference with Haftar that they had agreed on a ceasefire.",),
            {"putin support ceasefire, reported", "haftar support ceasefire, reported"},
        ),
        (("Turkey welcomed an agreement on Tripoli.",), {"turkey support tripoli-deal, reported"}),
        # accusing nouns count for the speaker, never for the outlet
        (("“The people have suffered the RSF’s crimes,” Burhan said.",), {"burhan oppose rsf, quoted"}),
        (("“A corridor saves us from the RSF’s shelling,” Burhan said.",), {"burhan oppose rsf, quoted"}),
        (("The people have suffered the RSF’s crimes.",), set()),
        # what others must do is what the speaker wants
        (("“Russia must end the bombing,” Zelensky said.",), {"zelensky oppose airstrikes, quoted"}),
        (("“The factions will crush the RSF,” Burhan said.",), {"burhan oppose rsf, quoted"}),
        # what goes on with somebody's blessing
        (("Moscow said the Jeddah talks would continue.",), {"russia support jeddah, reported"}),
        # no X
        (("“No to foreign interference,” Haftar said.",), {"haftar oppose foreign-intervention, quoted"}),
        # cooperation
        (("“There is close cooperation between us and Egypt,” Haftar said.",), {"haftar support egypt, quoted"}),
        # words of a topic that are an event's too name it only when written as a name
        (("Egypt welcomed the humanitarian corridors.",), {"egypt support safe-zone, reported"}),
        (("Egypt welcomed the Humanitarian Corridors.",), {"egypt support corridor, reported"}),
        # the named event is preferred to the topic
        (
            ("The Minsk ceasefire deal was made public.", "Kyiv rejected the ceasefire."),
            {"ukraine oppose minsk, reported"},
        ),
    ],
)
def test_an_article_has_these_stances(paragraphs: tuple[str, ...], expected: set[str]) -> None:
    assert stances(*paragraphs) == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Hemedti: We will not disarm", "He spoke on Friday.", {"hemedti oppose disarmament, reported"}),
        ("Houthis reject truce", "Nothing more is known.", {"houthis oppose ceasefire, reported"}),
        # a headline describes, the body names
        (
            "Libyan rebels refuse to disarm",
            "The Northern Shield Brigade spoke.",
            {"shield oppose disarmament, reported"},
        ),
    ],
)
def test_a_headline_has_these_stances(title: str, body: str, expected: set[str]) -> None:
    assert stances(body, title=title) == expected


def test_evidence_is_the_clause_and_carries_its_words() -> None:
    [stance] = stance_records("On Monday, after long talks in Cairo, the RSF rejected the truce, and it rained.")
    assert stance.evidence.quote == "rejected the truce"


def test_evidence_ends_where_something_else_begins() -> None:
    [stance] = stance_records("The LNA, fighting against the Houthis, in a long statement praised nobody.")
    assert stance.evidence.quote == "fighting against the Houthis"


def test_a_condition_is_written_out() -> None:
    [stance] = stance_records("Hemedti said he would accept a truce only if the army leaves Darfur.")
    assert stance.condition == "the army leaves Darfur"


def test_a_condition_ends_where_the_speech_ends() -> None:
    [stance] = stance_records("Kyiv will not accept a truce until Russia withdraws, Zelensky said on Friday.")
    assert stance.condition == "Russia withdraws"


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Hemedti, the commander of the RSF, rejected the truce.", "rsf"),
        ("RSF commander Hemedti rejected the truce.", "rsf"),
        ("Commander of the RSF, Hemedti, rejected the truce.", "rsf"),
        ("Russian President Vladimir Putin rejected the truce.", "russia"),
        ("French envoy Khalifa Haftar rejected the truce.", "france"),
        ("Former Russian President Vladimir Putin rejected the truce.", ""),
        ("Hemedti, a former spokesman for the RSF, rejected the truce.", ""),
        ("The RSF's former commander Hemedti rejected the truce.", ""),
    ],
)
def test_a_leader_speaks_for_a_body(sentence: str, body: str) -> None:
    [stance] = stance_records(sentence)
    assert stance.on_behalf_of == body


def test_a_view_told_by_somebody_else_keeps_the_chain() -> None:
    [stance] = stance_records("Egypt said that Haftar rejects the elections.")
    assert stance.attribution == ("egypt", "haftar")


def test_an_insertion_does_not_speak() -> None:
    [stance] = stance_records("Egypt, which borders Sudan, said it opposed the truce.")
    assert stance.attribution == ("egypt",)


def test_a_hedge_is_kept_as_certainty() -> None:
    [stance] = stance_records("Russia could deploy peacekeepers.")
    assert stance.certainty == "hedged"


def test_a_polarity_that_the_codebook_does_not_have_is_not_suggested() -> None:
    polarities = {name: entry for name, entry in CODEBOOK.polarities.items() if name != "mixed"}
    without = suggest.Suggester(msgspec.structs.replace(CODEBOOK, polarities=polarities), encoder=blind())
    article = an_article("Tribal elders remain divided on the elections.")
    assert not [each for each in without(article).values() if isinstance(each, Stance)]
