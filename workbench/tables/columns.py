"""The columns of every table: name → dtype, in the order of the table.

Declared once, so that a table without rows has the same columns and dtypes as one with many.
"""

from collections.abc import Mapping

Columns = Mapping[str, str]

_ARTICLE = {"article": "str", "title": "str", "outlet": "str", "published": "str", "annotator": "str"}
_SPAN = {"start": "int64", "end": "int64", "quote": "str"}
_ORIGIN = {
    "region": "str",
    "by": "str",
    "fate": "str",
    "note": "str",
    "record": "str",
    "detached": "bool",
    "disputed": "bool",
    "adjudicated": "bool",
    "status": "str",
    "codebook": "str",
    "weight": "float64",
}

MENTIONS: Columns = {
    **_ARTICLE,
    **_SPAN,
    "paragraph": "int64",
    "sentence": "int64",
    "label": "str",
    "entity": "str",
    "entity_name": "str",
    "type": "str",
    **_ORIGIN,
}
STANCES: Columns = {
    **_ARTICLE,
    "holder": "str",
    "holder_name": "str",
    "on_behalf_of": "str",
    "actor": "str",
    "actor_name": "str",
    "actor_label": "str",
    "target": "str",
    "target_name": "str",
    "target_type": "str",
    "polarity": "str",
    "voice": "str",
    "condition": "str",
    "certainty": "str",
    "evidence": "str",
    "start": "int64",
    "end": "int64",
    "also": "int64",
    **_ORIGIN,
}
NAMINGS: Columns = {
    **_ARTICLE,
    **_SPAN,
    "term": "str",
    "refers_to": "str",
    "refers_to_name": "str",
    "refers_to_label": "str",
    "valence": "str",
    "frame_class": "str",
    "voice": "str",
    **_ORIGIN,
}
ARTICLES: Columns = {
    **_ARTICLE,
    "status": "str",
    "adjudicated": "bool",
    "codebook": "str",
    "weight": "float64",
    "n_mentions": "int64",
    "n_stances": "int64",
    "n_namings": "int64",
    "words": "int64",
    "seconds": "float64",
}
ACTIONS: Columns = {
    "annotator": "str",
    "writer": "str",
    "seq": "int64",
    "article": "str",
    "do": "str",
    "group": "str",
    "assist": "str",
    "ms": "int64",
    "at": "str",
    "id": "str",
}
COPIES: Columns = {
    "group": "str",
    "article": "str",
    "title": "str",
    "outlet": "str",
    "published": "str",
    "share": "float64",
    "size": "int64",
}
