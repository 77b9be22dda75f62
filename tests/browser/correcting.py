"""The steps, by keyboard alone, from what is suggested for two articles to what `readings.py` says of them.

They are those of an analyst in a hurry: what is suggested wrongly is mended where it stands, what is missing is added,
and the rest is accepted in one step.
"""

from tests.browser.keyboard import Keyboard

DOUBT = "Patronage: interference, or help without troops?"


def link(keys: Keyboard, letters: str) -> None:
    """Link the mention one stands on to what these letters find first."""
    keys.press("l")
    keys.type(letters)
    keys.press("Enter")


def add(keys: Keyboard, words: str, digit: str, entity: str, nth: int = 0) -> None:
    """Label words, and link them."""
    keys.select(words, nth)
    keys.press(digit)
    link(keys, entity)


def alike(keys: Keyboard) -> None:
    """Label the same words wherever they stand in the article."""
    keys.press("f")
    keys.see(".sw-preview [role=option]")
    keys.press("Enter")


def stance(keys: Keyboard, holder: str, polarity: str, target: str, voice: str) -> None:
    """Add a stance for the words that are selected; what the form has filled in rightly stays."""
    keys.press("s")
    if not keys.shows(holder):
        if keys.field() != "holder":
            keys.press("Shift+Tab")
        if not keys.offers(holder):
            keys.type(holder)
        keys.press("Enter")
    keys.to("polarity")
    keys.press(polarity)
    keys.to("target")
    keys.type(target)
    if not keys.shows(voice):
        keys.to("voice")
        keys.press(voice[0])
    keys.press("Enter")


def naming(keys: Keyboard, whom: str, valence: str, class_: str) -> None:
    """Add the selected words as a name for somebody; what the form has filled in stays."""
    keys.press("t")
    known = keys.shows(class_)
    keys.type(whom)
    keys.press("Enter")
    if known:
        return
    keys.press(valence)
    keys.to("class")
    keys.type(class_)
    keys.press("Enter")


def reported(keys: Keyboard) -> None:
    """Say that the words are reported, of what one stands on."""
    keys.press("e")
    keys.to("voice")
    keys.press("r", "Enter")


def correct_leader(keys: Keyboard) -> None:
    """Seed 001, until all of `LEADER` is there."""
    keys.go("fighters · armed group")
    link(keys, "armed opp")
    keys.go("fighters · neutral name")
    keys.press("e")
    keys.type("armed opp")
    keys.to("voice")
    keys.press("r", "Enter")
    for term in ("revolutionary forces", "revolutionary forces", "factions", "factions"):
        keys.go(term)
        keys.press("e")
        keys.type("armed opp")
        keys.press("Enter")
    keys.go("Muhammad Juma Abdulqader Bakkour ⟶ support ⟶ Army of Mujahideen")
    keys.press("e")
    keys.to("target")
    keys.type("officers joining the fight")
    keys.choose("create topic")
    keys.press("Enter", "Enter", "Enter")
    keys.go("Muhammad Juma Abdulqader Bakkour ⟶ conditional")
    keys.press("Shift+ArrowUp")

    add(keys, "revolutionary forces", "1", "armed opp")
    alike(keys)
    keys.select("officers")
    keys.press("1", "E")
    keys.type("Defected officers")
    keys.press("Tab", "Tab", "Delete", "Enter")
    add(keys, "defected officers", "1", "defected")
    add(keys, "common command and the Chief-of-Staff", "1", "supreme mil")
    add(keys, "general command and the staff", "1", "supreme mil")
    add(keys, "active factions", "1", "armed opp")
    add(keys, "factions", "1", "armed opp", nth=1)
    add(keys, "Syrian Observer", "4", "the syrian")
    keys.press("Shift+ArrowUp")  # a name has no article by itself, but this one does

    keys.select("agents")
    naming(keys, "", "-", "proxy")
    reported(keys)
    keys.select("criminal")
    naming(keys, "bashar", "d", "crime")

    keys.select("does not \u00a0recognize any military or political body not formed by the revolutionary forces")
    stance(keys, "muhammad juma", "o", "bodies formed", "reported")
    keys.select("The common command and the Chief-of-Staff didn’t learn the lessons of history")
    stance(keys, "muhammad juma", "o", "supreme mil", "quoted")
    keys.select("The individuals are not important")
    stance(keys, "muhammad juma", "n", "al-bashir", "quoted")
    keys.select("The general command and the staff failed in the previous period")
    stance(keys, "muhammad juma", "o", "supreme mil", "quoted")
    keys.select("this institution should be born inside Syria")
    stance(keys, "muhammad juma", "o", "bodies formed", "quoted")
    keys.select("should not get into the labyrinth of politics and international patronage")
    stance(keys, "muhammad juma", "o", "foreign interv", "quoted")
    keys.press("m")
    keys.type(DOUBT)
    keys.press("Enter", "!")
    keys.select("a workshop operating day and night to unify all the active factions on the ground")
    stance(keys, "muhammad juma", "s", "unification", "reported")
    keys.select("called on the defected officers who are still in the camps to join the revolution")
    stance(keys, "muhammad juma", "s", "officers joining", "reported")
    keys.select("You have to join this revolution")
    stance(keys, "muhammad juma", "s", "officers joining", "quoted")
    keys.select("It is too early to speak about the president now")
    stance(keys, "muhammad juma", "n", "moaz", "quoted")
    for target in ("bashar", "syrian gov"):
        keys.select("we topple that criminal and his regime")
        stance(keys, "muhammad juma", "o", target, "quoted")
    keys.select("the president who will be elected by people")
    stance(keys, "muhammad juma", "s", "transition", "quoted")
    keys.select("the campaign to support the nomination of Moaz al-Khatib for republic's presidency")
    keys.press("s")
    if keys.field() != "holder":
        keys.press("Shift+Tab")
    keys.type("Campaign for al-Khatib")
    keys.choose("create entity")
    keys.press("Enter", "4", "Enter")
    keys.to("polarity")
    keys.press("s")
    keys.to("target")
    keys.type("moaz")
    keys.to("voice")
    keys.press("u", "Enter")


def correct_allies(keys: Keyboard) -> None:
    """Seed 004, until all of `ALLIES` is there."""
    keys.go("Syrian armed opposition (collective) ⟶ support ⟶ Regional alliance")
    reported(keys)
    keys.select("call to create the regional alliance against Russia and Iran")
    keys.press("r")
    keys.go("Russian military · armed group")
    keys.press("x")
    keys.go("army · neutral name")
    keys.press("Shift+ArrowUp", "e")
    keys.type("armed opp")
    keys.to("class")
    keys.type("opposition")
    keys.press("Enter")
    keys.go("rebel groups · armed group")
    link(keys, "free syrian")
    keys.go("rebel groups · neutral name")
    keys.press("e")
    keys.type("free syrian")
    keys.press("Tab", "Enter")
    keys.go("al-Nusra Front ⟶ support")
    keys.select("defends al-Qaeda’s interests in Syria")
    keys.press("r")
    for holder in ("Turkey", "Saudi Arabia", "Qatar"):
        keys.go(f"{holder} ⟶ oppose ⟶ Syrian Arab Army")
        keys.press("e")
        keys.to("voice")
        keys.press("u", "Enter")
    keys.go("Duma")
    keys.press("Shift+ArrowUp")
    keys.go("regime · state")
    keys.press("Shift+ArrowUp", "Shift+ArrowUp")
    keys.go("regime · negative name")
    reported(keys)

    add(keys, "joint statement", "6", "joint st")
    alike(keys)
    add(
        keys,
        "Resolution on the use of Russian Armed Forces outside the territory of Russia",
        "6",
        "federation council res",
    )
    add(keys, "Russians", "3", "russia")
    add(keys, "allies", "3", "allies")
    add(keys, "joint declaration", "6", "seven")

    keys.select("the Russian military aggression and outright occupation of Syria")
    stance(keys, "syrian armed opp", "o", "foreign interv", "quoted")
    for target in ("russia", "iran"):
        keys.select("counter the “Russian-Iranian alliance occupying Syria")
        stance(keys, "syrian armed opp", "o", target, "quoted")
    keys.select("Among the signatories – an influential Islamist group “Ahrar al-Sham”")
    stance(keys, "ahrar al-sham", "s", "joint st", "reported")
    keys.select("signed by, among others, rebel groups of the Free Syrian Army")
    stance(keys, "free syrian", "s", "joint st", "reported")
    keys.select("supported by 162 votes the Resolution")
    stance(keys, "federation council (", "s", "federation council res", "reported")
    keys.select("introduced by the President Vladimir Putin")
    stance(keys, "vladimir", "s", "federation council res", "reported")
    keys.select("At the request of the Syrian government, we’re helping them")
    stance(keys, "sergey", "s", "syrian gov", "quoted")
    keys.select("stated that Russians bomb not ISIS-controlled areas but opposition’ facilities")
    stance(keys, "syrian opp", "o", "russia", "reported")
    keys.select("accused Russia on targeting not just ISIS")
    stance(keys, "allies of", "o", "russia", "reported")


def finish(keys: Keyboard) -> None:
    """Accept what is left, in one step, and say that the article is done."""
    keys.press("b")
    keys.see(".sw-preview [role=option]")
    keys.press("Enter", "d")
