"""Names in other spellings are linked, and names that only look so are not."""

import pytest

from workbench import starter
from workbench.codebook import read_codebook
from workbench.suggest.names.linking import Links
from workbench.suggest.names.spelling import alike, folded

LINKS = Links(read_codebook(starter.annotations()))


@pytest.mark.parametrize(
    "pair",
    [
        "Jaysh Jaish", "Jaysh Jeish", "Mujahedeen Mujahideen", "Mujahidin Mujahedin", "Bakkour Bakur",
        "Mohammed Muhammad", "Mohamed Mohammad", "Hizbullah Hezbollah", "Hizballah Hezbollah", "Qaddafi Gaddafi",
        "Kadhafi Gaddafi", "Izza Izzah", "Fateh Fatah", "Hussein Husayn", "Hossein Hussain", "Yusuf Yousef",
        "Usama Osama", "Khalid Khaled", "Said Saeed", "Sulayman Suleiman", "Zawahri Zawahiri", "Zelenskyy Zelensky",
        "Erdogan Erdoğan", "Sana'a Sanaa", "Kobanê Kobani", "Dayr Deir", "Zawr Zor", "Daech Daesh", "Deen Din",
        "Sergei Sergey", "Evgeny Yevgeny", "Oualid Walid", "Daoud Dawud", "Abdel Abdul", "Haq Haqq",
    ],
)  # fmt: skip
def test_two_spellings_of_one_word_are_alike(pair: str) -> None:
    one, other = map(folded, pair.split())
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    "pair",
    [
        "Khamenei Khomeini", "Islam Salam", "Hassan Hussein", "Salih Salah", "Amir Amira", "Kerry Kelly", "Kerry Carey",
        "Iran Iraq", "Mali Mila", "Tahrir Tahir", "Sham Shami", "Hadi Huda", "Said Saud", "Rahman Rahim",
        "Basra Busra", "Amin Iman", "Jamil Jamal", "Hamid Hamad", "Habib Hubab", "19th 18th", "25 26",
    ],
)  # fmt: skip
def test_two_words_are_not(pair: str) -> None:
    one, other = map(folded, pair.split())
    assert not alike(one, other)
    assert not alike(other, one)


@pytest.mark.parametrize(
    ("name", "label", "entity"),
    [
        ("Jaish el-Islaam", "ARMED_GROUP", "jaysh-al-islam"),
        ("Army of Mujahidin", "ARMED_GROUP", "army-of-mujahideen"),
        ("Jeish al-Mujahidin", "PERSON", "army-of-mujahideen"),
        ("Jabhat Fath ash-Shaam", "ARMED_GROUP", "jabhat-fateh-al-sham"),
        ("Failaq ar-Rahman", "ARMED_GROUP", "faylaq-al-rahman"),
        ("Hayat Tahreer al-Sham", "ARMED_GROUP", "hayat-tahrir-al-sham"),
        ("Jebhat an-Nusrah", "ORG", "al-nusra-front"),
        ("Movement of Nureddin al-Zenki", "ARMED_GROUP", "nour-al-din-al-zenki"),
        ("Revolutionary Commandos Army", "ARMED_GROUP", "revolutionary-commando-army"),
        ("Kurdistan Workers Party", "ARMED_GROUP", "pkk"),
        ("Muhammad Abdulqadir Bakur Abu Bakr", "PERSON", "muhammad-juma-bakkour"),
        ("Recep Tayip Erdogan", "PERSON", "recep-tayyip-erdogan"),
        ("Sergej Lavrov", "PERSON", "sergey-lavrov"),
        ("Beshar al-Asad", "PERSON", "bashar-al-assad"),
        ("Hezbullah", "ARMED_GROUP", "hezbollah"),
        ("Dayr Ezzour", "PLACE", "deir-ez-zor"),
    ],
)
def test_another_spelling_leads_to_the_entity(name: str, label: str, entity: str) -> None:
    link = LINKS(name, label)
    assert link is not None
    assert link.entity.id == entity


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Ansar al-Sharia", "ARMED_GROUP"), ("Ansar Dine", "ARMED_GROUP"), ("Ansar al-Islam", "ARMED_GROUP"),
        ("Jaysh al-Salam", "ARMED_GROUP"), ("Jaysh al-Mahdi", "ARMED_GROUP"), ("Islamic Army", "ARMED_GROUP"),
        ("Islamic Movement", "ARMED_GROUP"), ("Moro National Liberation Front", "ARMED_GROUP"),
        ("Libyan National Army", "ARMED_GROUP"), ("Free Iraqi Army", "ARMED_GROUP"), ("Saraya al-Quds", "ARMED_GROUP"),
        ("Al-Quds Brigades", "ARMED_GROUP"), ("20th Division", "ARMED_GROUP"), ("Kata'ib Hezbollah", "ARMED_GROUP"),
        ("Harakat Hezbollah al-Nujaba", "ARMED_GROUP"), ("Jund al-Sham", "ARMED_GROUP"), ("Hamas", "ARMED_GROUP"),
        ("Liwa al-Tahrir", "ARMED_GROUP"), ("Victory Front", "ARMED_GROUP"), ("Al-Haq", "ORG"),
        ("Syrian Democratic Council", "ORG"), ("Syrian Transitional Government", "ORG"), ("Homa", "PLACE"),
        ("Sharm el-Sheikh", "PLACE"), ("Ali Khomeini", "PERSON"), ("Mohammed Juma", "PERSON"), ("Assed", "PERSON"),
        ("Bashar Hafez al-Assad", "PERSON"), ("Abu Bakr Shekau", "PERSON"), ("John Carey", "PERSON"),
        ("Hassan Alloush", "PERSON"), ("Mohammed Alloush Zahran", "PERSON"), ("HTSS", "ARMED_GROUP"),
        ("Quetta", "PLACE"),
    ],
)  # fmt: skip
def test_a_name_that_only_looks_like_one_is_left_unlinked(name: str, label: str) -> None:
    assert LINKS(name, label) is None
