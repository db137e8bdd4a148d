"""The standing disclaimer: a short line on every page, and the whole text one click away.

Like every safety text it is a draft and has not been reviewed by a clinician.
"""

SHORT = "Lull is research software, not a medical device."

FULL = (
    "Lull is experimental research and education software.",
    "It is not a medical device and is not approved for therapy.",
    "It does not replace your doctor, nurse, therapist or emergency services.",
    "It never tells you to take, miss or change a medicine.",
    "Never stop baclofen suddenly.",
    "If you see danger signs, call your emergency number. Do not wait for this app.",
    "That practice goes better in a quiet window is a hypothesis. We know of no trial of it.",
)
