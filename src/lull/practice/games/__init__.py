"""Games: rules that turn movement and counts into a picture that only grows. The browser draws it.

Any exercise plays any game, because a game knows nothing of bodies: only a movement from 0 to 1 and counts.
"""
