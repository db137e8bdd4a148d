"""Where published figures are from: papers and labels themselves, never the page a copy was read on.

"(secondary)" is a digest that names no figure's origin; "(abstract)" says that only the abstract was read.
"""

HE = "He 2014, J Pediatr 164:1181 (abstract)"
WIERSMA = "Wiersma 2003, Ther Drug Monit 25:93 (abstract)"
KOCHAK = "Kochak 1985, Clin Pharmacol Ther 38:251 (abstract)"
WUIS_HEALTHY = "Wuis 1989, Eur J Clin Pharmacol 37:181 (abstract)"
WUIS_SPASTIC = "Wuis 1990, Pharm Weekbl 12:71 (abstract)"
AGARWAL = "Agarwal 2015, J Child Neurol 30:37 (abstract)"
SCHMITZ = "Schmitz 2017, PM R 9:743 (part of the abstract)"
SIMON = "Simon 2018, Front Psychiatry 9:385 (abstract)"
CHEVILLARD = "Chevillard 2018, Fundam Clin Pharmacol (abstract)"
MARSOT = "Marsot 2014, Alcohol Clin Exp Res (abstract)"
PERRY = "Perry 1998, Pediatrics 101:1045 (abstract)"
VLAVONOU = "Vlavonou 2014, J Clin Pharmacol 54:584 (abstract)"
TABLETS_SWISS = "Lioresal tablets, Swiss professional label, kinetics"
TABLETS_CANADA = "Lioresal, Canadian product monograph 2020"
MMI = "MMI substance information on baclofen (secondary)"
MIMS = "Bac-10, Philippine monograph (MIMS)"
OZOBAX = "Ozobax oral solution, US label 2019, as its maker quotes it"
LACTMED = "LactMed, baclofen (copied text)"

STRETCH = (
    "C0-contraction and stretch reflexes in spasticity during treatment with baclofen,"
    " J Neurol Neurosurg Psychiatry (abstract)"
)
KNUTSSON = "Knutsson 1974, J Neurol Sci 23:473 (abstract)"
GOYAL = "Goyal 2016, J Clin Diagn Res 10(6):RC01 (abstract)"
SCHEINBERG = "Scheinberg 2006, J Paediatr Child Health 42:715 (abstract)"
MILLA = "J Int Med Res 1977, 5:398 (abstract)"
VAN_DOORNIK = "van Doornik 2008, J Child Neurol 23:635 (abstract)"
AFTER_STROKE = "Effect of oral baclofen on spasticity poststroke, 2018 (abstract)"
NAVARRETE = "Navarrete-Opazo 2016, Arch Phys Med Rehabil 97:604 (part of the abstract)"
ALBRIGHT_1993 = "Albright 1993, JAMA 270:2475 (abstract)"
WHEN_IMPROVED = (
    "Continuous ITB in children with CP: when does improvement emerge? Acta Paediatr 2010, 99:1661 (abstract)"
)

SPINAL_SWISS = "Lioresal Intrathecal, Swiss professional label, kinetics"
SPINAL_GERMAN = "Lioresal Intrathecal 10 mg, German professional information (digest)"
SPINAL_GERMAN_LIST = "Lioresal Intrathecal, German entry in the Rote Liste"
SPINAL_US = "Lioresal Intrathecal, US label"
CSF_LEVELS = (
    "CSF baclofen levels after intrathecal administration in severe spasticity, Eur J Clin Pharmacol"
    " (summary)"
)
KROIN = "Kroin 1993, Neurosurgery 33:226 (abstract)"
ALBRIGHT_2007 = "Albright 2007, Dev Med Child Neurol, CSF baclofen in CITB (abstract)"
HEETLA_2015 = "Heetla 2015, Br J Clin Pharmacol 81:101 (abstract)"
HEETLA_2009 = "Heetla 2009, Spinal Cord 47:751 (abstract)"
NEUROSURGERY = "a table in neurosurgery notes (secondary)"
TIME_COURSE = (
    "Time course of the effect of a bolus dose of intrathecal baclofen on severe cerebral spasticity"
    " (abstract)"
)
BRAIN_INJURY_2005 = (
    "ITB bolus, clinical and neurophysiologic responses in acquired brain injury,"
    " Arch Phys Med Rehabil 2005 (abstract)"
)
STOKIC = "Stokic 2012, Clin Neurophysiol 123:2200 (abstract)"
MEYTHALER_INJURY = "Meythaler, bolus ITB in acquired brain injury (abstract)"
MEYTHALER_STROKE = "Meythaler 2001, Stroke 32:2099 (abstract)"
MEYTHALER_CP = "Meythaler 2001, Arch Phys Med Rehabil 82:155 (abstract)"
MEYTHALER_HEMIPLEGIA = "Meythaler 1999, Am J Phys Med Rehabil, spastic and dystonic hemiplegia (abstract)"
KO = "Ko 2000, HK J Paediatr 5:125 (abstract)"
HOVING = "Hoving 2007, Dev Med Child Neurol 49:654 (abstract)"
GILMARTIN = "Gilmartin 2000, J Child Neurol 15:71 (abstract)"
PENN = "Penn 1989, N Engl J Med 320:1517 (abstract)"
KRACH = "Krach 2005, Pediatr Rehabil 8:207 (abstract)"
DANISH = "Positive experience with ITB in children with severe CP, Danish series (abstract)"
FLEX = "Simple and complex ITB dosing, Pediatr Neurol 2007 (abstract)"
VAN_RAPPARD = "van Rappard, thesis, chapter 4: ITB in MLD and in spastic CP"
BOSTER = "Boster 2016, ITB best practices: screening test"
US_DIGEST = "a digest of US dosing (secondary)"
GABLOFEN = "a digest of Gablofen dosing (secondary)"
ARITHMETIC = "arithmetic on the published figures (derived_consistency.csv)"
