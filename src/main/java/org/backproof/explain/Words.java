package org.backproof.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.elaborate.Meaning;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Binders;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.print.FunctionName;
import org.backproof.print.FunctionNames;
import org.backproof.print.Layout;
import org.backproof.print.Limits;
import org.backproof.print.Plain;
import org.backproof.print.Typesetter;
import org.backproof.print.Vocabulary;

/// Terms in the reader's words.
final class Words {
    private static final List<String> BOUND = List.of("k1", "k2");
    private static final List<String> COSTS = List.of("J", "L", "E", "C");

    private final FunctionNames functions;
    private final Typesetter bare;
    private final Typesetter named;
    private final Typesetter input;
    private final Set<String> taken = new LinkedHashSet<>();
    private final Set<String> session = new LinkedHashSet<>();
    private final boolean fine;
    private final Optional<MatrixForm> matrices;

    private Words(Vocabulary bare, Vocabulary named, Vocabulary input, Collection<Expr> terms, Collection<String> names) {
        this.fine = false;
        this.matrices = Optional.empty();
        this.functions = bare.functions();
        this.bare = Typesetter.of(bare, Limits.READER).covering(terms);
        this.named = Typesetter.of(named, Limits.READER).covering(terms);
        this.input = Typesetter.of(input, Limits.FULL).covering(terms);
        terms.forEach(t -> Free.symbols(t).forEach(s -> taken.add(s.name())));
        session.addAll(taken);
        session.addAll(names);
    }

    /// Of what has no session.
    static Words of(Vocabulary vocabulary, Collection<Expr> terms) {
        return new Words(Vocabulary.STANDARD, vocabulary, Vocabulary.STANDARD, terms, List.of());
    }

    private Words(Words of, boolean fine, Optional<MatrixForm> matrices) {
        this.matrices = matrices;
        this.functions = of.functions;
        this.bare = of.bare;
        this.named = of.named;
        this.input = of.input;
        this.taken.addAll(of.taken);
        this.session.addAll(of.session);
        this.fine = fine;
    }

    /// The same for a reader who wants to see each rule, or not.
    Words fine(boolean rules) {
        return new Words(this, rules, matrices);
    }

    /// The same for a calculation about matrices.
    Words inMatrices(Optional<MatrixForm> notation) {
        return new Words(this, fine, notation);
    }

    /// In matrix notation; empty where there is none.
    Optional<Layout> matrix(Expr e) {
        return matrices.flatMap(m -> m.layout(e, named));
    }

    /// An equation in matrix notation, unless that has the same on both sides.
    Optional<Layout> equation(Expr left, Expr right) {
        return matrix(left).flatMap(l -> matrix(right).filter(r -> !r.equals(l)).map(r -> Layout.equation(l, r)));
    }

    /// A value with no other value named, in matrix notation where the calculation is about matrices.
    Layout spelled(Tensor value) {
        return matrices.flatMap(m -> m.spelled(value, bare)).orElseGet(() -> spelled(value.argument()));
    }

    /// What stands beside a line: its matrix notation, where that is something else.
    Optional<Layout> beside(Expr e, Layout shown) {
        return matrix(e).filter(m -> !m.equals(shown));
    }

    /// Whether the reader wants to see each rule.
    boolean isFine() {
        return fine;
    }

    /// The session's named values stand for what they are.
    static Words of(Setting setting, Collection<Expr> terms) {
        Vocabulary v = vocabulary(setting, terms);
        return new Words(plain(setting), v, vocabulary(setting, List.of()), terms, setting.scope().valueNames());
    }

    /// The value shows as the name, too.
    static Words of(Setting setting, Collection<Expr> terms, Tensor value, String name) {
        Vocabulary v = vocabulary(setting, terms);
        boolean variable = value.body() instanceof Symbol || value.body() instanceof Entry;
        return new Words(plain(setting), variable ? v : v.naming(value.argument(), name), vocabulary(setting, List.of()), terms, setting.scope().valueNames());
    }

    /// The session's names of functions.
    private static Vocabulary plain(Setting setting) {
        return Vocabulary.STANDARD.withFunctions(FunctionNames.standard().inSession(setting.scope(), setting.names()));
    }

    private static Vocabulary vocabulary(Setting setting, Collection<Expr> terms) {
        Vocabulary v = plain(setting);
        for (Meaning.Named n : setting.scope().named().reversed()) {
            Expr body = n.value().body();
            if (!(body instanceof Num || body instanceof Symbol || body instanceof Entry) && !terms.contains(body)) {
                v = v.naming(n.value().isScalar() ? body : n.value().argument(), n.name());
            }
        }
        return v;
    }

    /// What the session calls a function.
    FunctionName name(Function f) {
        return functions.of(f);
    }

    Layout show(Expr e) {
        return named.layout(e);
    }

    Layout show(Prop p) {
        return named.layout(p);
    }

    /// With no value named.
    Layout spelled(Expr e) {
        return bare.layout(e);
    }

    /// Input of the session.
    String plain(Expr e) {
        return Plain.print(input.layout(e));
    }

    /// A condition on every entry has an index of its own.
    String plain(Prop p) {
        Set<String> used = new LinkedHashSet<>(session);
        Prop shown = p;
        while (shown instanceof Prop.ForAll all) {
            shown = Binders.open(all, index(BOUND, used, all.index().sort()));
        }
        return Plain.print(input.layout(shown));
    }

    /// A letter for the loss that nothing else has.
    String cost() {
        return COSTS.stream().filter(c -> !taken.contains(c)).findFirst().orElse("loss");
    }

    static Layout by(Layout of, Layout variable) {
        return new Layout.Derivative(of, List.of(variable));
    }

    /// `Σᵢ tᵢ` as `Σt`.
    static Layout totals(Layout l) {
        return switch (l) {
            case Layout.BigSum(Layout.Name i, _, _, boolean evident, Layout.Name n) when evident && n.indices().equals(List.of(i)) ->
                new Layout.Total(Layout.Name.of(n.text()));
            case Layout.Sum s -> new Layout.Sum(s.terms().stream().map(t -> new Layout.Term(t.negative(), totals(t.body()))).toList());
            case Layout.Product p -> new Layout.Product(totalsFirst(p.factors().stream().map(Words::totals).toList()), p.dotted());
            case Layout.Relation r -> new Layout.Relation(totals(r.left()), r.comparison(), totals(r.right()));
            case Layout.Fraction f -> new Layout.Fraction(totals(f.over()), totals(f.under()));
            case Layout _ -> l;
        };
    }

    private static List<Layout> totalsFirst(List<Layout> factors) {
        List<Layout> out = new ArrayList<>(factors.stream().filter(Layout.Total.class::isInstance).toList());
        factors.stream().filter(f -> !(f instanceof Layout.Total)).forEach(out::add);
        return out;
    }

    /// A symbol of the index sort with a letter that none of the names is.
    static Symbol index(List<String> letters, Set<String> used, org.backproof.expr.Sort sort) {
        String name = letters.stream().filter(l -> !used.contains(l)).findFirst().orElse(letters.getFirst() + "1");
        used.add(name);
        return Terms.symbol(name, sort);
    }
}
