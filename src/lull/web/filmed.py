"""What a form asks beside the file of a recording: which joint of which side, when, what picture size."""

from dataclasses import dataclass
from datetime import datetime

from lull.movement.image_size import ImageSize
from lull.movement.landmark_words import PART_WORDS
from lull.movement.landmarks import SIDES, Side
from lull.record.recorded_measurement import is_side
from lull.saying import say, with_upper_first
from lull.web.forms import Reading
from lull.web.house import House
from lull.web.moment_form import moment_fields, read_moment
from lull.web.picture_size_field import read_picture_size

ASK_FILMED = (say("Enter the day it was filmed."), say("Enter the time it was filmed."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filmed:
    """When something was filmed, and the picture's size where somebody told it."""

    at: datetime
    image_size: ImageSize | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmedJoint(Filmed):
    """Which joint of which side was filmed."""

    joint: str
    side: Side


def name_joints(joints: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return joints as a form offers them, each with what it is called."""
    return tuple((joint, with_upper_first(PART_WORDS[joint])) for joint in joints)


def fill_filmed_now(house: House) -> Reading:
    """Return the fields as a form begins with them: filmed now."""
    return Reading(moment_fields(house.now(), house.ledger.state().zone or house.zone))


def read_filmed(typed: Reading, house: House) -> Filmed | None:
    """Return when it was filmed, or None with the reasons in ``typed.errors``."""
    zone = house.ledger.state().zone or house.zone
    ahead = say("This time has not come yet.")
    at = read_moment(typed, now=house.now(), zone=zone, ask=ASK_FILMED, ahead=ahead)
    image_size = read_picture_size(typed)
    return None if typed.errors or at is None else Filmed(at=at, image_size=image_size)


def read_filmed_joint(typed: Reading, house: House, joints: tuple[str, ...]) -> FilmedJoint | None:
    """Return which of these joints was filmed, and when, or None with the reasons in ``typed.errors``."""
    joint = typed.choice("joint", joints, ask=say("Choose the joint."))
    side = typed.choice("side", SIDES, ask=say("Choose the left or the right side."))
    filmed = read_filmed(typed, house)
    if filmed is None or not is_side(side):
        return None
    return FilmedJoint(at=filmed.at, image_size=filmed.image_size, joint=joint, side=side)
