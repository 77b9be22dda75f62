"""Names of countries, today's and those of the last hundred years: what a STATE is where the registry does not say."""

import re
from collections.abc import Set

from workbench.codebook import Codebook
from workbench.suggest.forms import plain

COUNTRIES = """
Afghanistan;Albania;Algeria;Andorra;Angola;Antigua and Barbuda;Argentina;Armenia;Australia;Austria;Azerbaijan;Bahamas;
Bahrain;Bangladesh;Barbados;Belarus;Belgium;Belize;Benin;Bhutan;Bolivia;Bosnia;Bosnia and Herzegovina;Botswana;Brazil;
Brunei;Bulgaria;Burkina Faso;Burma;Burundi;Cambodia;Cameroon;Canada;Cape Verde;
Central African Republic;CAR;Chad;Chile;China;Colombia;Comoros;Congo;Congo-Brazzaville;Congo-Kinshasa;
Democratic Republic of Congo;Democratic Republic of the Congo;DR Congo;DRC;Republic of the Congo;Costa Rica;
Cote d'Ivoire;Côte d'Ivoire;Ivory Coast;Croatia;Cuba;Cyprus;Czech Republic;Czechia;Denmark;Djibouti;Dominica;
Dominican Republic;East Timor;Timor-Leste;Ecuador;Egypt;El Salvador;Equatorial Guinea;Eritrea;Estonia;Eswatini;
Swaziland;Ethiopia;Fiji;Finland;France;Gabon;Gambia;Georgia;Germany;Ghana;Greece;Grenada;Guatemala;Guinea;
Guinea-Bissau;Guyana;Haiti;Honduras;Hungary;Iceland;India;Indonesia;Iran;Islamic Republic of Iran;Iraq;Ireland;Israel;
Italy;Jamaica;Japan;Jordan;Kazakhstan;Kenya;Kiribati;Kosovo;Kuwait;Kyrgyzstan;Laos;Latvia;Lebanon;Lesotho;Liberia;
Libya;Liechtenstein;Lithuania;Luxembourg;Macedonia;North Macedonia;Madagascar;Malawi;Malaysia;Maldives;Mali;Malta;
Marshall Islands;Mauritania;Mauritius;Mexico;Micronesia;Moldova;Monaco;Mongolia;Montenegro;Morocco;Mozambique;Myanmar;
Namibia;Nauru;Nepal;Netherlands;Holland;New Zealand;Nicaragua;Niger;Nigeria;Norway;Oman;Pakistan;Palau;Palestine;
Panama;Papua New Guinea;Paraguay;Peru;Philippines;Poland;Portugal;Qatar;Romania;Russia;Russian Federation;Rwanda;
Saint Lucia;Samoa;San Marino;Saudi Arabia;Senegal;Serbia;Seychelles;Sierra Leone;Singapore;Slovakia;Slovenia;
Solomon Islands;Somalia;Somaliland;South Africa;South Korea;Republic of Korea;North Korea;DPRK;Korea;South Sudan;Spain;
Sri Lanka;Sudan;Suriname;Sweden;Switzerland;Syria;Syrian Arab Republic;Taiwan;Tajikistan;Tanzania;Thailand;Togo;Tonga;
Trinidad and Tobago;Tunisia;Turkey;Türkiye;Turkmenistan;Tuvalu;Uganda;Ukraine;United Arab Emirates;UAE;United Kingdom;
UK;U.K.;Britain;Great Britain;United States;United States of America;America;USA;U.S.;U.S.A.;US;Uruguay;Uzbekistan;
Vanuatu;Vatican;Holy See;Venezuela;Vietnam;North Vietnam;South Vietnam;Western Sahara;Yemen;South Yemen;Zambia;
Zimbabwe;Soviet Union;USSR;Yugoslavia;Czechoslovakia;East Germany;West Germany;Zaire;Rhodesia;Ottoman Empire;
Abkhazia;South Ossetia;Transnistria;Nagorno-Karabakh Republic;Palestinian Authority;Republic of China;
People's Republic of China
"""
CAPITALS = """
Abu Dhabi;Abuja;Accra;Addis Ababa;Algiers;Amman;Ankara;Asmara;Astana;Athens;Baghdad;Baku;Bamako;Bangkok;Beijing;Beirut;
Belgrade;Berlin;Bishkek;Bogota;Bogotá;Brasilia;Brazzaville;Budapest;Bujumbura;Buenos Aires;Cairo;Canberra;Caracas;
Colombo;Conakry;Copenhagen;Dakar;Damascus;Dhaka;Doha;Dushanbe;Hanoi;Harare;Havana;Helsinki;Islamabad;Jakarta;Juba;Kabul;
Kampala;Kathmandu;Khartoum;Kiev;Kigali;Kinshasa;Kyiv;Lagos;Lima;Lisbon;London;Luanda;Madrid;Manama;Manila;Maputo;
Mexico City;Minsk;Mogadishu;Monrovia;Moscow;Muscat;N'Djamena;Nairobi;Naypyidaw;New Delhi;Delhi;Niamey;Nouakchott;Oslo;
Ottawa;Ouagadougou;Paris;Phnom Penh;Podgorica;Prague;Pretoria;Pristina;Pyongyang;Quito;Rabat;Riga;Riyadh;Rome;Sanaa;
Sana'a;Santiago;Sarajevo;Seoul;Singapore;Skopje;Sofia;Stockholm;Taipei;Tallinn;Tashkent;Tbilisi;Tehran;Tegucigalpa;
Tel Aviv;Tirana;Tokyo;Tripoli;Tunis;Ulaanbaatar;Vienna;Vilnius;Warsaw;Washington;Yangon;Yaounde;Yerevan;Zagreb
"""
_CAPITALS = frozenset(plain(each.strip()).casefold() for each in CAPITALS.split(";"))
_ACTS = re.compile(
    r"(?:\s+and\s+[A-Z]\w+(?: [A-Z]\w+)?)?\s+(?:(?:has|had|have|also|then|now|later|repeatedly)\s+){0,2}"
    r"(?:accus|agree|announc|blam|condemn|claim|demand|den[iy]|expel|insist|oppos|pledg|recall|recogni|refus|reject|said|"
    r"says|sever|summon|support|threaten|urg|trade|vow|want|warn|welcom|call(?:s|ed) (?:on|for))"
)
_BEFORE = re.compile(r"(?:^|[.!?:;,“\n]|\b(?:and|but|while|that|as|because|when|where))\s*$")
_PEOPLE = re.compile(r"(?P<stem>[A-Z][a-z]+?)(?:i?ans?|ish|ese|is?|eans?)")
IRREGULAR = """
French Dutch Greek Swiss Welsh Filipino Afghan Arab Kurd Turk Czech Serb Croat Uzbek Tajik Kazakh Kyrgyz Turkmen
Pashtun Dane Swede Finn Pole Scot Chechen Hutu Tutsi Tuareg Slovak Slovene Thai Lao Briton Kurdish Sunni Shiite Shi'ite
Shia Alawite Druze Yazidi Salafi Salafist Takfiri Jihadi Jihadist Islamist Wahhabi Baathist Khawarij Muslim Christian
"""
_IRREGULAR = frozenset(IRREGULAR.split())
_SHARED = 4


def states(codebook: Codebook) -> frozenset[str]:
    """What names a state, in the registry of `codebook` or anywhere, as `named` spells it."""
    registered = [entity for entity in codebook.entities.values() if entity.label == "STATE"]
    forms = [form for entity in registered for form in (entity.name, *entity.aliases)]
    return frozenset(map(named, [*forms, *(each.strip() for each in COUNTRIES.split(";"))]))


def named(words: str) -> str:
    """The words as countries are compared: small, one kind of apostrophe, single blanks, without an article."""
    return plain(words).casefold().removeprefix("the ")


def place_or_state(words: str, label: str, known: Set[str]) -> str:
    """STATE for a country, PLACE for any other place (rule G5); every other label as it is, but for capitals."""
    if label not in {"STATE", "PLACE"} and not (label != "EVENT" and plain(words).casefold() in _CAPITALS):
        return label
    return "STATE" if named(words) in known else "PLACE"


def of_a_people(words: str, known: Set[str]) -> bool:
    """Whether the one word is an adjective of origin or a people ("Chadian", "Iraqis"), which names no place (G6)."""
    words = plain(words)
    found = _PEOPLE.fullmatch(words)
    if words.removesuffix("s") in _IRREGULAR or found is None:
        return words.removesuffix("s") in _IRREGULAR
    stem = words[: max(_SHARED, len(found["stem"]) - 1)].casefold()
    return named(words) not in known and any(state.startswith(stem) for state in known)


def speaks_for_its_state(text: str, start: int, end: int) -> bool:
    """Whether the name of a capital at `[start, end)` does what only governments do (rule G5)."""
    capital = plain(text[start:end]).casefold() in _CAPITALS
    return capital and bool(_ACTS.match(text, end) and _BEFORE.search(text, max(0, start - 12), start))
