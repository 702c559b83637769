package org.backproof.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Expr;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Precision;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Unclear;
import org.backproof.numeric.Undefined;

/// A point, and the values of the two sides there.
///
/// @param witness  the values of the two sides as they are written
/// @param compared what a condition that fails there compares with 0: shown where the values of two sides are not
record Counterexample(Point point, Optional<Witness> witness, Optional<Expr> compared, Wording wording) {
    private static final int DIGITS = 10;

    /// Label and text: `at`, `left`, `right`.
    List<String[]> lines() {
        List<String[]> out = new ArrayList<>();
        List<String> at = new ArrayList<>();
        values().forEach((name, value) -> at.add(name + " = " + value));
        if (!at.isEmpty()) {
            out.add(new String[] {"at", String.join(", ", at)});
        }
        witness.ifPresent(w -> {
            out.add(new String[] {"left", left(w)});
            out.add(new String[] {"right", right(w)});
            apart(w).ifPresent(d -> out.add(new String[] {"apart", "by " + d}));
        });
        compared.filter(_ -> witness.isEmpty()).ifPresent(e -> out.add(new String[] {"value", wording.unicode(e) + " = " + value(e)}));
        return out;
    }

    /// The values of the two sides; or of what a condition compares with 0.
    List<String> sides() {
        return witness.map(w -> List.of(left(w), right(w))).orElseGet(() -> compared.map(e -> List.of(value(e))).orElse(List.of("unclear")));
    }

    private String value(Expr e) {
        return text(new CertifiedEvaluation(point).value(e), DIGITS);
    }

    Json json() {
        var members = new LinkedHashMap<String, Json>();
        members.put("at", at());
        members.put("left", witness.map(w -> Json.of(left(w))).orElse(Json.NULL));
        members.put("right", witness.map(w -> Json.of(right(w))).orElse(Json.NULL));
        return new Json.Members(members);
    }

    Json at() {
        var at = new LinkedHashMap<String, Json>();
        values().forEach((name, value) -> at.put(name, Json.of(value)));
        return new Json.Members(at);
    }

    /// The value of each name as input of the language, in the order of the names.
    Map<String, String> values() {
        Map<String, String> out = new LinkedHashMap<>();
        point.scalars().forEach((s, q) -> out.put(wording.plain(s), q.toString()));
        point.tensors().forEach((t, entries) -> out.put(t.name(), tensor(entries)));
        point.functions().forEach((f, instance) -> out.put(f + "(x)", wording.plain(instance.formula(1))));
        return out;
    }

    /// `[1, 0]`, or rows of a matrix.
    private static String tensor(SortedMap<List<Integer>, Rational> entries) {
        Map<Integer, List<String>> rows = new LinkedHashMap<>();
        boolean matrix = false;
        for (var e : entries.entrySet()) {
            matrix |= e.getKey().size() > 1;
            rows.computeIfAbsent(e.getKey().size() > 1 ? e.getKey().getFirst() : 0, _ -> new ArrayList<>()).add(e.getValue().toString());
        }
        List<String> texts = rows.values().stream().map(r -> "[" + String.join(", ", r) + "]").toList();
        return matrix ? "[" + String.join(", ", texts) + "]" : texts.isEmpty() ? "[]" : texts.getFirst();
    }

    private static String left(Witness w) {
        return NearValues.of(w, DIGITS).map(NearValues::left).orElseGet(() -> text(w.left(), DIGITS));
    }

    private static String right(Witness w) {
        return NearValues.of(w, DIGITS).map(NearValues::right).orElseGet(() -> text(w.right(), DIGITS));
    }

    /// How far apart the values are, where their digits do not show it: 2e-869 for tanh(1000) and 1.
    private static Optional<String> apart(Witness w) {
        boolean same = Enclosure.certainlyDiffers(w.left(), w.right()) && NearValues.of(w, DIGITS).isEmpty() && NearValues.agree(w, DIGITS);
        return same && w.right().subtract(w.left(), Precision.DEFAULT) instanceof Interval d ? Optional.of((d.isNegative() ? d.negate() : d)).map(x -> text(x, 4)) : Optional.empty();
    }

    private static String text(Enclosure value, int digits) {
        return switch (value) {
            case Interval i when i.exact().filter(q -> q.toString().length() <= 2 * DIGITS).isPresent() -> i.exact().get().toString();
            case Interval i when !i.isPositive() && !i.isNegative() && Math.abs(i.midpoint()) + i.width() < Math.pow(10, -digits) ->
                    "0." + "0".repeat(digits);
            case Interval i -> i.toShortString(digits);
            case Undefined _ -> "undefined";
            case Unclear _ -> "unclear";
        };
    }
}
