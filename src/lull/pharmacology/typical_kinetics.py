"""Typical kinetics by age and weight: the two published oral sets, how they join, and the spinal fluid."""

from dataclasses import fields
from math import exp, log

from lull.pharmacology.kinetics import IntrathecalKinetics, OralKinetics
from lull.pharmacology.parameters import adult, child, effect, growing, intrathecal

ML_PER_L = 1000.0


def scale_adult_set(weight_kg: float) -> OralKinetics:
    """Scale the adult set to a weight."""
    size = weight_kg / adult.ADULT_WEIGHT_KG.value
    flow, room = size**growing.CLEARANCE_EXPONENT.value, size**growing.VOLUME_EXPONENT.value
    return OralKinetics(
        ka_per_h=adult.ADULT_KA.value,
        solution_ka_per_h=adult.ADULT_SOLUTION_KA.value,
        lag_h=adult.ADULT_LAG.value,
        cl_f_l_per_h=adult.ADULT_CL_F.value * flow,
        v1_f_l=adult.ADULT_V1_F.value * room,
        q_f_l_per_h=adult.ADULT_Q_F.value * flow,
        v2_f_l=adult.ADULT_V2_F.value * room,
        ke0_per_h=effect.KE0.value,
    )


def scale_child_set(weight_kg: float) -> OralKinetics:
    """Scale the child set to a weight; the exchange follows from the terminal half-life at the anchor.

    He's children took tablets and liquids alike: both forms share one absorption.
    """
    anchor_kg = child.CHILD_WEIGHT_KG.value
    clearance = child.CHILD_CL_F.value * anchor_kg
    total = child.CHILD_VSS_F.value * anchor_kg
    central = total * child.CHILD_CENTRAL_SHARE.value
    beta = log(2) / child.CHILD_HALF_LIFE.value
    # The slow rate of two compartments, solved for the exchange between them.
    exchange = beta * (clearance - beta * central) * (total - central) / (clearance - beta * total)
    size = weight_kg / anchor_kg
    flow, room = size**growing.CLEARANCE_EXPONENT.value, size**growing.VOLUME_EXPONENT.value
    return OralKinetics(
        ka_per_h=1.0 / child.CHILD_TRANSIT.value,
        solution_ka_per_h=1.0 / child.CHILD_TRANSIT.value,
        lag_h=child.CHILD_LAG.value,
        cl_f_l_per_h=clearance * flow,
        v1_f_l=central * room,
        q_f_l_per_h=exchange * flow,
        v2_f_l=(total - central) * room,
        ke0_per_h=effect.KE0.value,
    )


def join_sets(young: OralKinetics, grown: OralKinetics, share: float) -> OralKinetics:
    """Join two sets on the log scale (the lag, which may be 0, in a straight line)."""
    joined = {
        field.name: between(float(getattr(young, field.name)), float(getattr(grown, field.name)), share)
        for field in fields(OralKinetics)
        if field.name != "lag_h"
    }
    return OralKinetics(**joined, lag_h=young.lag_h + (grown.lag_h - young.lag_h) * share)


def find_typical_fluid(blood_share: float) -> IntrathecalKinetics:
    """Return the typical spinal fluid; it is not scaled by age or weight.

    ``blood_share`` says how little of the blood's drug counts at this site: the fluid's drug, written in
    plasma-equivalent concentration, counts for more by as much.
    """
    return IntrathecalKinetics(
        cl_l_per_h=intrathecal.CSF_CL.value / ML_PER_L,
        v_l=intrathecal.CSF_V.value / ML_PER_L,
        site_per_csf=intrathecal.SITE_SHARE.value * intrathecal.PLASMA_PER_CSF.value / blood_share,
        transfer_per_h=intrathecal.SITE_TRANSFER.value,
        site_delay_h=intrathecal.SITE_DELAY.value,
        spread_per_h=intrathecal.SPREAD.value,
        spread_delay_h=intrathecal.SPREAD_DELAY.value,
    )


def between(young: float, grown: float, share: float) -> float:
    """Return the value between two on the log scale; exactly the one or the other at the ends."""
    if share in (0.0, 1.0):
        return grown if share else young
    return exp(log(young) * (1.0 - share) + log(grown) * share)
