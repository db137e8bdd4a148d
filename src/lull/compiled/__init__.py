"""The compiled engine: tone of many people nearly as fast as memory can be filled, where Numba is installed.

Everything here is optional. It is a :class:`lull.pharmacology.simulation.engine.ToneEngine` and gives the
numbers of plain NumPy; :func:`lull.compiled.preparation.prepare` is the way in, and needs no Numba to import.
"""
