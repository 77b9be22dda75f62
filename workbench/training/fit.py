"""Training: names, meaning and stance take turns on one body; what is kept is a running mean of its weights."""

import itertools
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from workbench.suggest.pieces import Pieces
from workbench.training.batches import Names, Pairs, cut, grouped, names, pairs
from workbench.training.net import Net, Teacher
from workbench.training.sets import Pair, Passage

PIECES = 1024
"""In a batch of names."""
PAIRS = 32
"""In a batch of pairs."""
_MEANING_EVERY = 3
_LAST = 0.03
"""Share of all steps over which the weights are averaged: longer, and the mean lags behind what was learned."""


@dataclass(frozen=True)
class Material:
    """What to train on: passages, and pairs with what each counts."""

    passages: Sequence[Passage]
    pairs: Sequence[tuple[Pair, float]] = ()


@dataclass
class Fitting:
    """One run over the material: epochs, step sizes of body and heads, and the seed that fixes all of it."""

    net: Net
    pieces: Pieces
    teacher: Teacher | None = None
    epochs: float = 5
    step: float = 3e-4
    head_step: float = 1e-3
    seed: int = 0

    def __call__(self, material: Material, per_pass: float = 1.0) -> Net:
        """Train, and return the net with the mean of its weights. All pairs come once in `per_pass` epochs."""
        torch.manual_seed(self.seed)
        rng = random.Random(self.seed)
        steps = self._steps(material)
        optimiser = self._optimiser()
        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _slope(step, steps))
        average = torch.optim.swa_utils.get_ema_multi_avg_fn(max(0.0, 1 - 1 / (_LAST * steps)))
        mean = torch.optim.swa_utils.AveragedModel(self.net, multi_avg_fn=average)
        told = _Told(steps)
        self.net.train()
        for step, (some, marked) in enumerate(itertools.islice(self._batches(material, rng, per_pass), steps)):
            with torch.autocast(self._device.type, dtype=torch.bfloat16, enabled=self._halved()):
                parts = [*self._of_names(some, step), self._of_pairs(marked)]
            sum(parts, torch.zeros((), device=self._device)).backward()
            nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            schedule.step()
            mean.update_parameters(self.net)
            told(step, parts)
        self.net.load_state_dict(mean.module.state_dict())
        self.net.eval()
        return self.net

    def _halved(self) -> bool:
        # half the bits are twice as quick where the processor has them, and slower where it has to pretend
        return self._device.type == "cuda" or bool(torch.cpu.get_capabilities().get("avx512_bf16"))

    @property
    def _device(self) -> torch.device:
        found: torch.device = self.net.nobody.device
        return found

    def _steps(self, material: Material) -> int:
        rng = random.Random(self.seed)
        return max(1, round(self.epochs * len(grouped(cut(self.pieces, material.passages, rng), PIECES))))

    def _optimiser(self) -> Any:
        body = [each for each in self.net.body.parameters() if each.requires_grad]
        known = {id(each) for each in self.net.body.parameters()}
        heads = [each for each in self.net.parameters() if id(each) not in known]
        return torch.optim.AdamW(
            [{"params": body, "lr": self.step}, {"params": heads, "lr": self.head_step}], weight_decay=0.01
        )

    def _batches(self, material: Material, rng: random.Random, per_pass: float) -> Iterator[tuple[Names, Pairs | None]]:
        marked = self._marked(material, rng)
        while True:
            shuffled = list(cut(self.pieces, material.passages, rng))
            batches = list(names(shuffled, PIECES, rng))
            turns = len(material.pairs) / PAIRS / len(batches) / per_pass
            owed = 0.0
            for batch in batches:
                owed += turns
                yield batch, next(marked) if owed >= 1 else None
                owed -= owed >= 1

    def _marked(self, material: Material, rng: random.Random) -> Iterator[Pairs]:
        while True:
            yield from pairs(self.pieces, material.pairs, PAIRS, rng)

    def _of_names(self, some: Names, step: int) -> tuple[Tensor, Tensor]:
        ids, types, mask, targets = (each.to(self._device) for each in some)
        states = self.net.states(ids, types, mask)
        logits = self.net.tags(states).float()
        scored = targets.sum(2) > 0
        # the tags that a set leaves open count as right together (partial labels, Cour et al. 2011)
        right = torch.logsumexp(logits + targets.clamp(min=1e-9).log(), dim=2)
        loss = (torch.logsumexp(logits, dim=2) - right)[scored].mean()
        if self.teacher is None or step % _MEANING_EVERY:
            return loss, torch.zeros_like(loss)
        meant = self.net.meaning(states.float(), mask)
        return loss, (1 - (meant * self.teacher(ids, mask)).sum(1)).mean()

    def _of_pairs(self, marked: Pairs | None) -> Tensor:
        if marked is None:
            return torch.zeros((), device=self._device)
        ids, types, mask, labels, weights = (each.to(self._device) for each in marked)
        logits = self.net.stance(self.net.pair(self.net.states(ids, types, mask), types, mask)).float()
        losses = nn.functional.cross_entropy(logits, labels, reduction="none", label_smoothing=0.05)
        return 0.5 * (losses * weights).sum() / weights.sum()


class _Told:
    """Says how far it is and how large the losses are, a hundred steps at a time."""

    def __init__(self, steps: int) -> None:
        self._steps, self._begun, self._losses = steps, time.monotonic(), [0.0, 0.0, 0.0]

    def __call__(self, step: int, parts: Sequence[Tensor]) -> None:
        self._losses = [0.98 * old + 0.02 * float(new.detach()) for old, new in zip(self._losses, parts, strict=True)]
        if step % 100 == 99:
            losses = " ".join(f"{each:.3f}" for each in self._losses)
            passed = time.monotonic() - self._begun
            print(f"  {step + 1} of {self._steps} steps, {passed:.0f} s, losses {losses}", flush=True)


def _slope(step: int, steps: int) -> float:
    """The share of the full step size: up in the first steps, then down to nothing."""
    return min(1.0, (step + 1) / (0.06 * steps)) * max(0.0, 1 - step / steps)


def save(net: Net, file: Path) -> None:
    """Keep the weights, for going on from there."""
    torch.save(net.state_dict(), file)


def resume(net: Net, file: Path) -> Net:
    """The net with the weights of a file that `save` wrote."""
    net.load_state_dict(torch.load(file, weights_only=True))
    return net
