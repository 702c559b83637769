package org.backproof.numeric;

/// Enclosures of a monotone function by its values at the endpoints.
final class Monotone {
    /// A function at a single point: its argument has no width.
    interface AtPoint {
        Interval at(Interval point, int bits);
    }

    private Monotone() {
    }

    static Interval increasing(Interval x, int bits, AtPoint f) {
        if (x.isPoint()) {
            return f.at(x, bits);
        }
        return Interval.between(f.at(Interval.point(x.lo(bits)), bits).lo(bits), f.at(Interval.point(x.hi(bits)), bits).hi(bits));
    }

    static Interval decreasing(Interval x, int bits, AtPoint f) {
        if (x.isPoint()) {
            return f.at(x, bits);
        }
        return Interval.between(f.at(Interval.point(x.hi(bits)), bits).lo(bits), f.at(Interval.point(x.lo(bits)), bits).hi(bits));
    }
}
