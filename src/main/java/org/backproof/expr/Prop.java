package org.backproof.expr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.backproof.numeric.Rational;

/// What a theorem can say. A condition about an undefined term does not hold, nor does its negation.
public sealed interface Prop {

    /// How a term compares with 0.
    enum Sign {
        /// `> 0`
        POSITIVE,
        /// `≥ 0`
        NONNEGATIVE,
        /// `≠ 0`
        NONZERO,
        /// `= 0`
        ZERO;

        /// Whether the rational compares so.
        public boolean holds(Rational value) {
            return switch (this) {
                case POSITIVE -> value.signum() > 0;
                case NONNEGATIVE -> value.signum() >= 0;
                case NONZERO -> value.signum() != 0;
                case ZERO -> value.signum() == 0;
            };
        }

        /// Whether the comparison leaves room: it survives a small change of the term.
        public boolean open() {
            return this == POSITIVE || this == NONZERO;
        }
    }

    /// The two sides agree: both are defined and equal, or neither is defined (Kleene's equality). So it is preserved by every
    /// context without conditions, and `t = t` holds everywhere.
    record Equal(Expr left, Expr right) implements Prop {
    }

    /// The term is defined and compares so with 0.
    record Compare(Expr term, Sign sign) implements Prop {
    }

    /// The term has a value (for a derivative: the body is differentiable).
    record Defined(Expr term) implements Prop {
    }

    /// The term is defined and an integer.
    record Whole(Expr term) implements Prop {
    }

    /// The body is differentiable with respect to the variable (two-sided, on its natural domain) and its derivative is the
    /// value, which is defined.
    record Derivative(Expr body, Expr variable, Expr value) implements Prop {
    }

    /// All of them; empty: true.
    record And(List<Prop> parts) implements Prop {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /// One of them; empty: false.
    record Or(List<Prop> parts) implements Prop {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /// The body holds for every value of the index within its sort.
    record ForAll(Bound index, Prop body) implements Prop {
    }

    /// Holds everywhere.
    Prop TRUE = new And(List.of());
    /// Holds nowhere.
    Prop FALSE = new Or(List.of());

    /// `term sign 0`, decided where the term is a number, with the term's rational content divided out.
    static Prop compare(Expr term, Sign sign) {
        if (term instanceof Num n) {
            return sign.holds(n.value()) ? TRUE : FALSE;
        }
        return new Compare(Content.primitive(term, sign), sign);
    }

    static Prop positive(Expr term) {
        return compare(term, Sign.POSITIVE);
    }

    static Prop nonnegative(Expr term) {
        return compare(term, Sign.NONNEGATIVE);
    }

    static Prop nonzero(Expr term) {
        return compare(term, Sign.NONZERO);
    }

    static Prop zero(Expr term) {
        return compare(term, Sign.ZERO);
    }

    /// The term is defined; true where its shape says so.
    static Prop defined(Expr term) {
        return term.total() ? TRUE : new Defined(term);
    }

    /// The term is an integer; decided for numbers.
    static Prop whole(Expr term) {
        if (term instanceof Num n) {
            return n.value().isInteger() ? TRUE : FALSE;
        }
        return new Whole(term);
    }

    /// Conjunction, flattened, without repetition.
    static Prop and(List<Prop> parts) {
        LinkedHashSet<Prop> flat = new LinkedHashSet<>();
        for (Prop p : parts) {
            if (p instanceof And a) {
                flat.addAll(a.parts());
            } else {
                flat.add(p);
            }
        }
        if (flat.contains(FALSE)) {
            return FALSE;
        }
        return flat.size() == 1 ? flat.iterator().next() : new And(new ArrayList<>(flat));
    }

    /// Disjunction, flattened, without repetition.
    static Prop or(List<Prop> parts) {
        LinkedHashSet<Prop> flat = new LinkedHashSet<>();
        for (Prop p : parts) {
            if (p instanceof Or o) {
                flat.addAll(o.parts());
            } else {
                flat.add(p);
            }
        }
        if (flat.contains(TRUE)) {
            return TRUE;
        }
        return flat.size() == 1 ? flat.iterator().next() : new Or(new ArrayList<>(flat));
    }

    /// Conjunction or disjunction as a guard, which has a value only where all its terms have one: where a part decides it alone,
    /// `0·t > 0` or `0·t = 0` stands for it, t being what may be undefined in the others.
    static Prop guard(boolean all, List<Prop> parts) {
        Prop whole = all ? and(parts) : or(parts);
        List<Expr> partial = parts.stream().flatMap(p -> terms(p).stream()).filter(t -> !t.total()).distinct().toList();
        return partial.isEmpty() || !whole.equals(all ? FALSE : TRUE) ? whole
                : compare(Terms.multiply(Terms.ZERO, Terms.multiply(partial)), all ? Sign.POSITIVE : Sign.ZERO);
    }

    /// The opposite of a guard. It, too, fails where a term in it is undefined.
    ///
    /// @throws IllegalArgumentException for what has no opposite among conditions
    static Prop negate(Prop p) {
        return switch (p) {
            case Compare(Expr e, Sign s) -> switch (s) {
                case POSITIVE -> nonnegative(Terms.negate(e));
                case NONNEGATIVE -> positive(Terms.negate(e));
                case NONZERO -> zero(e);
                case ZERO -> nonzero(e);
            };
            case And(List<Prop> parts) -> or(parts.stream().map(Prop::negate).toList());
            case Or(List<Prop> parts) -> and(parts.stream().map(Prop::negate).toList());
            case Equal _, Defined _, Derivative _, Whole _, ForAll _ -> throw new IllegalArgumentException("no opposite: " + p);
        };
    }

    /// The terms that stand directly in the proposition.
    static List<Expr> terms(Prop p) {
        return switch (p) {
            case Equal(Expr l, Expr r) -> List.of(l, r);
            case Compare(Expr e, _) -> List.of(e);
            case Defined(Expr e) -> List.of(e);
            case Derivative(Expr b, Expr x, Expr v) -> List.of(b, x, v);
            case Whole(Expr e) -> List.of(e);
            case And(List<Prop> parts) -> parts.stream().flatMap(q -> terms(q).stream()).toList();
            case Or(List<Prop> parts) -> parts.stream().flatMap(q -> terms(q).stream()).toList();
            case ForAll(_, Prop body) -> terms(body);
        };
    }
}
