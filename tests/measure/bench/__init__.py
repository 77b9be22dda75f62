"""How quick the workbench is on this machine: `python -m tests.measure.bench`.

Machines differ, so every figure stands beside its floor, and what is meant to hold on any machine is told as a ratio.
"""
