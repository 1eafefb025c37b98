"""Words that say nothing about a text, in the languages that the portal speaks from the start.

They are short lists on purpose: a word left out of them costs a little time, a word too many is
never found. Written as they are folded. Other languages have none.
"""

ENGLISH = """
a about above after again against all am an and any are as at be because been before being below
between both but by can did do does doing down during each few for from further had has have
having he her here hers him his how i if in into is it its just me more most my no nor not of off
on once only or other our ours out over own s same she should so some such t than that the their
theirs them then there these they this those through to too under until up very was we were what
when where which while who whom why will with you your yours
"""

SPANISH = """
a al algo algunas algunos ante antes aquel aquella como con contra cual cuales cuando de del desde
donde durante e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estan estas
este esto estos fue fueron ha han hasta hay he la las le les lo los mas me mi mis mucho muchos muy
ni no nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por
porque que quien quienes se sea sean ser si sido sin sobre son su sus tambien tanto te tiene
tienen toda todas todo todos tu tus u un una unas uno unos usted ustedes y ya yo
"""

FRENCH = """
a ai aie ainsi alors apres as au aucun aussi autre autres aux avant avec avoir c ce cela ces cet
cette chaque ci comme comment d dans de des deux donc dont du elle elles en encore entre est et
etaient etait ete etes etre eu eux fait faut il ils j je l la le les leur leurs lui m ma mais me
meme memes mes moi moins mon n ne ni nos notre nous on ont ou par parce pas peu peut plus pour
pourquoi qu quand que quel quelle quelles quels qui s sa sans se sera ses si son sont sous sur t
ta te tes toi ton tous tout toute toutes tres tu un une vos votre vous y
"""

ARABIC = """
اذا التي الذي الذين الى الي ام ان انه انها او اي ايضا ب بعد به بها بين تلك ثم حتى حتي حيث ذلك على
علي عليه عليها عن عند غير ف في فيه فيها قبل قد ك كان كانت كل كما ل لا لدي لكن لم لن له لها ليس ما
مع من منذ منه منها هذا هذه هم هناك هو هي و وعلي وفي ومن وهو وهي
"""

STOP_WORDS = {
    code: frozenset(words.split())
    for code, words in (("en", ENGLISH), ("es", SPANISH), ("fr", FRENCH), ("ar", ARABIC))
}


def is_stop_word(folded: str, code: str) -> bool:
    """Tell whether a folded word of the language with this code says nothing."""
    return folded in STOP_WORDS.get(code.split("-")[0], ())
