package org.backproof.evaluate;

import java.util.Optional;
import java.util.function.Function;

/// Replaces values of a point by plainer ones, one slot after the other, as long as the point still shows the same.
///
/// @param shows the witness at a point, if it is one
record Simplification(Function<Point, Optional<Witness>> shows, Shape shape, Candidates candidates) {
    private static final int MAX_TRIES = 24;
    private static final int MAX_SLOTS = 12;

    Optional<Witness> from(Exact[] values) {
        Optional<Witness> best = Optional.empty();
        Exact[] current = values.clone();
        int tries = 0;
        for (int i = 0; i < Math.min(current.length, MAX_SLOTS); i++) {
            for (Exact q : candidates.plainer(i, current[i])) {
                Exact[] next = current.clone();
                next[i] = q;
                if (tries >= MAX_TRIES || !candidates.complete(next) || !next[i].equals(q)) {
                    continue;
                }
                tries++;
                Optional<Witness> shown = shows.apply(shape.point(next));
                if (shown.isPresent()) {
                    best = shown;
                    current = next;
                    break;
                }
            }
        }
        return best;
    }
}
