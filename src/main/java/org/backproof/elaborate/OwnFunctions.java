package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Formula;
import org.backproof.language.Name;
import org.backproof.language.NoteLine;
import org.backproof.language.Operator;
import org.backproof.language.RoutineNotes;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Unread;

/// Functions that notes define, `d(a) = a*(1 - a)`: a call of one is its body.
public final class OwnFunctions {
    private static final int DEEPEST = 20;

    private final Map<String, Formula> known = new LinkedHashMap<>();

    private OwnFunctions() {
    }

    /// The lines with what stands for calls of the functions that they define; a call that has no value makes its line [Unread].
    ///
    /// @param source where they stand
    public static List<NoteLine> inlined(List<NoteLine> lines, Source source) {
        OwnFunctions functions = new OwnFunctions();
        lines.forEach(l -> {
            if (l instanceof Formula f && defines(f)) {
                functions.known.put(((Expression.Call) f.target()).function().text(), f);
            }
        });
        return functions.known.isEmpty() ? lines : lines.stream().map(l -> functions.inlined(l, source)).toList();
    }

    private NoteLine inlined(NoteLine line, Source source) {
        if (!(line instanceof Formula f)) {
            return line;
        }
        try {
            if (defines(f)) {
                return isUnknown(f) ? new Unread(text(f, source), new SourceError("what it gives back is not read", f.target().span(), "Its lines are judged as formulas."), f.span()) : f;
            }
            return new Formula(f.target(), inlined(f.value(), 0), f.span());
        } catch (SourceError e) {
            return new Unread(source.text(f.span()), e, f.span());
        }
    }

    /// What was written, on one line.
    public static String text(Formula f, Source source) {
        return source.text(f.span()).replaceAll("\\s*\\R\\s*", "; ").replace(":;", ":");
    }

    /// Whether the formula is `f(x) = …`, and f nothing that a network has.
    public static boolean defines(Formula f) {
        return f.target() instanceof Expression.Call c && c.order() == 0 && !LayerNames.isCost(c.function().text()) && !c.function().text().matches("J|d?[AaZzWwb][0-9]*")
                && c.arguments().stream().allMatch(a -> a instanceof Name || a instanceof Argument.Named);
    }

    private static boolean isUnknown(Formula f) {
        return f.value() instanceof Name n && n.text().equals(RoutineNotes.UNKNOWN);
    }

    private Expression inlined(Expression e, int depth) {
        Expression inside = SyntaxTree.map(e, x -> inlined(x, depth));
        return inside instanceof Expression.Call c && c.order() == 0 && known.containsKey(c.function().text()) ? applied(known.get(c.function().text()), c, depth) : inside;
    }

    private Expression applied(Formula f, Expression.Call c, int depth) {
        String name = c.function().text();
        if (isUnknown(f)) {
            throw new SourceError("what " + name + " gives back is not read", c.span());
        }
        if (depth == DEEPEST) {
            throw new SourceError(name + " calls itself", c.span());
        }
        Map<String, Expression> bound = new LinkedHashMap<>();
        List<String> formals = new ArrayList<>();
        for (Argument a : ((Expression.Call) f.target()).arguments()) {
            if (a instanceof Argument.Named(Name n, Expression preset, _)) {
                formals.add(n.text());
                bound.put(n.text(), preset);
            } else if (a instanceof Name n) {
                formals.add(n.text());
            }
        }
        int k = 0;
        for (Argument a : c.arguments()) {
            Optional<String> formal = a instanceof Argument.Named n ? Optional.of(n.name().text()).filter(formals::contains) : k < formals.size() ? Optional.of(formals.get(k++)) : Optional.empty();
            Expression value = a instanceof Argument.Named n ? n.value() : a instanceof Expression x ? x : c;
            bound.put(formal.orElseThrow(() -> new SourceError(name + " has no such argument", a.span())), value);
        }
        if (!bound.keySet().containsAll(formals)) {
            throw new SourceError(name + " has " + formals.size() + " arguments", c.span());
        }
        return inlined(value(f.value(), bound), depth + 1);
    }

    /// The body with values for its names.
    private static Expression value(Expression e, Map<String, Expression> bound) {
        return switch (e) {
            case Name n -> bound.getOrDefault(n.text(), n);
            case Expression.Call c when c.function().text().equals(RoutineNotes.LET) -> {
                Map<String, Expression> more = new LinkedHashMap<>(bound);
                more.put(((Name) c.arguments().get(0)).text(), value((Expression) c.arguments().get(1), bound));
                yield value((Expression) c.arguments().get(2), more);
            }
            case Expression.Call c when c.function().text().equals(RoutineNotes.IF_CALL) -> choice(c, 0, 1, bound);
            case Expression.Call c when c.function().text().equals(RoutineNotes.TERNARY) -> choice(c, 1, 0, bound);
            case Expression _ -> SyntaxTree.map(e, x -> value(x, bound));
        };
    }

    private static Expression choice(Expression.Call c, int test, int yes, Map<String, Expression> bound) {
        Expression condition = argument(c, test);
        Optional<Boolean> known = truth(condition, bound);
        if (known.isPresent()) {
            return value(argument(c, known.get() ? yes : 2), bound);
        }
        return new Expression.Call(new Name("where", c.span()), 0, List.of(value(condition, bound), value(argument(c, yes), bound), value(argument(c, 2), bound)), c.span());
    }

    /// `deriv == True` is read as a value that is named.
    private static Expression argument(Expression.Call c, int k) {
        return switch (c.arguments().get(k)) {
            case Argument.Named(Name n, Expression value, var span) -> new Expression.Comparison(n, List.of(new Link(Operator.EQUAL, value)), span);
            case Argument.Ranging r -> throw new SourceError("this is no condition", r.span());
            case Expression e -> e;
        };
    }

    private static Optional<Boolean> truth(Expression e, Map<String, Expression> bound) {
        return switch (e) {
            case Expression.Not n -> truth(n.operand(), bound).map(t -> !t);
            case Expression.Comparison(Expression left, List<Link> rest, _) when rest.size() == 1 && List.of(Operator.EQUAL, Operator.NOT_EQUAL).contains(rest.getFirst().operator()) -> {
                Optional<Boolean> a = truth(left, bound);
                Optional<Boolean> b = truth(rest.getFirst().operand(), bound);
                yield a.isPresent() && b.isPresent() ? Optional.of(a.equals(b) == (rest.getFirst().operator() == Operator.EQUAL)) : Optional.empty();
            }
            case Name n when bound.containsKey(n.text()) && bound.get(n.text()) != n -> truth(bound.get(n.text()), Map.of());
            case Name n -> n.text().equals("True") ? Optional.of(true) : n.text().equals("False") ? Optional.of(false) : Optional.empty();
            case Expression _ -> Optional.empty();
        };
    }
}
