package org.backproof.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Subterms;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.print.Unicode;

/// What the theorem assumes of the inputs, as conditions that a program can test.
final class Checks {
    private Checks() {
    }

    /// Those of the assumptions that the derivatives use, the domains of parameters that have a value by default, which values a label has, and what sizes must be. One that cannot be tested is left to the documentation.
    ///
    /// @param needed for the loss and its derivatives to be defined
    static List<Program.Check> of(Request request, Collection<Prop> hypotheses, Collection<Prop> needed, Frame frame) {
        List<Program.Check> out = new ArrayList<>();
        Setting setting = request.setting();
        for (Assumption a : setting.assumptions()) {
            for (Prop p : parts(a)) {
                boolean other = isOfNumbers(p) && setting.assumptions().stream().filter(b -> b.text().equals(a.text())).anyMatch(b -> parts(b).stream().anyMatch(hypotheses::contains));
                boolean parameter = isOfNumbers(p) && Free.symbols(p).stream().allMatch(frame::hasPreset);
                if (hypotheses.contains(p) || other || parameter || FiniteDomain.of(p).filter(d -> frame.hasInput(d.symbol())).isPresent()) {
                    check(frame.of(p), a.text(), frame.example(), frame.taken()).ifPresent(out::add);
                }
            }
        }
        for (Prop p : needed) {
            if (isOfSizes(p) || isOfData(p)) {
                check(frame.of(p), Unicode.print(Remarks.opened(p)), isOfSizes(p) ? List.of() : frame.example(), frame.taken()).filter(c -> !out.contains(c)).ifPresent(out::add);
            }
        }
        return out;
    }

    /// What an assumption is made of.
    static List<Prop> parts(Assumption a) {
        return a.prop() instanceof Prop.And(List<Prop> parts) ? parts : List.of(a.prop());
    }

    /// Whether it compares a number with another: of an interval both ends are tested, whichever the derivative uses.
    static boolean isOfNumbers(Prop p) {
        return p instanceof Prop.Compare && Free.symbols(p).stream().allMatch(s -> s.sort() instanceof Sort.Real);
    }

    /// Whether it compares sizes, indices and numbers.
    static boolean isOfSizes(Prop p) {
        Prop one = Remarks.opened(p);
        Set<Symbol> symbols = Free.symbols(one);
        return one instanceof Prop.Compare && !symbols.isEmpty() && symbols.stream().allMatch(s -> s.sort() instanceof Sort.Size || s.sort() instanceof Sort.Index);
    }

    /// Whether it says that a sum of products of inputs is positive, as Σu² > 0 for a length. Not where functions are in it: 1 − softmax(z) > 0 rounds to 0; and not y > 0,
    /// which may ask for more than is needed, where y ≠ 0 is.
    private static boolean isOfData(Prop p) {
        return Remarks.opened(p) instanceof Prop.Compare(Expr e, Prop.Sign sign) && (sign == Prop.Sign.POSITIVE || sign == Prop.Sign.NONNEGATIVE) && isPolynomial(e)
                && Subterms.of(e).stream().anyMatch(Sum.class::isInstance);
    }

    private static boolean isPolynomial(Expr e) {
        return switch (e) {
            case Num _, Symbol _, Entry _ -> true;
            case Pow(Expr base, Num n, _) -> n.value().isInteger() && n.value().signum() > 0 && isPolynomial(base);
            case Add a -> a.terms().stream().allMatch(Checks::isPolynomial);
            case Mul m -> m.factors().stream().allMatch(Checks::isPolynomial);
            case Sum s -> isPolynomial(Binders.open(s, Terms.symbol("#s", s.index().sort())));
            case Expr _ -> false;
        };
    }

    /// The condition as a program tests it; empty if it cannot.
    ///
    /// @param example the index of the examples
    static Optional<Program.Check> check(Prop p, String text, List<Symbol> example, Set<String> taken) {
        Lowering lowering = new Lowering(example, taken);
        List<Symbol> indices = new ArrayList<>(example);
        Prop body = p;
        while (body instanceof Prop.ForAll f) {
            if (!PartialRange.isWhole((Sort.Index) f.index().sort())) {
                return Optional.empty();
            }
            indices.add(lowering.axis((Sort.Index) f.index().sort(), indices));
            body = Binders.open(f, indices.getLast());
        }
        try {
            Prop lowered = lowering.lower(body);
            List<Let> lets = Naming.of(lowering.lines(), taken);
            Substituted s = new Substituted(lowering.lines(), lets);
            return Optional.of(new Program.Check(indices, lets, s.of(lowered), text));
        } catch (NoCode _) {
            return Optional.empty();
        }
    }

    /// Lines under other names.
    private record Substituted(List<Let> from, List<Let> to) {
        Prop of(Prop p) {
            java.util.Map<org.backproof.expr.Expr, org.backproof.expr.Expr> map = new java.util.LinkedHashMap<>();
            for (int k = 0; k < from.size(); k++) {
                Symbol made = to.get(k).symbol();
                map.put(from.get(k).symbol(), made.sort() instanceof Sort.Tensor ? Terms.tensor(made) : made);
            }
            return org.backproof.expr.Substitution.of(map).apply(p);
        }
    }
}
