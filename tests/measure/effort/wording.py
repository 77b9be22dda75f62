"""What the reference says in words of its own, in words of the article.

Whoever reads at a desk takes a condition from the text, by selecting it, and names a collective by the word that the
text has for it; the reference paraphrases some. All tools are charged for the article's words.
"""

CONDITIONS = {
    "the helper wants to help the Syrian people (and sends no troops)": "wants to help the Syrian people",
    "hostile if Turkey deploys troops": "it decides to put boots on the ground",
    "HTS is shown to block a reasonable solution": "HTS is shown to be blocking a reasonable solution",
}
COLLECTIVES = {
    "unnamed:foreign-countries": "unnamed:countries",
    "unnamed:syrian-people": "unnamed:people",
    "unnamed:many-unnamed": "unnamed:many",
    "unnamed:non-hts-voices": "unnamed:voices",
}
UNNAMED = "unnamed:"
