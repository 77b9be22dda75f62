"""From a trained net to a model folder: ONNX with weights of eight bits, the tokenizer, and what it is."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from workbench.suggest.encoder import About
from workbench.training.net import Net
from workbench.training.sets import TAGS

OUTPUTS = ("tags", "states", "stance", "pair", "meaning")


class _Readings(nn.Module):
    """All three readings of one text, which has no padding."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, ...]:
        mask = torch.ones_like(ids, dtype=torch.float32)
        states = self.net.states(ids, types)
        pair = self.net.pair(states, types, mask)
        return self.net.tags(states), states, self.net.stance(pair), pair, self.net.meaning(states, mask)


def ship(net: Net, tokenizer: Path, folder: Path, *, name: str, version: str, seen: Sequence[str]) -> None:
    """Write the model folder: `model.onnx`, `tokenizer.json` and `model.json`, which names the sets that were seen."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        exact, ready = Path(made) / "exact.onnx", Path(made) / "ready.onnx"
        _export(net.eval().float(), exact)
        quant_pre_process(str(exact), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(  # with a range of seven bits, which older processors add up without overflow too
            ready, folder / "model.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )
    _undated(folder / "model.onnx")
    cut = json.loads(tokenizer.read_text(encoding="utf-8")) | {"truncation": None, "padding": None}
    (folder / "tokenizer.json").write_text(json.dumps(cut, ensure_ascii=False), encoding="utf-8")
    (folder / "model.json").write_bytes(msgspec.json.encode(About(name, version, TAGS, tuple(seen))) + b"\n")


def _export(net: Net, file: Path) -> None:
    net.body.set_attn_implementation("eager")
    ids, types = torch.randint(1000, 2000, (1, 12)), torch.zeros(1, 12, dtype=torch.long)
    types[0, 2], types[0, 5] = 5, 10
    torch.onnx.export(
        _Readings(net),
        (ids, types),
        str(file),
        dynamo=False,
        opset_version=17,
        input_names=["ids", "types"],
        output_names=list(OUTPUTS),
        dynamic_axes={each: {1: "pieces"} for each in ("ids", "types", "tags", "states")},
    )


def _undated(file: Path) -> None:
    """Without what an exporter leaves of files and places, so that the same net is the same file."""
    model = onnx.load(file)
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    model.producer_version = ""
    onnx.save(model, file)
