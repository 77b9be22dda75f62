"""The network: a small pretrained encoder with three heads. Its texts come padded, eight or more at a time."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from workbench.suggest.pieces import CASES
from workbench.training.sets import STANCES, TAGS

_SEEDS = {1: "holder", 2: "target"}


class Net(nn.Module):
    """`ids` and `types` (texts, pieces) → states; `tags`, `stance` and `meaning` read them.

    A type says how a piece is written, and with CASES or twice CASES on top that it is the holder's or the target's.
    """

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.body = BertModel.from_pretrained(base, add_pooling_layer=False)
        self.body.config.attention_probs_dropout_prob = 0.0
        for layer in self.body.encoder.layer:
            layer.attention.self.dropout.p = 0.0
        width = self.body.config.hidden_size
        _widen(self.body, base)
        self.body.embeddings.word_embeddings.weight.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        self.tags_head = nn.Linear(width, len(TAGS))
        self.nobody = nn.Parameter(torch.zeros(width))
        self.pair_head = nn.Sequential(nn.Linear(4 * width, 256), nn.GELU())
        self.stance_head = nn.Linear(256, len(STANCES))
        self.meaning_head = nn.Linear(width, width)
        nn.init.eye_(self.meaning_head.weight)
        nn.init.zeros_(self.meaning_head.bias)

    def states(self, ids: Tensor, types: Tensor, mask: Tensor | None = None) -> Tensor:
        """(texts, pieces, width)."""
        found: Tensor = self.body(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        return found

    def tags(self, states: Tensor) -> Tensor:
        """(texts, pieces, tags) logits."""
        found: Tensor = self.tags_head(self.drop(states))
        return found

    def pair(self, states: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """(texts, 256): what is said between the marked holder and target."""
        role = torch.div(types, CASES, rounding_mode="floor")
        holder, target = (role == 1).float() * mask, (role == 2).float() * mask
        some = (holder.sum(1, keepdim=True) > 0).float()
        held = some * _mean(states, holder) + (1 - some) * self.nobody
        read = torch.cat([states[:, 0], _mean(states, mask), held, _mean(states, target)], dim=1)
        found: Tensor = self.pair_head(self.drop(read))
        return found

    def stance(self, pair: Tensor) -> Tensor:
        """(texts, 3) logits of support, oppose, neutral."""
        found: Tensor = self.stance_head(self.drop(pair))
        return found

    def meaning(self, states: Tensor, mask: Tensor) -> Tensor:
        """(texts, width), each of length 1."""
        return nn.functional.normalize(self.meaning_head(_mean(states, mask)), dim=1)


class Teacher(nn.Module):
    """The pretrained encoder as it was, for the meaning of a text (Reimers & Gurevych 2019)."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.body = BertModel.from_pretrained(base, add_pooling_layer=False).eval()

    @torch.no_grad()
    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(texts, width), each of length 1."""
        states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        return nn.functional.normalize(_mean(states, mask.float()), dim=1)


def _mean(states: Tensor, weights: Tensor) -> Tensor:
    return (states * weights.unsqueeze(2)).sum(1) / weights.sum(1, keepdim=True).clamp(min=1.0)


def _widen(body: BertModel, base: Path) -> None:
    """Give the body three times CASES types, all begun from its first; the roles' a little toward their words."""
    old = body.embeddings.token_type_embeddings.weight.data[0]
    words = body.embeddings.word_embeddings.weight.data
    vocabulary = (base / "vocab.txt").read_text(encoding="utf-8").split("\n")
    new = old.repeat(3 * CASES, 1)
    for role, word in _SEEDS.items():
        new[role * CASES : (role + 1) * CASES] += 0.5 * words[vocabulary.index(word)]
    body.embeddings.token_type_embeddings = nn.Embedding.from_pretrained(new, freeze=False)
    body.config.type_vocab_size = 3 * CASES
