"""Deeds between actors: further words that tell how one stands to another, for a marked pair only.

What somebody does to somebody shows how they stand to each other even where nobody takes a position: who arrests, kills
or deports is against, who extradites to, trains or hosts is not. The lexicon of positions (`cues`) leaves such words
out, since they govern no topic.
"""

from workbench.suggest.cues import words

AGAINST = words(
    r"""kill~|wound~|injur~e|shoot~|shot|murder~|massacr~e|slaughter~|behead~|execut~e|assassinat~e|torture~
    tortur~e|(?:air ?|missile |drone )?strikes? (?:against|on|at)|struck|striking|bomb~(?! disposal)|bombardment
    shell~|raid~|fir(?:e|es|ed|ing) (?:on|at|into|rockets)|open~ fire|storm~|assault~|target~|seiz~e|captur~e
    recaptur~e|retak~e|retaking|retook|hijack~|kidnap~p|abduct~|arrest~|detain~|jail~|imprison~|deport~|besieg~e
    surround~|occup~y|liberat~e|free~d? from|rid [\w-]+ of|degrad~e|disrupt~|den~y|persecut~e|oppress~
    brutali[sz]~e|terrori[sz]~e|threat(?:s|ens)? to|pos~e|at the hands of|atrocit(?:y|ies)|brutality|barbarity
    barbaric|heinous|cruel~|attacks? (?:by|on|against|in)|terror(?:ist|ism)?|riot~|demonstrat~e|protests?
    strik~e over|complain~|demand~ (?:that|the|from|its)|demands on|accusations?|accus~e|guilty of|violat~e
    sanctions? (?:on|against|listings)|impos~e|punish~|suspend~|cut~ off|break off|broke off
    withdr(?:aw|ew|awal)|war (?:with|of)|fighting|battles?|offensive|counter-?attack|retaliat~e|pressure~? on
    pressur(?:e|ing)|hold~ (?:\w+ ){1,4}to account|bring to justice|rewards? for|blockad~e|expel~l|must
    no longer tolerate"""
)
FOR = words(
    r"""train~|equip~|advis~e|assistance (?:to|for)|support~|help~|partners?|partnership|ally|allies|allied
    coalition|together with|jointly|join~|joint|cooperat~e|co-?operation|coordinat~e|solidarity|friends?
    friendship|grateful|thank~|prais~e|welcom~e|congratulat~e|encouraged by|trust~|confidence in|commitment to
    committed to|on behalf of|loyal to|grant~|donat~e|aid to|provid~e|deliver~|suppl(?:y|ies|ied) (?:to|with)
    releas~e|pardon~|extradit~e|agree~|agreement with|sign~|ratif~y|lift~|restor~e|resum~e|reopen~|opened
    meet~ halfway|acced~e|accept~|eas~e|in support of|on the side of|side by side|shoulder to shoulder|alongside
    with help from|backed by|supported by|peace"""
)
TALK = words(
    r"""me(?:et|ets|eting|t)(?: with)?|discuss~|discussions?|talks?|visit~|call(?:ed)? with|spoke(?: to| with)?
    host~|consult~|mediat~e|negotiat~e|told|briefed|part of|member~? of|assigned to|includ~e|said|attended
    respectively"""
)
