"""The catalogue: every parameter by name."""

from lull.pharmacology.parameters.adult import ADULT
from lull.pharmacology.parameters.botulinum import BOTULINUM
from lull.pharmacology.parameters.child import CHILD
from lull.pharmacology.parameters.effect import EFFECT
from lull.pharmacology.parameters.growing import GROWING
from lull.pharmacology.parameters.intrathecal import INTRATHECAL
from lull.pharmacology.parameters.kidney import KIDNEY
from lull.pharmacology.parameters.second_effect import SECOND_EFFECT
from lull.pharmacology.parameters.weaning import WEANING

CHAPTERS = (
    ("Adults, by mouth", ADULT),
    ("Children, by mouth", CHILD),
    ("Growing up", GROWING),
    ("Kidneys", KIDNEY),
    ("Into the spinal fluid", INTRATHECAL),
    ("Effect on tone", EFFECT),
    ("Sleepiness, weakness and voluntary force", SECOND_EFFECT),
    ("Botulinum toxin in a muscle", BOTULINUM),
    ("Coming off baclofen by mouth", WEANING),
)
"""The catalogue in chapters, as it is printed."""

PARAMETERS = {parameter.name: parameter for _, chapter in CHAPTERS for parameter in chapter}
"""Every number from medicine, by name. Names are unique; a test walks them."""
