package org.backproof.expr;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.backproof.numeric.Work;

/// The one table of all living terms, concurrent and weak.
final class Interner {
    private static final ConcurrentHashMap<Key, Slot> TABLE = new ConcurrentHashMap<>();
    private static final ReferenceQueue<Expr> DEAD = new ReferenceQueue<>();

    private Interner() {
    }

    /// The interned term equal to a new one.
    static Expr intern(Expr fresh) {
        Work.spend(work(fresh));
        for (Object dead = DEAD.poll(); dead != null; dead = DEAD.poll()) {
            TABLE.remove(dead);
        }
        Probe probe = new Probe(fresh);
        while (true) {
            Slot slot = TABLE.get(probe);
            if (slot != null) {
                Expr known = slot.get();
                if (known != null) {
                    return known;
                }
            }
            Slot mine = new Slot(fresh);
            Slot other = TABLE.putIfAbsent(mine, mine);
            if (other == null) {
                return fresh;
            }
            Expr known = other.get();
            if (known != null) {
                return known;
            }
            TABLE.remove(other);
        }
    }

    private static int work(Expr fresh) {
        return switch (fresh) {
            case Add a -> 2 + a.terms().size();
            case Mul m -> 2 + m.factors().size();
            case Num _, Symbol _, Bound _, Entry _, Pow _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _, Local _ -> 2;
        };
    }

    /// A key: two keys are equal when their terms have the same shape over the same children.
    private sealed interface Key {
        Expr get();
    }

    private record Probe(Expr get) implements Key {
        @Override
        public boolean equals(Object o) {
            return same(this, o);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(get.hash());
        }
    }

    private static final class Slot extends WeakReference<Expr> implements Key {
        private final int hash;

        Slot(Expr term) {
            super(term, DEAD);
            this.hash = Long.hashCode(term.hash());
        }

        @Override
        public boolean equals(Object o) {
            return this == o || same(this, o);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private static boolean same(Key key, Object o) {
        Expr a = key.get();
        return a != null && o instanceof Key other && other.get() instanceof Expr b && sameShape(a, b);
    }

    private static boolean sameShape(Expr a, Expr b) {
        if (a.hash() != b.hash()) {
            return false;
        }
        return switch (a) {
            case Num x -> b instanceof Num y && x.value().equals(y.value());
            case Symbol x -> b instanceof Symbol y && x.name().equals(y.name()) && x.sort().equals(y.sort());
            case Bound x -> b instanceof Bound y && x.number() == y.number() && x.sort().equals(y.sort());
            case Entry x -> b instanceof Entry y && x.tensor() == y.tensor() && x.indices().equals(y.indices());
            case Add x -> b instanceof Add y && x.terms().equals(y.terms());
            case Mul x -> b instanceof Mul y && x.coefficient().equals(y.coefficient()) && x.factors().equals(y.factors());
            case Pow x -> b instanceof Pow y && x.base() == y.base() && x.exponent() == y.exponent();
            case Apply x -> b instanceof Apply y && x.function().equals(y.function()) && x.arguments().equals(y.arguments());
            case Lambda x -> b instanceof Lambda y && x.indices().equals(y.indices()) && x.body() == y.body();
            case Sum x -> b instanceof Sum y && x.index() == y.index() && x.body() == y.body();
            case Delta x -> b instanceof Delta y && x.left() == y.left() && x.right() == y.right();
            case Cases x -> b instanceof Cases y && x.guard().equals(y.guard()) && x.then() == y.then()
                    && x.otherwise() == y.otherwise();
            case Diff x -> b instanceof Diff y && x.body() == y.body() && x.variable() == y.variable();
            case Local x -> b instanceof Local y && x.value() == y.value();
        };
    }
}
