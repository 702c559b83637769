package org.backproof.prove;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Replacement;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.library.Library;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Precision;
import org.backproof.numeric.Rational;
import org.backproof.numeric.SimplestFraction;

/// The mistakes that are looked for in a false claim, in this order.
final class Mistakes {
    private static final Precision PRECISION = new Precision(40);

    static final List<Mistake> ALL = List.of(
            new Mistake("the sign is wrong", "prove diff(cos(x), x) = sin(x)", c -> List.of(c.right(Products.scaled(Rational.MINUS_ONE, c.right())))),
            new Mistake("the factor # is missing", "prove diff(x^2, x) = x", Mistakes::constantFactor),
            new Mistake("the factor # is missing", "prove diff(mse(tanh(z), y), z) = tanh(z) - y",
                    c -> slopes(c).stream().flatMap(s -> Products.missing(c, s).stream()).toList()),
            new Mistake("the factor # is too much", "prove diff(bce(sigmoid(z), y), z) = (sigmoid(z) - y)*sigmoid(z)*(1 - sigmoid(z))",
                    c -> slopes(c).stream().flatMap(s -> Products.tooMuch(c, s).stream()).toList()),
            new Mistake("the factor # is missing", "u, v : vector[K]; prove diff(mean((u - v)^2), u) = u - v", Mistakes::sizeFactor),
            new Mistake("the factor # is missing", "b in (0, inf); prove diff(exp(b*x), x) = exp(b*x)", Products::parameter),
            new Mistake("the constant # is missing", "prove diff(x^2 + x, x) = 2*x", Mistakes::constant),
            new Mistake("the absolute value is missing", "prove sqrt(x^2) = x", c -> List.of(c.right(absolute(c.right())))),
            new Mistake("the right side is transposed", "A, B : matrix[n, n]; prove diff(trace(A@B), A) = B", c -> transposed(c, true)),
            new Mistake("the indices # and # are exchanged", "v : vector[K]; prove diff(log_softmax(v)[i], v[j]) = delta(i, j) - softmax(v)[i]", c -> transposed(c, false)),
            new Mistake("# should be #", "v : vector[K]; prove diff(softmax(v)[i], v[j]) = softmax(v)[i]*(delta(i, j) - softmax(v)[i])", Edits::indices),
            new Mistake("# should be #", "v : vector[3]; prove diff(sum(v^2), v[1]) = 2*v[2]", Places::beside),
            new Mistake("the sign of # is wrong", "prove diff(sin(z)/z, z) = (z*cos(z) + sin(z))/z^2", Edits::signs),
            new Mistake("the cases # and # are exchanged", "prove diff(relu(z), z) = if z > 0 then 0 else 1 given z != 0", CaseEdits::exchanged),
            new Mistake("# should be #", "prove diff(elu(z, b), z) = if z > 0 then 1 else b*(exp(z) - 1) given z != 0", CaseEdits::pieces),
            new Mistake("", "prove acos(cos(x)) = x",
                    c -> Hypotheses.of(c).stream().map(p -> new Amendment(c.left(), c.right(), p, List.of())).toList()),
            new Mistake("this is for labels in {0, 1}: # in place of #", "prove diff(log(1 + exp(-y*z)), z) = sigmoid(z) - y",
                    c -> labels(c, -1, 1)),
            new Mistake("this is for labels in {-1, 1}: # in place of #", "prove diff(bce(sigmoid(z), y), z) = -y/(1 + exp(y*z))",
                    c -> labels(c, 0, 1)),
            new Mistake("this is the derivative by #, not by #", "prove diff(mse(hard_sigmoid(z), y), z) = hard_sigmoid(z) - y", Mistakes::byInner),
            new Mistake("this is the derivative by #, not by #", "a = tanh(z); prove diff(mse(a, y), a) = (a - y)*(1 - a^2)", Mistakes::byOuter),
            new Mistake("this is the derivative by #, not by #", "prove diff(x*y^2, y) = y^2", Mistakes::byOther),
            new Mistake("this is the diagonal only, # = #", "z : vector[K]; prove diff(softmax(z)[i], z[j]) = softmax(z)[i]*(1 - softmax(z)[i])",
                    Mistakes::diagonal),
            new Mistake("# and # are exchanged", "prove diff(x/y, x) = 1/x", Mistakes::exchanged),
            new Mistake("the arguments # and # are exchanged", "prove diff(bce(y, a), a) = (a - y)/(a*(1 - a)) given 0 < a < 1, 0 < y < 1",
                    Mistakes::exchangedArguments),
            new Mistake("the term # is too much", "prove diff(x*log(x), x) = log(x) + x + 1 given x > 0", Edits::dropped),
            new Mistake("the factor # is missing", "prove diff(log(x^2 + 1), x) = 1/(x^2 + 1)", Edits::factor),
            new Mistake("# should be #", "prove tanh(z) = sigmoid(2*z) - 1", Edits::parts),
            new Mistake("the term # is missing", "prove (a + b)^2 = a^2 + b^2", Edits::term));

    /// With these mended the right side may be the left one, as that comes to where it is read: `trace(v@t')` is `Σ vᵢtᵢ`.
    static final List<Mistake> READ = List.of(
            new Mistake("# should be #", "u, v : vector[K]; prove trace(u@v') = sum(u)*sum(v)", Places::together),
            new Mistake("# is to be transposed", "A, B : matrix[n, n]; prove diag(A@B) = (A*B)@ones[n]", Places::transposed));

    /// A law that holds for some values only.
    static final Mistake SPECIAL = new Mistake("", "prove (x + y)^p = x^p + y^p given x > 0 and y > 0",
            c -> Hypotheses.special(c).stream().map(p -> new Amendment(c.left(), c.right(), p, List.of())).toList());

    private Mistakes() {
    }

    private static Optional<Rational> quotient(FalseClaim c) {
        Enclosure q = c.witness().left().divide(c.witness().right(), PRECISION);
        return q instanceof Interval i ? SimplestFraction.in(i).filter(x -> !x.isZero()) : Optional.empty();
    }

    private static List<Amendment> constantFactor(FalseClaim c) {
        return quotient(c).map(q -> c.right(Products.scaled(q, c.right()), Terms.num(q))).stream().toList();
    }

    /// `c/K` or `c·K`, where c is what the quotient of the sides at the point says.
    private static List<Amendment> sizeFactor(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        for (Symbol size : c.symbols()) {
            if (size.sort() instanceof Sort.Size && c.witness().point().scalars().get(size) != null) {
                Rational k = c.witness().point().scalars().get(size).a();
                quotient(c).ifPresent(q -> {
                    for (Expr f : List.of(Terms.divide(Terms.num(q.multiply(k)), size), Terms.multiply(Terms.num(q.divide(k)), size))) {
                        out.addAll(Products.missing(c, f));
                    }
                });
            }
        }
        return out;
    }

    private static List<Amendment> constant(FalseClaim c) {
        Enclosure d = c.witness().left().subtract(c.witness().right(), PRECISION);
        Optional<Rational> q = d instanceof Interval i ? SimplestFraction.in(i) : Optional.empty();
        return q.map(x -> c.right(Terms.add(c.right(), Terms.num(x)), Terms.num(x))).stream().toList();
    }

    /// The derivatives of the functions below the derivative on the left: f′(z).
    private static List<Expr> slopes(FalseClaim c) {
        List<Expr> out = new ArrayList<>();
        if (c.left() instanceof Diff d) {
            Differentiation smooth = new Differentiation(c.knowledge());
            Normalizer normalizer = new Normalizer(c.knowledge(), Normalizer.Settings.SHALLOW);
            for (Apply a : inner(d)) {
                smooth.derivative(a, d.variable()).map(t -> shorter(t.derivative().value(), normalizer.normalize(t.derivative().value()).right()))
                        .filter(s -> !(s instanceof Num)).ifPresent(out::add);
            }
        }
        return out;
    }

    /// The second only where it is clearly shorter.
    private static Expr shorter(Expr a, Expr b) {
        return 2 * b.facts().size() < a.facts().size() ? b : a;
    }

    /// The applications below a derivative that depend on its variable and bind nothing.
    private static List<Apply> inner(Diff d) {
        Symbol x = Derivatives.held(d.variable());
        return Subterms.of(d.body()).stream()
                .filter(e -> e != d.body() && e instanceof Apply && e.facts().binders() == 0 && Free.occurs(x, e)).map(e -> (Apply) e).toList();
    }

    private static Expr absolute(Expr e) {
        return Library.descriptor("abs").map(d -> Terms.apply(d.definition().function(), e)).orElseThrow();
    }

    /// Labels in {low, high} where the right side takes those of the other kind.
    private static List<Amendment> labels(FalseClaim c, int low, int high) {
        List<Amendment> out = new ArrayList<>();
        for (Symbol y : c.reals()) {
            if (Free.occurs(y, c.right()) && (Hypotheses.labels(c).contains(y) || Hypotheses.besidePrediction(c, y))) {
                // from {−1, 1} to {0, 1}: (y + 1)/2; back: 2y − 1
                Expr other = low < 0 ? Terms.multiply(Terms.HALF, Terms.add(y, Terms.ONE)) : Terms.add(Terms.multiply(Terms.TWO, y), Terms.MINUS_ONE);
                Prop values = Prop.or(List.of(Prop.zero(Terms.subtract(y, Terms.num(low))), Prop.zero(Terms.subtract(y, Terms.num(high)))));
                if (Hypotheses.possible(c, values).equals(values)) {
                    out.add(new Amendment(c.left(), Substitution.of(y, other).apply(c.right()), List.of(values), List.of(other, y)));
                }
            }
        }
        return out;
    }

    /// `∂J/∂a` in place of `∂J/∂z`, where a = f(z).
    private static List<Amendment> byInner(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        if (c.left() instanceof Diff d && d.variable() instanceof Symbol x) {
            for (Apply u : inner(d)) {
                Symbol a = letter(c, u);
                Expr body = Replacement.of(u, a, d.body());
                Expr right = Replacement.of(u, a, c.right());
                if (!Free.occurs(x, body) && !Free.occurs(x, right)) {
                    out.add(new Amendment(Terms.diff(body, a), right, Hypotheses.range(c, u, a), List.of(a, x)));
                }
            }
        }
        return out;
    }

    /// What the session calls the value, else a letter that is free.
    private static Symbol letter(FalseClaim c, Expr value) {
        String name = c.setting().scope().named().stream().filter(n -> n.value().isScalar() && n.value().body() == value).map(n -> n.name())
                .findFirst().orElseGet(() -> List.of("a", "p", "u", "q").stream()
                        .filter(n -> c.symbols().stream().noneMatch(s -> s.name().equals(n)) && c.setting().scope().meaning(n).isEmpty())
                        .findFirst().orElse("value"));
        return Terms.real(name);
    }

    /// `∂J/∂z` in place of `∂J/∂a` at a = f(z).
    private static List<Amendment> byOuter(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        if (c.left() instanceof Apply l && l.function() instanceof Function.Defined f && f.body() instanceof Diff d
                && d.variable() == f.symbols().getFirst()) {
            Expr cost = Binders.instantiation(f.symbols(), l.arguments()).apply(d.body());
            for (Symbol z : Free.symbols(l.arguments().getFirst())) {
                if (z.sort() instanceof Sort.Real && l.arguments().stream().skip(1).noneMatch(e -> Free.occurs(z, e))) {
                    out.add(new Amendment(Terms.diff(cost, z), c.right(), List.of(), List.of(z, d.variable())));
                }
            }
        }
        return out;
    }

    private static List<Amendment> byOther(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        if (c.left() instanceof Diff d && d.variable() instanceof Symbol x) {
            c.reals().stream().filter(y -> y != x && Free.occurs(y, d.body()))
                    .forEach(y -> out.add(new Amendment(Terms.diff(d.body(), y), c.right(), List.of(), List.of(y, x))));
        }
        if (c.left() instanceof Diff d && d.variable() instanceof Entry x) {
            c.tensors().stream().filter(y -> y != x.tensor() && y.sort().equals(x.tensor().sort()) && Free.occurs(y, d.body())).forEach(y -> out.add(
                    new Amendment(Terms.diff(d.body(), Terms.entry(y, x.indices())), c.right(), List.of(), List.of(Terms.entry(y, x.indices()), x))));
        }
        return out;
    }

    /// Two indices of the right side exchanged: those of a matrix, or others.
    private static List<Amendment> transposed(FalseClaim c, boolean matrix) {
        return c.indices().stream().filter(pair -> matrix == pair.stream().allMatch(FalseClaim::isPlace))
                .map(pair -> c.right(FalseClaim.exchange(pair).apply(c.right()), matrix ? new Expr[0] : pair.toArray(Expr[]::new))).toList();
    }

    private static List<Amendment> diagonal(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        for (List<Symbol> pair : c.indices()) {
            if (Subterms.of(c.right()).stream().anyMatch(e -> e instanceof Entry n && n.indices().containsAll(pair))) {
                continue; // entries of a matrix: more than the diagonal was meant
            }
            Substitution same = Substitution.of(pair.get(1), pair.get(0));
            out.add(new Amendment(same.apply(c.left()), same.apply(c.right()), List.of(), List.copyOf(pair)));
        }
        return out;
    }

    private static List<Amendment> exchanged(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        for (List<Symbol> pair : FalseClaim.pairs(c.reals())) {
            Map<Expr, Expr> swap = new LinkedHashMap<>();
            swap.put(pair.get(0), pair.get(1));
            swap.put(pair.get(1), pair.get(0));
            out.add(c.right(Substitution.of(swap).apply(c.right()), pair.get(0), pair.get(1)));
        }
        for (List<Symbol> pair : FalseClaim.pairs(c.tensors())) {
            Map<Expr, Expr> swap = new LinkedHashMap<>();
            swap.put(pair.get(0), Terms.tensor(pair.get(1)));
            swap.put(pair.get(1), Terms.tensor(pair.get(0)));
            out.add(c.right(Substitution.of(swap).apply(c.right()), Terms.tensor(pair.get(0)), Terms.tensor(pair.get(1))));
        }
        return out;
    }

    /// The first two arguments of a function on the left.
    private static List<Amendment> exchangedArguments(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        for (Expr e : Subterms.of(c.left())) {
            if (e instanceof Apply a && a.function() instanceof Function.Defined f && a.arguments().size() > 1
                    && f.parameters().get(0).getClass() == f.parameters().get(1).getClass() && a.arguments().stream().noneMatch(Mistakes::open)) {
                List<Expr> arguments = new ArrayList<>(a.arguments());
                Collections.swap(arguments, 0, 1);
                Expr swapped = Terms.apply(f, arguments);
                Expr left = c.left() instanceof Diff d ? Terms.diff(Replacement.of(a, swapped, d.body()), d.variable())
                        : Replacement.of(a, swapped, c.left());
                out.add(new Amendment(left, c.right(), List.of(), a.arguments().subList(0, 2)));
            }
        }
        return out;
    }

    /// Whether a bound index is open in the term.
    private static boolean open(Expr e) {
        return !(e instanceof Lambda) && e.facts().binders() > 0;
    }
}
