package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;

/// How many numbers arrays have together: like terms are added up, `(4 * h + 3 * K + 2) * m + h * n`.
final class Workspace {
    private final Map<List<String>, Long> terms = new LinkedHashMap<>();

    /// @param arrays the sizes of each
    Workspace(List<List<Expr>> arrays) {
        for (List<Expr> sizes : arrays) {
            long number = 1;
            List<String> names = new ArrayList<>();
            for (Expr s : sizes) {
                if (s instanceof Num n) {
                    number = Math.multiplyExact(number, n.value().numerator().longValueExact());
                } else {
                    names.add(LoopDialect.size(s));
                }
            }
            names.sort(null);
            terms.merge(names, number, Long::sum);
        }
    }

    /// In whole numbers.
    String count() {
        return text("", "");
    }

    /// The same in double precision, where products of sizes do not overflow.
    String real() {
        return text(".0", "(double) ");
    }

    /// Whether the text is no product.
    boolean isSum() {
        return terms.size() > 1 && terms.keySet().stream().anyMatch(t -> !t.contains(common()));
    }

    /// What most of the terms have.
    private String common() {
        Map<String, Long> frequency = new LinkedHashMap<>();
        terms.keySet().forEach(t -> t.stream().distinct().forEach(s -> frequency.merge(s, 1L, Long::sum)));
        return frequency.entrySet().stream().filter(e -> e.getValue() > 1).max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("");
    }

    private String text(String decimals, String cast) {
        String common = common();
        List<String> inside = new ArrayList<>();
        List<String> outside = new ArrayList<>();
        terms.forEach((names, number) -> {
            List<String> rest = new ArrayList<>(names);
            (rest.remove(common) ? inside : outside).add(term(number, rest, decimals, cast));
        });
        String factored = inside.isEmpty() ? "" : (inside.size() == 1 ? inside.getFirst() : "(" + String.join(" + ", inside) + ")") + " * " + common;
        return (factored.isEmpty() ? "" : factored + (outside.isEmpty() ? "" : " + ")) + String.join(" + ", outside);
    }

    private static String term(long number, List<String> names, String decimals, String cast) {
        String product = String.join(" * ", names);
        return names.isEmpty() ? number + decimals : (number == 1 ? cast : number + decimals + " * ") + product;
    }
}
