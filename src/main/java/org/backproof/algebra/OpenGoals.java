package org.backproof.algebra;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.backproof.expr.Prop;
import org.backproof.kernel.Theorem;

/// The goals for which a proof is being looked for, the outermost first: a goal within its own proof fails. Such a failure says
/// nothing about other proofs, so it is known which failures depend on goals further out.
final class OpenGoals {
    private static final int MAX_DEPTH = 24;

    private final Map<Prop, Integer> depths;
    private final Outermost outermost;

    /// The outermost open goal that made another one fail.
    private static final class Outermost {
        private int depth = Integer.MAX_VALUE;
    }

    /// What a search found, and whether another place would find the same.
    record Result(Optional<Theorem> theorem, boolean settled) {
    }

    OpenGoals() {
        this(new HashMap<>(), new Outermost());
    }

    private OpenGoals(Map<Prop, Integer> depths, Outermost outermost) {
        this.depths = depths;
        this.outermost = outermost;
    }

    /// The same, where the goal may be asked again.
    OpenGoals without(Prop goal) {
        Map<Prop, Integer> others = new HashMap<>(depths);
        others.remove(goal);
        return new OpenGoals(others, outermost);
    }

    /// The search, with the goal open; it fails at once if the goal is open already, or too many are.
    Result search(Prop goal, Supplier<Optional<Theorem>> search) {
        int depth = depths.size();
        Integer open = depth > MAX_DEPTH ? Integer.valueOf(0) : depths.putIfAbsent(goal, depth);
        if (open != null) {
            outermost.depth = Math.min(outermost.depth, open);
            return new Result(Optional.empty(), false);
        }
        int before = outermost.depth;
        outermost.depth = Integer.MAX_VALUE;
        Optional<Theorem> found = Optional.empty();
        try {
            found = search.get();
        } finally {
            depths.remove(goal);
            int own = outermost.depth;
            outermost.depth = Math.min(before, own < depth ? own : Integer.MAX_VALUE);
            before = own;
        }
        return new Result(found, found.isPresent() || before >= depth);
    }
}
