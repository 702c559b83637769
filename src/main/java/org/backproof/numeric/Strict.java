package org.backproof.numeric;

/// Strict application: a function of an undefined argument is undefined, and of an unclear one unclear.
final class Strict {
    /// A calculation on intervals; it throws [NoInterval] where it has no interval for an answer.
    interface Calculation {
        Interval on(Interval[] arguments);
    }

    private Strict() {
    }

    static Enclosure apply(Calculation calculation, Enclosure... arguments) {
        Work.spend(1);
        Interval[] intervals = new Interval[arguments.length];
        Unclear unclear = null;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case Undefined undefined -> {
                    return undefined;
                }
                case Unclear u -> unclear = unclear == null ? u : unclear;
                case Interval interval -> intervals[i] = interval;
            }
        }
        if (unclear != null) {
            return unclear;
        }
        try {
            return calculation.on(intervals);
        } catch (NoInterval none) {
            return none.answer();
        }
    }
}
