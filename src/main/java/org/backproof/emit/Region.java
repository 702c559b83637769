package org.backproof.emit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.expr.Binders;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// Where generated code compares its gradient with differences: at points where the derivative holds.
///
/// @param variables where the variables are; empty for both sides of 0
/// @param data      where the other inputs are; empty for [0, 1]
/// @param found     whether the conditions of the derivative hold there
/// @param wide      whether they hold where variables are up to [TrialPoints#FAR], too, and the loss is moderate there: then differences keep their digits
record Region(Optional<Span> variables, Optional<Span> data, boolean found, boolean wide) {
    private static final double WIDTH = 0.6;

    /// The numbers from one on.
    record Span(double least, double width) {
        double most() {
            return Math.round(100 * (least + width)) / 100.0;
        }
    }

    /// Where nothing is asked of the inputs.
    static final Region STANDARD = new Region(Optional.empty(), Optional.empty(), true, false);
    /// Within (0, 1), (-1, 0) and around 0 first, since many domains are these; sums of products of the last are small.
    private static final List<Span> SPANS = Stream.concat(Stream.of(0.3, -0.3, -0.9, 1.2, -1.8, 2.2, -2.8, 4.2, -4.8).map(x -> new Span(x, WIDTH)), Stream.of(new Span(0.05, 0.15))).toList();

    /// The first region in which inequalities hold at all points that are tried.
    static Region of(TrialPoints points, Collection<Prop> conditions) {
        List<Prop> tested = tested(conditions, points.inputs());
        Region found = first(r -> points.hold(r, tested));
        Region wide = new Region(Optional.empty(), found.data, true, true);
        return found.found && found.variables.isEmpty() && points.hold(wide, tested) && points.moderate(wide) ? wide : found;
    }

    /// Of a network: where what is assumed of its data holds, and, if its functions are not defined everywhere, the loss is defined.
    static Region ofNetwork(TrialPoints points, Collection<Prop> facts, boolean partial) {
        List<Prop> tested = tested(facts, points.inputs());
        return tested.isEmpty() && !partial ? STANDARD : first(r -> points.hold(r, tested) && (!partial || points.defined(r)));
    }

    private interface Holding {
        boolean at(Region r);
    }

    private static Region first(Holding holding) {
        List<Optional<Span>> spans = Stream.concat(Stream.of(Optional.<Span>empty()), SPANS.stream().map(Optional::of)).toList();
        for (Optional<Span> data : spans) {
            for (Optional<Span> own : spans) {
                Region r = new Region(own, data, true, false);
                if (holding.at(r)) {
                    return r;
                }
            }
        }
        return new Region(Optional.empty(), Optional.empty(), false, false);
    }

    private static List<Prop> tested(Collection<Prop> conditions, Collection<Symbol> inputs) {
        return conditions.stream().filter(p -> Remarks.opened(p) instanceof Prop.Compare c && c.sign() != Prop.Sign.ZERO && !Checks.isOfSizes(p)).map(p -> everywhere(p, inputs)).toList();
    }

    /// For every value of the indices that are no inputs.
    private static Prop everywhere(Prop p, Collection<Symbol> inputs) {
        Prop out = p;
        for (Symbol s : Free.symbols(p)) {
            out = s.sort() instanceof Sort.Index && !inputs.contains(s) ? Binders.forAll(s, out) : out;
        }
        return out;
    }
}
