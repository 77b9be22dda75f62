"""Names seen often are proposed as entities, with what else they go by."""

from workbench.records import Mention
from workbench.suggest.names.newcomers import Newcomer, newcomers

START = 10


def seen(*names: str, label: str = "ARMED_GROUP", entity: str | None = None) -> list[Mention]:
    return [Mention(START * at, START * at + len(name), name, label, entity) for at, name in enumerate(names)]


def brief(found: list[Newcomer]) -> list[tuple[str, str, tuple[str, ...], int, int]]:
    return [(each.label, each.name, each.aliases, each.places, each.articles) for each in found]


def test_a_name_in_several_articles_is_proposed_with_its_other_spellings() -> None:
    found = newcomers(
        {
            "1": seen("Jaysh al-Mahdi", "Jaysh al-Mahdi"),
            "2": seen("Jaish al-Mahdi"),
            "3": seen("Army of the Mahdi", label="ORG"),
        }
    )
    assert brief(found) == [
        ("ARMED_GROUP", "Jaysh al-Mahdi", ("Army of the Mahdi", "Jaish al-Mahdi"), 4, 3),
    ]
    assert [(article, span.quote) for article, span in found[0].examples] == [
        ("1", "Jaysh al-Mahdi"),
        ("2", "Jaish al-Mahdi"),
        ("3", "Army of the Mahdi"),
    ]


def test_surnames_and_acronyms_count_for_the_full_name_in_their_article() -> None:
    people = {"1": seen("Ghaly", "Iyad Ag Ghaly", label="PERSON"), "2": seen("Iyad Ag Ghali", label="PERSON")}
    assert brief(newcomers(people)) == [("PERSON", "Iyad Ag Ghali", ("Iyad Ag Ghaly", "Ghaly"), 3, 2)]
    bodies = {"1": seen("Macina Liberation Front", "MLF", "MLF"), "2": seen("Macina Liberation Front")}
    assert brief(newcomers(bodies)) == [("ARMED_GROUP", "Macina Liberation Front", ("MLF",), 4, 2)]


def test_a_surname_without_its_full_name_stays_by_itself() -> None:
    found = newcomers({"1": seen("Iyad Ag Ghaly", label="PERSON"), "2": seen("Ghaly", "Ghaly", label="PERSON")}, 1, 1)
    assert [each.name for each in found] == ["Ghaly", "Iyad Ag Ghaly"]


def test_what_is_linked_described_or_rare_is_not_proposed() -> None:
    nominal = [Mention(0, 10, "the rebels", "ARMED_GROUP", None, type="nominal")]
    linked = seen("RSF", "RSF", entity="rsf")
    assert newcomers({"1": nominal * 3 + linked, "2": nominal + linked + seen("Ansaru", "Ansaru", "Ansaru")}) == []


def test_the_order_of_articles_and_mentions_changes_nothing() -> None:
    one, two = seen("Ansaru", "Katibat Macina", "Ansaru"), seen("Katibat Macina", "Ansaru", "Katiba Macina")
    turned = {"2": list(reversed(two)), "1": list(reversed(one))}
    assert newcomers({"1": one, "2": two}) == newcomers(turned)
    assert [each.name for each in newcomers({"1": one, "2": two})] == ["Ansaru", "Katibat Macina"]
