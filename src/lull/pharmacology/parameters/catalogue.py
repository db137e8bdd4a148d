"""The catalogue: every parameter by name."""

from lull.pharmacology.parameters.adult import ADULT
from lull.pharmacology.parameters.child import CHILD
from lull.pharmacology.parameters.effect import EFFECT
from lull.pharmacology.parameters.growing import GROWING
from lull.pharmacology.parameters.kidney import KIDNEY

PARAMETERS = {parameter.name: parameter for parameter in (*ADULT, *CHILD, *GROWING, *KIDNEY, *EFFECT)}
"""Every number from medicine, by name. Names are unique; a test walks them."""
