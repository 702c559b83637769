package org.backproof.kernel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which change of the kernel is in force; see [Mutants].
final class Mutation {
    private static final long LOOPS = 200_000;

    private static int active = -1;
    private static long loops;
    private static BitSet reached = new BitSet();

    private Mutation() {
    }

    /// Called beside an instruction that can be changed: whether it is.
    static boolean at(int change) {
        reached.set(change);
        return change == active;
    }

    /// Called on every way back in a loop.
    static void loop() {
        if (++loops > LOOPS) {
            throw new IllegalStateException("does not end");
        }
    }

    /// What the unchanged kernel makes of all uses, one a line.
    static List<String> outcomes() {
        return Uses.outcomes();
    }

    /// The numbers of the changes, of so many, that no use notices.
    static List<Integer> unnoticed(int changes) {
        List<Use> uses = Uses.all();
        List<String> expected = new ArrayList<>();
        List<BitSet> reach = new ArrayList<>();
        for (Use use : uses) {
            reached = new BitSet();
            expected.add(use.outcome());
            reach.add(reached);
        }
        List<Integer> out = new ArrayList<>();
        for (int change = 0; change < changes; change++) {
            boolean noticed = false;
            for (int i = 0; i < uses.size() && !noticed; i++) {
                noticed = reach.get(i).get(change) && !outcome(uses.get(i), change).equals(expected.get(i));
            }
            if (!noticed) {
                out.add(change);
            }
        }
        return out;
    }

    private static String outcome(Use use, int change) {
        active = change;
        loops = 0;
        try {
            return use.outcome();
        } catch (RuntimeException | Error noticed) {
            return noticed.toString();
        } finally {
            active = -1;
        }
    }
}
