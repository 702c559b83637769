package org.backproof.print;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.network.Matrix;
import org.backproof.numeric.Rational;

/// The one layout stage: decides the order of terms and factors, signs, fractions, and the names of bound indices, for all
/// printers alike. The same term gives the same layout, however it was made.
public final class Typesetter {
    private static final BigInteger LARGE = BigInteger.valueOf(1000);

    private final Vocabulary vocabulary;
    private final Limits limits;
    private final IndexNames names;
    private final Factors factors = new Factors(this);
    private final Conditions conditions = new Conditions(this);
    private final Calls calls = new Calls(this);

    private Typesetter(Vocabulary vocabulary, Limits limits, IndexNames names) {
        this.vocabulary = vocabulary;
        this.limits = limits;
        this.names = names;
    }

    public static Typesetter of(Vocabulary vocabulary, Limits limits) {
        return new Typesetter(vocabulary, limits, IndexNames.of(vocabulary));
    }

    /// A typesetter that gives opened indices the same names in all of the terms, and bound ones none that is free in any.
    public Typesetter covering(Collection<? extends Expr> terms) {
        return new Typesetter(vocabulary, limits, names.covering(terms));
    }

    public Layout layout(Expr e) {
        long size = e.facts().size();
        IndexNames all = names.covering(List.of(e));
        return size > limits.nodes() ? new Layout.Summary(layout(e, scope(all, Limits.OUTLINE, Limits.OUTLINE)), size)
                : layout(e, scope(all, limits.depth(), Integer.MAX_VALUE));
    }

    public Layout layout(Prop p) {
        long size = Prop.terms(p).stream().mapToLong(t -> t.facts().size()).sum();
        boolean large = size > limits.nodes();
        return conditions.layout(p,
                scope(names.covering(p), large ? Limits.OUTLINE : limits.depth(), large ? Limits.OUTLINE : Integer.MAX_VALUE));
    }

    private static Scope scope(IndexNames names, int depth, int width) {
        return new Scope(names, Set.of(), List.of(), depth, width);
    }

    /// Matrix notation.
    public Layout layout(Matrix m) {
        return layout(m, Map.of());
    }

    /// How a number in matrix notation compares with 0.
    public Layout layout(Matrix m, Prop.Sign sign) {
        return new Layout.Relation(layout(m), Conditions.comparison(sign, false), Layout.Number.of(0));
    }

    /// Matrix notation in which some parts have names.
    public Layout layout(Matrix m, Map<Matrix, String> named) {
        return new MatrixLayout(this, scope(names, limits.depth(), Integer.MAX_VALUE), named).layout(m);
    }

    /// A derivative by a named value at that value, as a derivative by what has its name; empty for other calls.
    public Optional<Expr> byName(Apply a) {
        return calls.byName(a, scope(names.covering(List.of(a)), limits.depth(), Integer.MAX_VALUE));
    }

    /// The name of a function, with how often it is differentiated.
    Layout call(org.backproof.expr.Function f, List<Layout> arguments) {
        return f instanceof org.backproof.expr.Function.Opaque o ? new Layout.Call(calls.name(f), o.order(), arguments, List.of(), List.of())
                : new Layout.Call(calls.name(f), Calls.primes(f.name()), arguments, List.of(), List.of());
    }

    /// Whether the term is small enough to be opened.
    boolean fits(Expr e) {
        return e.facts().size() <= limits.nodes();
    }

    boolean shownByName(Expr e) {
        return NamedValues.match(vocabulary.named(), e).isPresent();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Layout layout(Expr e, Scope scope) {
        Layout.Term t = signed(e, scope);
        return t.negative() ? Layout.negative(t.body()) : t.body();
    }

    /// The term apart from its sign.
    Layout.Term signed(Expr e, Scope scope) {
        if (scope.depth() <= 0 && !(e instanceof Num || e instanceof Symbol)) {
            return new Layout.Term(false, new Layout.Elided());
        }
        var named = NamedValues.match(vocabulary.named(), e);
        if (named.isPresent()) {
            return new Layout.Term(false, name(named.get().name(), named.get().indices(), scope));
        }
        return switch (e) {
            case Num n -> new Layout.Term(n.value().signum() < 0, number(n.value().abs()));
            case Mul m -> new Layout.Term(m.coefficient().signum() < 0, factors.layout(m.coefficient().abs(), m.factors(), scope));
            case Symbol _, Bound _, Entry _, Add _, Pow _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _, Local _ ->
                new Layout.Term(false, positive(e, scope));
        };
    }

    private Layout positive(Expr e, Scope scope) {
        Scope inner = scope.deeper();
        return switch (e) {
            case Num _, Mul _ -> throw new IllegalArgumentException("has a sign: " + e);
            case Symbol s -> Layout.Name.of(scope.names().of(s));
            case Bound b -> Layout.Name.of(scope.names().preferred().getFirst() + b.number());
            case Entry n -> Tensors.transposed(n, scope.whole())
                    ? new Layout.Call(FunctionName.TRANSPOSE, 0, List.of(Layout.Name.of(scope.names().of(n.tensor()))), List.of(), List.of())
                    : name(scope.names().of(n.tensor()), n.indices(), scope);
            case Add a -> sum(a.terms(), inner);
            case Pow p -> factors.layout(Rational.ONE, List.of(p), scope);
            case Apply a -> calls.layout(a, inner);
            case Lambda l -> calls.tensor(l, inner);
            case Sum s -> bigSum(s, inner);
            case Delta d -> calls.delta(d, inner);
            case Cases c -> piecewise(c, inner);
            case Diff d -> derivative(d, inner);
            case Local l -> layout(l.value(), scope);
        };
    }

    /// A name at indices; without them where the whole tensor is meant.
    Layout name(String text, List<? extends Expr> indices, Scope scope) {
        return !indices.isEmpty() && indices.equals(scope.whole()) ? Layout.Name.of(text) : new Layout.Name(text, all(indices, scope));
    }

    /// The name of an entry's tensor.
    String name(Entry n) {
        return names.of(n.tensor());
    }

    List<Layout> all(List<? extends Expr> terms, Scope scope) {
        List<Layout> out = new ArrayList<>(terms.size());
        for (Expr t : terms) {
            out.add(layout(t, scope));
        }
        return out;
    }

    /// `7`, `3/8`, `0.044715`
    static Layout number(Rational q) {
        Optional<BigDecimal> decimal = decimal(q);
        if (decimal.isPresent()) {
            return new Layout.Decimal(decimal.get());
        }
        Layout over = new Layout.Number(q.numerator());
        return q.denominator().equals(BigInteger.ONE) ? over : new Layout.Fraction(over, new Layout.Number(q.denominator()));
    }

    /// Of a fraction with a large denominator that is longer than its decimal.
    static Optional<BigDecimal> decimal(Rational q) {
        return q.denominator().compareTo(LARGE) <= 0 ? Optional.empty()
                : q.decimal().filter(d -> d.toPlainString().length() <= q.numerator().toString().length() + q.denominator().toString().length() + 1);
    }

    Layout sum(List<Expr> terms, Scope scope) {
        List<Layout.Term> out = TermOrder.sorted(this, terms, scope);
        if (out.size() > scope.width()) {
            out = new ArrayList<>(out.subList(0, scope.width()));
            out.add(new Layout.Term(false, new Layout.Elided()));
        }
        return new Layout.Sum(out);
    }

    private Layout bigSum(Sum s, Scope scope) {
        Symbol index = scope.fresh(s.index().sort());
        Scope inner = scope.binding(index);
        Sort.Index range = (Sort.Index) index.sort();
        boolean shown = fits(s.body());
        Expr body = shown ? Binders.open(s, index) : s.body();
        return new Layout.BigSum(Layout.Name.of(index.name()), layout(range.lower(), scope), layout(range.upper(), scope),
                shown && Conditions.evident(index, body), shown ? layout(body, inner) : new Layout.Elided());
    }

    private Layout derivative(Diff d, Scope scope) {
        List<Layout> variables = new ArrayList<>();
        Expr body = d;
        while (body instanceof Diff next) {
            variables.add(layout(next.variable(), scope));
            body = next.body();
        }
        return new Layout.Derivative(layout(body, scope), variables);
    }

    private Layout piecewise(Cases c, Scope scope) {
        List<Layout.Branch> branches = new ArrayList<>();
        Expr rest = c;
        while (rest instanceof Cases next && branches.size() < scope.depth()) {
            branches.add(new Layout.Branch(conditions.layout(next.guard(), scope), layout(next.then(), scope)));
            rest = next.otherwise();
        }
        return new Layout.Piecewise(branches, layout(rest, scope));
    }
}
