package org.backproof.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;

/// conditions ⊢ conclusion, for all real numbers in place of its letters.
public record Axiom(String name, List<Prop> conditions, Prop conclusion) {

    /// The letters, alphabetically.
    public List<Symbol> letters() {
        return Free.symbols(conclusion).stream().sorted(java.util.Comparator.comparing(Symbol::name)).toList();
    }

    /// The axiom at terms, for its letters in alphabetical order: the conditions, and `def t` for a term t that an undefined value
    /// would not make both sides undefined, ⊢ the conclusion.
    public Theorem at(Expr... terms) {
        List<Symbol> letters = letters();
        Logic.require(letters.size() == terms.length, name + " has " + letters.size() + " letters");
        Map<Expr, Expr> map = new LinkedHashMap<>();
        List<Prop> hypotheses = new ArrayList<>();
        for (int i = 0; i < terms.length; i++) {
            map.put(letters.get(i), terms[i]);
            hypotheses.add(strict(letters.get(i)) ? Prop.TRUE : Prop.defined(terms[i]));
        }
        Substitution s = Substitution.of(map);
        conditions.forEach(c -> hypotheses.add(s.apply(c)));
        hypotheses.removeIf(Prop.TRUE::equals);
        return Theorem.make(hypotheses, s.apply(conclusion), Rule.AXIOM, name);
    }

    /// The axiom as it stands.
    public Theorem theorem() {
        return at(letters().toArray(Expr[]::new));
    }

    /// Whether an undefined value for the letter makes both sides undefined, or fails a condition.
    private boolean strict(Symbol letter) {
        return conclusion instanceof Prop.Equal(Expr l, Expr r) && Free.occurs(letter, l) && Free.occurs(letter, r)
                || conditions.stream().anyMatch(c -> Free.occurs(letter, c));
    }
}
