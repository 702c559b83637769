"""Writes reference.txt: values of every function at chosen points, by mpmath at 400 digits, 45 of them kept.

    python3 reference.py > reference.txt

A line is `name argument ... = value` or `name argument ... = undefined`, where arguments are exact rationals.
"""
import random
from fractions import Fraction
import mpmath
from mpmath import mp, mpf

mp.dps = 400

LINE = "0 1e-300 -1e-300 1e-40 -1e-40 1e-9 -1e-9 1/1000 -1/1000 0.1 -0.1 1/3 -1/3 1/2 -1/2 0.999999999 1 -1 1.000000001 -1.000000001 3/2 -3/2 2 -2 2.5 -2.5 22/7 -22/7 5 -7 10 -10 20.25 -33.3 50 100 -100 700 -700 1000 12345.678".split()
HUGE = "1e6 -1e6 1e9 -1e9".split()
VAST = "1e30 -1e30 1e100".split()
UNIT = "0.99999999999999999999999999999999999999999999999999 -0.99999999999999999999 1.00000000000000000000000000000000000000001 -1.00000000000000000000000000000001 0.7071067811865475244 0.25".split()
PI = ["1.5707963267948966192313216916397514420985846996875", "3.14159265358979323846264338327950288419716939937510",
      "-3.1415926535897932384626433", "4.71238898038468985769396507491925432629575", "355/113", "103993/33102", "6.28318530717958647692528676655900576839"]
POLES = "-1 -2 -3 -10 -1/2 -3/2 -5/2 -0.999999999999 -1.000000000001 -2.00000000000000000000000001 -9.5 -20.3 -100.5 -170.25 3 4 6 12 33.3 0.01 -0.01".split()
ROOTS = "1.4616321449683623412626595423257 -0.5040830082644554092582693045 1.99999999999999999999 2.00000000000000000001 1.00000000000000000001 0.99999999999999999999 -2.4570247382208005".split()

random.seed(20261121)


def some(low, high, count=8):
    return [str(Fraction(random.randint(int(low * 10**6), int(high * 10**6)), 10**6)) for _ in range(count)]


def number(text):
    f = Fraction(text)
    return mpf(f.numerator) / f.denominator


def sign(x):
    return mpf((x > 0) - (x < 0))


def lgamma(x):
    return mp.log(abs(mp.gamma(x)))


def power(x, a):
    """x^a by value: x > 0; a an integer and (x != 0 or a >= 0); x = 0 and a > 0."""
    if x > 0 or a == int(a) and (x != 0 or a >= 0):
        return x ** (int(a) if a == int(a) and abs(a) < 10**6 else a)
    if x == 0 and a > 0:
        return mpf(0)
    return None


def atan2(y, x):
    return None if x == 0 and y == 0 else mp.atan2(y, x)


ONE = {
    "exp": (mp.exp, LINE + HUGE + some(-50, 50)),
    "expm1": (lambda x: mp.exp(x) - 1, LINE + HUGE + some(-50, 50)),
    "log": (mp.log, LINE + HUGE + VAST + UNIT + some(0, 5)),
    "log1p": (lambda x: mp.log(1 + x), LINE + HUGE + VAST + UNIT + some(-1, 5)),
    "log2": (lambda x: mp.log(x) / mp.log(2), LINE + HUGE + VAST + UNIT + some(0, 5)),
    "log10": (lambda x: mp.log(x) / mp.log(10), LINE + HUGE + VAST + UNIT + some(0, 5)),
    "sqrt": (mp.sqrt, LINE + HUGE + VAST + UNIT),
    "cbrt": (lambda x: sign(x) * mp.cbrt(abs(x)), LINE + HUGE + VAST + UNIT),
    "abs": (abs, LINE + VAST),
    "sign": (sign, LINE + VAST),
    "sin": (mp.sin, LINE + HUGE + VAST + PI + some(-20, 20)),
    "cos": (mp.cos, LINE + HUGE + VAST + PI + some(-20, 20)),
    "tan": (mp.tan, LINE + HUGE + VAST + PI + some(-20, 20)),
    "sec": (mp.sec, LINE + HUGE + VAST + PI + some(-20, 20)),
    "csc": (mp.csc, LINE + HUGE + VAST + PI + some(-20, 20)),
    "cot": (mp.cot, LINE + HUGE + VAST + PI + some(-20, 20)),
    "asin": (mp.asin, LINE + UNIT + some(-1, 1)),
    "acos": (mp.acos, LINE + UNIT + some(-1, 1)),
    "atan": (mp.atan, LINE + HUGE + VAST + UNIT + some(-5, 5)),
    "asec": (mp.asec, LINE + HUGE + VAST + UNIT + some(-5, 5)),
    "acsc": (mp.acsc, LINE + HUGE + VAST + UNIT + some(-5, 5)),
    "acot": (mp.acot, LINE + HUGE + VAST + UNIT + some(-5, 5)),
    "sinh": (mp.sinh, LINE + HUGE + some(-5, 5)),
    "cosh": (mp.cosh, LINE + HUGE + some(-5, 5)),
    "tanh": (mp.tanh, LINE + some(-5, 5)),
    "sech": (mp.sech, LINE + HUGE + some(-5, 5)),
    "csch": (mp.csch, LINE + HUGE + some(-5, 5)),
    "coth": (mp.coth, LINE + some(-5, 5)),
    "asinh": (mp.asinh, LINE + HUGE + VAST + some(-5, 5)),
    "acosh": (mp.acosh, LINE + HUGE + VAST + UNIT + some(1, 5)),
    "atanh": (mp.atanh, LINE + UNIT + some(-1, 1)),
    "asech": (mp.asech, LINE + UNIT + some(0, 1)),
    "acsch": (mp.acsch, LINE + HUGE + VAST + some(-5, 5)),
    "acoth": (mp.acoth, LINE + HUGE + VAST + UNIT + some(1, 5)),
    "erf": (mp.erf, [x for x in LINE if abs(Fraction(x)) < 25] + some(-6, 6)),
    "erfc": (mp.erfc, LINE + some(-6, 20)),
    "gamma": (mp.gamma, LINE + POLES + ROOTS + ["1e6"] + some(-6, 6)),
    "lgamma": (lgamma, LINE + POLES + ROOTS + ["1e6", "1e12"] + some(-6, 6)),
    "digamma": (lambda x: mp.psi(0, x), LINE + POLES + ROOTS + ["1e6", "1e30"] + some(-6, 6)),
    "trigamma": (lambda x: mp.psi(1, x), LINE + POLES + ROOTS + ["1e6", "1e30"] + some(-6, 6)),
}
SMALL = "0 1 -1 2 -2 1/2 -1/2 3 1/3 -7/3 1e-30 -1e-30 1e20".split()
TWO = {
    "atan2": (atan2, SMALL),
    "hypot": (lambda x, y: mp.sqrt(x * x + y * y), SMALL),
    "min": (min, SMALL),
    "max": (max, SMALL),
    "power": (power, "0 1 -1 2 -2 1/2 -1/2 3 -3 1/3 2/3 -7/3 4 9/4 27/8 1e-30 100 101 12.5 0.999999 -1.5".split()),
}
CONSTANTS = {"pi": mp.pi, "e": mp.e, "eulergamma": mp.euler}


def value(function, arguments):
    try:
        v = function(*arguments)
    except (ValueError, ZeroDivisionError):
        return "undefined"
    if v is None or isinstance(v, mpmath.mpc) and v.imag != 0:
        return "undefined"
    v = mp.re(v)
    return "undefined" if mp.isinf(v) or mp.isnan(v) else mp.nstr(v, 45, min_fixed=-5, max_fixed=40)


for name, constant in CONSTANTS.items():
    print(name, "=", mp.nstr(+constant, 45))
for name, (function, points) in ONE.items():
    for x in dict.fromkeys(points):
        print(name, x, "=", value(function, [number(x)]))
for name, (function, points) in TWO.items():
    for x in points:
        for y in points:
            print(name, x, y, "=", value(function, [number(x), number(y)]))
