"""How the shipped encoder is made: `python -m workbench.training DATA --out FOLDER`, or `make train DATA=folder`.

Nothing here is needed to use the workbench, and nothing else imports it. It needs torch and transformers, which
`workbench/training/requirements.txt` names; what it makes needs neither.
"""
