"""The action log: how a line is written and read, who may add to a file, and what is noticed when something is gone.

`lines` is the format and `lifting` what earlier schemas mean in today's; `chain`, `clashes` and `witness` notice what
is missing or said twice; `writer` is an annotator's hand and `segment` the file it holds; `glimpses` reads large logs.
"""
