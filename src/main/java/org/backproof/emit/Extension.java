package org.backproof.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Pairing;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Children;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;
import org.backproof.prove.Prover;
import org.backproof.prove.Requirements;

/// A loss that is continued to labels that are 0: `t log(t/a)` for t > 0 is `xlogy(t, t) − t log a`, which has a value at t = 0, too, the limit.
/// What is generated then takes labels from 0 on, and its theorem is about the continued loss.
public final class Extension {
    private final Set<Symbol> open;
    private final Set<Symbol> used = new LinkedHashSet<>();

    private Extension(Set<Symbol> open) {
        this.open = open;
    }

    /// The same request, or that for the continued loss where this is the same for positive labels, and asks for no more.
    static Request of(Request request, Prover prover) {
        return of(request, UnaryOperator.identity(), prover);
    }

    /// @param placed the loss where its prediction is what the network computes
    private static Request of(Request request, UnaryOperator<Expr> placed, Prover prover) {
        if (request.cost().hasDiff()) {
            return request;
        }
        Knowledge given = prover.knowledge(request.setting().hypotheses());
        Set<Prop> before = needed(given, placed.apply(request.cost()));
        Set<Prop> needed = before.stream().filter(p -> positive(p).filter(s -> !request.variables().contains(s)).isPresent()).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Symbol> positive = new LinkedHashSet<>();
        request.setting().assumptions().forEach(a -> Checks.parts(a).forEach(p -> positive(p).filter(s -> !request.variables().contains(s)).ifPresent(positive::add)));
        needed.forEach(p -> positive(p).ifPresent(positive::add));
        if (positive.isEmpty()) {
            return request;
        }
        Knowledge knowledge = prover.knowledge(Stream.concat(request.setting().hypotheses().stream(), before.stream()).toList());
        Expr unfolded = StableForms.unfolded(knowledge, request.cost()).right();
        Extension extension = new Extension(positive);
        Expr cost = extension.of(unfolded);
        if (extension.used.isEmpty() || new Normalizer(knowledge, Normalizer.Settings.SHALLOW).equal(placed.apply(unfolded), placed.apply(cost)).map(knowledge::discharge)
                .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds)).isEmpty()) {
            return request;
        }
        List<Assumption> closed = new ArrayList<>(request.setting().assumptions().stream().map(extension::closed).toList());
        needed.forEach(p -> positive(p).filter(extension.used::contains).filter(_ -> !given.holds(weak(p)))
                .ifPresent(t -> closed.add(new Assumption(weak(p), Assumption.Origin.LIBRARY, t.name() + " >= 0"))));
        Request continued = new Request(request.name(), request.title(), cost, request.variables(), request.named(), request.examples(), request.presets(), request.setting().assuming(closed), request.statement());
        return before.containsAll(needed(prover.knowledge(continued.setting().hypotheses()), placed.apply(cost))) ? continued : request;
    }

    /// The network with the continued loss.
    public static Network of(Network network, Setting setting, Prover prover) {
        if (network.role().given()) {
            return network;
        }
        Pairing p = network.output();
        Tensor a = p.value();
        Substitution computed = Substitution.of(p.prediction(), a.indices().isEmpty() ? a.body() : Terms.lambda(a.indices(), a.body()));
        List<Assumption> all = assumptions(network);
        Request loss = new Request(network.name(), network.name(), p.atPrediction(), List.of(p.prediction()), Map.of(), List.of(), Map.of(), setting.assuming(all), "");
        Request continued = of(loss, computed::apply, prover);
        if (continued == loss) {
            return network;
        }
        Pairing output = new Pairing(p.loss(), p.activation(), p.logit(), p.prediction(), a, continued.cost(), computed.apply(continued.cost()), p.parameters(), p.domain(), p.usual());
        List<Assumption> closed = new ArrayList<>(continued.setting().assumptions());
        closed.subList(network.assumptions().size(), all.size()).clear();
        return network.with(output, closed);
    }

    /// Of the network about its labels, and of the loss about its prediction.
    private static List<Assumption> assumptions(Network network) {
        List<Assumption> out = new ArrayList<>(network.assumptions());
        network.output().domain().forEach(d -> out.add(new Assumption(d, Assumption.Origin.LIBRARY, "")));
        return out;
    }

    private static Set<Prop> needed(Knowledge knowledge, Expr cost) {
        return new HashSet<>(Requirements.of(knowledge, Set.of(Prop.defined(cost))));
    }

    /// The symbol of which a condition says that it is positive, each of its entries if it is a tensor.
    private static Optional<Symbol> positive(Prop p) {
        return Remarks.opened(p) instanceof Prop.Compare(Expr e, Prop.Sign sign) && sign == Prop.Sign.POSITIVE ? symbol(e) : Optional.empty();
    }

    private static Optional<Symbol> symbol(Expr e) {
        return e instanceof Symbol s ? Optional.of(s) : e instanceof Entry n ? Optional.of(n.tensor()) : Optional.empty();
    }

    private Expr of(Expr e) {
        return switch (e) {
            case Sum s -> {
                Symbol i = Terms.symbol("#x" + s.facts().size(), s.index().sort());
                yield Terms.sum(i, of(Binders.open(s, i)));
            }
            case Lambda l -> l;
            case Mul m -> continued(m).map(this::of).orElseGet(() -> Children.map(m, this::of));
            case Expr _ when Lowering.isLeaf(e) -> e;
            case Expr _ -> Children.map(e, this::of);
        };
    }

    /// `c t log(t u)` as `c xlogy(t, t) + c t log u`, and `c t log(u/t)` as `−c xlogy(t, t) + c t log u`; `c t (log t + u)` by its terms.
    private Optional<Expr> continued(Mul m) {
        for (Expr f : m.factors()) {
            if (f instanceof Add sum) {
                List<Expr> others = without(m, f);
                List<Expr> products = sum.terms().stream().map(x -> times(others, x)).toList();
                if (products.stream().anyMatch(p -> p instanceof Mul x && continued(x).isPresent())) {
                    return Optional.of(Terms.add(products));
                }
            }
            if (f instanceof Apply log && log.function() == Primitives.LOG) {
                Optional<Expr> out = m.factors().stream().filter(t -> symbol(t).filter(open::contains).isPresent()).flatMap(t -> continued(m, log, t).stream()).findFirst();
                if (out.isPresent()) {
                    return out;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Expr> continued(Mul m, Apply log, Expr t) {
        Expr argument = log.arguments().getFirst();
        Expr under = Terms.power(t, Terms.MINUS_ONE);
        boolean above = factors(argument).contains(t);
        if (!above && !factors(argument).contains(under)) {
            return Optional.empty();
        }
        symbol(t).ifPresent(used::add);
        List<Expr> others = without(m, log);
        Expr rest = Terms.multiply(without(argument, above ? t : under));
        Expr own = times(others.stream().filter(f -> f != t).toList(), Terms.apply(Entropies.XLOGY, List.of(t, t)));
        Expr signed = above ? own : Terms.negate(own);
        return Optional.of(rest == Terms.ONE ? signed : Terms.add(signed, logarithm(others, log.function(), rest)));
    }

    /// `−t log a` for `t log(1/a)`.
    private static Expr logarithm(List<Expr> others, Function log, Expr argument) {
        return argument instanceof Pow(Expr base, Num n, _) && n.value().equals(Rational.MINUS_ONE) ? Terms.negate(times(others, Terms.apply(log, List.of(base))))
                : times(others, Terms.apply(log, List.of(argument)));
    }

    private static List<Expr> factors(Expr e) {
        return e instanceof Mul m ? m.factors() : List.of(e);
    }

    /// The factors, the coefficient among them, without one.
    private static List<Expr> without(Expr product, Expr factor) {
        List<Expr> out = new ArrayList<>(factors(product));
        out.remove(factor);
        out.add(Terms.num(product instanceof Mul m ? m.coefficient() : Rational.ONE));
        return out;
    }

    private static Expr times(List<Expr> factors, Expr last) {
        List<Expr> all = new ArrayList<>(factors);
        all.add(last);
        return Terms.multiply(all);
    }

    /// `t ≥ 0` in place of `t > 0`.
    private Assumption closed(Assumption a) {
        List<Prop> parts = Checks.parts(a);
        Map<Prop, Prop> changed = new LinkedHashMap<>();
        parts.forEach(p -> positive(p).filter(used::contains).ifPresent(_ -> changed.put(p, weak(p))));
        return changed.isEmpty() ? a : new Assumption(Prop.and(parts.stream().map(p -> changed.getOrDefault(p, p)).toList()), a.origin(),
                a.text().replaceFirst("in \\(0,", "in [0,").replaceFirst(" > 0", " >= 0"));
    }

    private static Prop weak(Prop p) {
        return switch (p) {
            case Prop.ForAll f -> {
                Symbol i = Terms.symbol("#c", f.index().sort());
                yield Binders.forAll(i, weak(Binders.open(f, i)));
            }
            case Prop.Compare(Expr e, Prop.Sign _) -> Prop.compare(e, Prop.Sign.NONNEGATIVE);
            case Prop other -> other;
        };
    }
}
