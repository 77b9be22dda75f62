"""Two copies of a project become one: what another copy has, and this one has not, is put beside what is here.

Nothing that is here is taken away or written otherwise: a log that goes on elsewhere goes on here, one that went apart
lies beside ours under a name of its own, and both are read as one. So merging again changes nothing, and which copy is
merged into which does not matter to what is read.
"""
