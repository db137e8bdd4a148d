"""The emergency number of a place, as a suggestion for the form; whoever fills it in has the last word.

A number stands here only where we read it, and the source stands beside it. Where we read none, 112 is
suggested with the request to check it: many mobile networks answer it, not all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

CHECK = "Check this number: we do not know the one of your place."
SUGGESTED = "Change it if another one is right for you."


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNumber:
    """A number to call, whose it is, and where that was read; ``zones`` are the clocks its people live by."""

    number: str
    place: str
    source: str
    zones: tuple[str, ...] = ()
    zone_groups: tuple[str, ...] = ()


_EU_ZONES = (
    "Europe/Amsterdam",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Bratislava",
    "Europe/Brussels",
    "Europe/Bucharest",
    "Europe/Budapest",
    "Europe/Busingen",
    "Europe/Copenhagen",
    "Europe/Dublin",
    "Europe/Helsinki",
    "Europe/Lisbon",
    "Europe/Ljubljana",
    "Europe/Luxembourg",
    "Europe/Madrid",
    "Europe/Malta",
    "Europe/Mariehamn",
    "Europe/Paris",
    "Europe/Prague",
    "Europe/Riga",
    "Europe/Rome",
    "Europe/Sofia",
    "Europe/Stockholm",
    "Europe/Tallinn",
    "Europe/Vienna",
    "Europe/Vilnius",
    "Europe/Warsaw",
    "Europe/Zagreb",
    "Africa/Ceuta",
    "Asia/Famagusta",
    "Asia/Nicosia",
    "Atlantic/Azores",
    "Atlantic/Canary",
    "Atlantic/Madeira",
)
_US_ZONES = (
    "America/Adak",
    "America/Anchorage",
    "America/Boise",
    "America/Chicago",
    "America/Denver",
    "America/Detroit",
    "America/Juneau",
    "America/Los_Angeles",
    "America/Menominee",
    "America/Metlakatla",
    "America/New_York",
    "America/Nome",
    "America/Phoenix",
    "America/Sitka",
    "America/Yakutat",
    "Pacific/Honolulu",
)
_CANADA_ZONES = (
    "America/Atikokan",
    "America/Blanc-Sablon",
    "America/Cambridge_Bay",
    "America/Creston",
    "America/Dawson",
    "America/Dawson_Creek",
    "America/Edmonton",
    "America/Fort_Nelson",
    "America/Glace_Bay",
    "America/Goose_Bay",
    "America/Halifax",
    "America/Inuvik",
    "America/Iqaluit",
    "America/Moncton",
    "America/Montreal",
    "America/Rankin_Inlet",
    "America/Regina",
    "America/Resolute",
    "America/St_Johns",
    "America/Swift_Current",
    "America/Toronto",
    "America/Vancouver",
    "America/Whitehorse",
    "America/Winnipeg",
)

NUMBERS: tuple[EmergencyNumber, ...] = (
    EmergencyNumber(
        number="112",
        place="the European Union",
        source="digitalhealth.net 2008/12: 112 can be called in every member state",
        zones=_EU_ZONES,
    ),
    EmergencyNumber(
        number="999",
        place="the United Kingdom",
        source="London Ambulance Service: londonambulance.nhs.uk/calling-us/calling-999",
        zones=("Europe/London", "Europe/Belfast", "GB"),
    ),
    EmergencyNumber(
        number="911",
        place="the United States",
        source="Federal Communications Commission: fcc.gov/consumer-information",
        zones=_US_ZONES,
        zone_groups=("US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/"),
    ),
    EmergencyNumber(
        number="911",
        place="Canada",
        source="Federal Communications Commission: fcc.gov/consumer-information",
        zones=_CANADA_ZONES,
        zone_groups=("Canada/",),
    ),
    EmergencyNumber(
        number="000",
        place="Australia",
        source="Healthdirect Australia: healthdirect.gov.au/calling-triple-zero",
        zone_groups=("Australia/",),
    ),
    EmergencyNumber(
        number="111",
        place="New Zealand",
        source="New Zealand Government: govt.nz, 111 emergency service",
        zones=("Pacific/Auckland", "Pacific/Chatham", "NZ", "NZ-CHAT"),
    ),
    EmergencyNumber(
        number="144",
        place="Switzerland (ambulance)",
        source="Swiss authorities online: ch.ch/en/road-accident-what-should-i-do",
        zones=("Europe/Zurich",),
    ),
    EmergencyNumber(
        number="113",
        place="Norway (ambulance)",
        source="lifeinnorway.net/emergency-services; oslointernationalschool.no, emergency care",
        zones=("Europe/Oslo",),
    ),
    EmergencyNumber(
        number="112",
        place="Iceland",
        source="112 Iceland: 112.is/en",
        zones=("Atlantic/Reykjavik", "Iceland"),
    ),
    EmergencyNumber(
        number="119",
        place="Japan (ambulance and fire)",
        source="City of Odate: city.odate.lg.jp, emergency call; emergencyjapan.org/en/2991",
        zones=("Asia/Tokyo", "Japan"),
    ),
    EmergencyNumber(
        number="112",
        place="India",
        source="Emergency Response Support System: en.vikaspedia.in",
        zones=("Asia/Kolkata", "Asia/Calcutta"),
    ),
)

UNKNOWN = EmergencyNumber(number="112", place="", source="")
"""What is suggested where no number was read."""

_BY_ZONE: Mapping[str, EmergencyNumber] = MappingProxyType(
    {zone: number for number in NUMBERS for zone in number.zones}
)


def find_emergency_number(zone: str) -> EmergencyNumber:
    """Return the number of the place whose clocks these are; :data:`UNKNOWN` where we read none."""
    found = _BY_ZONE.get(zone)
    if found is not None:
        return found
    groups = (number for number in NUMBERS if any(zone.startswith(group) for group in number.zone_groups))
    return next(groups, UNKNOWN)


def say_suggestion(zone: str) -> str:
    """Say beside the field what kind of suggestion the number is."""
    found = find_emergency_number(zone)
    return CHECK if found is UNKNOWN else f"For {found.place} we read {found.number}. {SUGGESTED}"
