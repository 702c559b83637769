package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.backproof.expr.Function;
import org.backproof.expr.Terms;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;

/// What stands before brackets: a form of the language, or a function.
final class Calls {
    private static final Map<String, BiFunction<Expression.Call, Environment, Tensor>> FORMS = new LinkedHashMap<>();

    static {
        FORMS.put("sum", Reductions::of);
        FORMS.put("mean", Reductions::of);
        FORMS.put("max", Calls::extreme);
        FORMS.put("min", Calls::extreme);
        FORMS.put("diff", Derivatives::diff);
        FORMS.put("vjp", Derivatives::vjp);
        FORMS.put("sqrt", (c, env) -> Expressions.value(plain(c, 1).getFirst(), env).map(Terms::sqrt));
        FORMS.put("delta", Constructors::delta);
        FORMS.put("onehot", Constructors::onehot);
        FORMS.put("diag", Constructors::diag);
        FORMS.put("trace", Constructors::trace);
        FORMS.put("einsum", Einsum::of);
        FORMS.put(FenchelYoung.NAME, FenchelYoung::of);
    }

    private Calls() {
    }

    /// The forms that look like functions, in order.
    static Set<String> forms() {
        return FORMS.keySet();
    }

    static Tensor value(Expression.Call c, Environment env) {
        String name = c.function().text();
        if (FORMS.containsKey(name) && c.order() == 0) {
            return FORMS.get(name).apply(c, env);
        }
        Optional<Applicable> known = env.scope().function(name);
        Optional<Tensor> word = known.isPresent() || env.knows(name) ? Optional.empty() : Words.value(c, env);
        if (word.isPresent()) {
            return word.get();
        }
        Applicable f = known.orElseThrow(() -> unknown(c, env));
        return c.order() > 0 ? Derivatives.prime(f, c, env) : apply(f, c, env);
    }

    static Tensor apply(Applicable f, Expression.Call c, Environment env) {
        return switch (f) {
            case Applicable.Primitive p -> Expressions.value(matched(p.signature(), 1, c).getFirst(), env).map(x -> Terms.apply(p.function(), x));
            case Applicable.Unknown u -> unknownFunction(u, 0, c, env);
            case Definition d -> Application.of(d, c, env);
        };
    }

    /// `g(x)` or, of an order above 0, `g'(x)` for an undefined g, entry by entry.
    static Tensor unknownFunction(Applicable.Unknown u, int order, Expression.Call c, Environment env) {
        List<Tensor> arguments = Expressions.values(plain(c, order > 0 ? 1 : c.arguments().size()), env);
        if (arguments.isEmpty()) {
            throw new SourceError(u.name() + " takes at least one argument", c.span(), "It is used as " + u.signature() + ".");
        }
        return elementwise(new Function.Opaque(u.name(), arguments.size(), order), arguments, c, env);
    }

    static Tensor elementwise(Function f, List<Tensor> arguments, Expression.Call c, Environment env) {
        Tensor so = arguments.getFirst();
        for (Tensor t : arguments) {
            so = new Tensor(Shapes.common(so, t, ",", env.sizes(), new Operands(c, c, c.span())), so.body());
        }
        return new Tensor(so.indices(), Terms.apply(f, arguments.stream().map(Tensor::body).toList()));
    }

    /// Of one argument the largest entry, of several numbers the largest of them.
    private static Tensor extreme(Expression.Call c, Environment env) {
        boolean several = c.arguments().size() > 1 && c.arguments().stream().allMatch(Expression.class::isInstance)
                && !(c.arguments().getFirst() instanceof Name n && !env.knows(n.text()) && !IndexUses.of(n.text(), plain(c, c.arguments().size())).isEmpty());
        Optional<Applicable> two = env.scope().function(c.function().text());
        if (!several || two.isEmpty()) {
            return Reductions.of(c, env);
        }
        List<Expression> arguments = plain(c, c.arguments().size());
        Tensor so = Expressions.value(arguments.getFirst(), env);
        for (Expression e : arguments.subList(1, arguments.size())) {
            so = Application.elementwise((Definition) two.get(), List.of(so, Expressions.value(e, env)), c, env);
        }
        return so;
    }

    /// Exactly `count` arguments, without names and ranges.
    static List<Expression> plain(Expression.Call c, int count) {
        return matched(c.function() + "(" + String.join(", ", List.of("x", "y", "z").subList(0, Math.min(count, 3))) + ")", count, c);
    }

    private static List<Expression> matched(String signature, int count, Expression.Call c) {
        List<Expression> out = new ArrayList<>();
        for (Argument a : c.arguments()) {
            if (!(a instanceof Expression e)) {
                throw new SourceError(a.toSource() + " is no argument of " + c.function(), a.span());
            }
            out.add(e);
        }
        if (out.size() != count) {
            throw arity(c.function() + signature.substring(signature.indexOf('(')), Integer.toString(count), c);
        }
        return out;
    }

    static SourceError arity(String signature, String wanted, Expression.Call c) {
        int given = c.arguments().size();
        return new SourceError(signature + " takes " + wanted + (wanted.equals("1") ? " argument" : " arguments") + ", " + given
                + (given == 1 ? " is given" : " are given"), c.span());
    }

    private static SourceError unknown(Expression.Call c, Environment env) {
        String name = c.function().text();
        Optional<String> absent = Absent.message(name);
        if (absent.isPresent()) {
            return new SourceError(absent.get(), c.function().span(), Absent.hint());
        }
        Optional<String> near = env.scope().didYouMean(name);
        boolean value = env.locals().containsKey(name) || env.scope().meaning(name).isPresent();
        boolean one = c.arguments().size() == 1 && c.order() == 0;
        if (value || one && (name.length() == 1 || name.length() == 2 && near.isEmpty()) && !(c.arguments().getFirst() instanceof Name)) {
            return noProduct(c, value ? env.value(c.function()).shape() : "scalar");
        }
        return new SourceError("there is no function " + name, c.function().span(), near.filter(_ -> name.length() > 1) // near to one letter is anything
                .or(() -> Optional.of("Define it, " + name + "(x) = …, or declare " + name + " : function.")));
    }

    private static SourceError noProduct(Expression.Call c, String shape) {
        String name = c.function().text();
        String message = name + " is a " + shape + ", not a function";
        if (c.arguments().size() != 1 || !(c.arguments().getFirst() instanceof Expression e)) {
            return new SourceError(message, c.function().span());
        }
        String factor = e instanceof Expression.Sum || e instanceof Expression.Conditional || e instanceof Expression.Product p
                && p.rest().stream().anyMatch(l -> l.operator() != org.backproof.language.Operator.TIMES) ? "(" + written(e) + ")" : e.toSource();
        return new SourceError(message, c.function().span(), "For a product write " + name + "*" + factor + ".");
    }

    /// `1-a`, as tight as it is read.
    private static String written(Expression e) {
        return e instanceof Expression.Sum ? e.toSource().replace(" + ", "+").replace(" - ", "-") : e.toSource();
    }
}
