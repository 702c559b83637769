package org.backproof.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Expansion;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Differentiated;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Note;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Task;
import org.backproof.elaborate.Tensor;
import org.backproof.emit.Pieces;
import org.backproof.explain.Explanation;
import org.backproof.explain.Forms;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Facts;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Theorem;
import org.backproof.network.Matrix;
import org.backproof.network.Notation;
import org.backproof.print.Grain;
import org.backproof.print.Latex;
import org.backproof.print.LatexPage;
import org.backproof.print.Layout;
import org.backproof.print.MarkdownPage;
import org.backproof.print.Section;
import org.backproof.print.Sharing;
import org.backproof.print.TextPage;
import org.backproof.print.Unicode;
import org.backproof.prove.AtKinks;
import org.backproof.prove.Prover;
import org.backproof.prove.Requirements;
import org.backproof.prove.Tabulated;
import org.backproof.prove.Verdict;

/// Answers a bare expression: what it simplifies to.
final class Values {
    /// A value with more nodes is shown in parts.
    private static final long LARGE = 400;

    private final Prover prover;
    private final Limit limit;
    private final Setting setting;

    Values(Prover prover, Limit limit, Setting setting) {
        this.prover = prover;
        this.limit = limit;
        this.setting = setting;
    }

    /// The normal form of the value with what must hold for it; about matrices in matrix notation, if there is any for it.
    Reply show(Tensor value) {
        Expr e = value.body();
        try {
            Knowledge knowledge = prover.knowledge(setting.hypotheses());
            Theorem t = new Simplification(prover, setting, knowledge).of(e);
            List<Prop> conditions = Requirements.open(knowledge, t);
            return t.right().facts().has(Facts.DIFF) ? undecided(e, "a derivative is left") : shown(value, t, conditions, matrix(t.right(), value.indices(), knowledge), knowledge);
        } catch (Budget.Exhausted | StackOverflowError | OutOfMemoryError | Oversize _) {
            return undecided(e, limit.cancelled().getAsBoolean() ? "interrupted" : "budget");
        }
    }

    private static Optional<Matrix> matrix(Expr value, List<Symbol> indices, Knowledge knowledge) {
        boolean matrices = !indices.isEmpty() && Subterms.of(value).stream().noneMatch(Cases.class::isInstance) || Free.symbols(value).stream().anyMatch(s -> s.sort() instanceof Sort.Tensor t && t.sizes().size() > 1);
        return matrices ? Notation.of(value, indices, knowledge).map(Notation.Written::matrix) : Optional.empty();
    }

    private Reply shown(Tensor of, Theorem proof, List<Prop> conditions, Optional<Matrix> matrix, Knowledge knowledge) {
        Expr value = proof.right();
        if (value.facts().size() > LARGE) {
            return large(value, conditions);
        }
        Optional<Expr> left = of.rank() > 2 ? Optional.of(of.body()) : Optional.empty();
        Wording wording = wording(Stream.concat(Stream.of(value), left.stream()).toList(), conditions);
        List<String> kinks = conditions.isEmpty() ? List.of() : AtKinks.differentiated(List.of(of.body()));
        Reply reply = reply(matrix.map(wording::plain).orElseGet(() -> wording.plain(value)), typed(conditions, wording, knowledge), new Value(left, value, matrix, given(conditions, wording, knowledge), wording, kinks, notes(),
                derivation(of, proof, conditions, wording), Grain.TEXTBOOK));
        if (!kinks.isEmpty()) {
            reply.fields().put(Field.KINKS, Json.of(kinks));
        }
        return reply;
    }

    /// The conditions; those about numbers made of matrices in matrix notation, `xᵀ A x > 0`.
    private static Optional<Layout> given(List<Prop> conditions, Wording wording, Knowledge knowledge) {
        if (conditions.isEmpty()) {
            return Optional.empty();
        }
        List<Prop> rest = new ArrayList<>();
        List<Layout> out = new ArrayList<>();
        for (Prop p : conditions) {
            ofMatrices(p, knowledge).map(m -> wording.layout(m, ((Prop.Compare) p).sign())).ifPresentOrElse(out::add, () -> rest.add(p));
        }
        if (!rest.isEmpty()) {
            out.addFirst(wording.layout(Prop.and(rest)));
        }
        return Optional.of(out.size() == 1 ? out.getFirst() : new Layout.Junction(true, out));
    }

    /// What a condition compares with 0, where it is written in matrices: `xᵀ A x`.
    private static Optional<Matrix> ofMatrices(Prop p, Knowledge knowledge) {
        return p instanceof Prop.Compare(Expr e, Prop.Sign _) && (e instanceof Sum || e instanceof Mul || e instanceof Apply)
                ? matrix(e, List.of(), knowledge).filter(m -> !(m instanceof Matrix.Scalar)) : Optional.empty();
    }

    private static List<String> typed(List<Prop> conditions, Wording wording, Knowledge knowledge) {
        return conditions.stream().map(p -> ofMatrices(p, knowledge).map(m -> wording.plain(m, ((Prop.Compare) p).sign())).orElseGet(() -> wording.plain(p))).toList();
    }

    /// How the value of a derivative comes about; only for a reader who wants to see each rule.
    private Grained<List<Explanation>> derivation(Tensor of, Theorem proof, List<Prop> conditions, Wording wording) {
        if (!of.body().hasDiff()) {
            return new Grained<>(List.of(), List::of);
        }
        List<Assumption> all = new ArrayList<>(setting.assumptions());
        conditions.forEach(p -> all.add(new Assumption(p, Assumption.Origin.GIVEN, wording.plain(p))));
        Task.Claim claim = new Task.Claim(of, new Tensor(of.indices(), proof.right()), new Setting(setting.span(), setting.scope(), all, setting.notes(), setting.names()));
        return new Finer(limit).than(List.of(), e -> Optional.of(e.claim(claim, Optional.of(proof)).stream().toList()));
    }

    /// A value in parts, each named and written once.
    private Reply large(Expr value, List<Prop> conditions) {
        Sharing parts = Sharing.of(value, Set.copyOf(setting.scope().valueNames()));
        List<Expr> all = new ArrayList<>(parts.definitions().values());
        all.add(parts.rest());
        Wording wording = wording(all, conditions);
        List<String> lines = new ArrayList<>();
        parts.definitions().forEach((s, d) -> lines.add(s.name() + " = " + wording.plain(d)));
        lines.add(wording.plain(parts.rest()));
        List<String> given = conditions.stream().map(wording::plain).toList();
        return reply(String.join("; ", lines), given, new Parts(lines, given, notes()));
    }

    private Wording wording(List<Expr> values, List<Prop> conditions) {
        List<Expr> terms = new ArrayList<>(values);
        conditions.forEach(c -> terms.addAll(Prop.terms(c)));
        return Wording.of(setting.scope(), terms);
    }

    private static Reply reply(String result, List<String> conditions, Rendering shown) {
        Map<Field, Json> fields = new EnumMap<>(Field.class);
        fields.put(Field.VERDICT, Json.of(conditions.isEmpty() ? "proved" : "conditional"));
        fields.put(Field.RESULT, Json.of(result));
        fields.put(Field.CONDITIONS, Json.of(conditions));
        fields.put(Field.STEPS, new Json.Array(List.of()));
        return new Reply(Outcome.DONE, shown, List.of(), fields);
    }

    private Reply undecided(Expr e, String reason) {
        Wording wording = Wording.of(setting.scope(), List.of(e));
        return new Reply(Outcome.UNPROVED, new Rendering.Plain("undecided   " + wording.unicode(e) + "\n  reason    " + reason), List.of(),
                new EnumMap<>(Map.of(Field.VERDICT, Json.of("undecided"), Field.REASON, Json.of(reason))));
    }

    private List<String> notes() {
        return setting.notes().stream().filter(n -> !n.warning()).map(Note::text).toList();
    }

    /// A simplified value.
    ///
    /// @param left what it is the value of, where that is more than a matrix: its indices say which entry is meant
    private record Value(Optional<Expr> left, Expr value, Optional<Matrix> matrix, Optional<Layout> given, Wording wording, List<String> kinks, List<String> notes,
            Grained<List<Explanation>> derivation, Grain grain) implements Rendering {
        @Override
        public String text() {
            List<String> lines = new ArrayList<>(List.of(matrix.map(wording::unicode).orElseGet(() -> left.map(e -> wording.unicode(e) + " = ").orElse("") + wording.unicode(value))));
            if (matrix.isPresent()) {
                lines.add("  entry     " + wording.unicode(value));
            }
            given.ifPresent(g -> lines.add("  given     " + Unicode.print(g)));
            kinks.forEach(n -> lines.add("  note      " + n));
            notes.forEach(n -> lines.add("  note      " + n));
            return String.join("\n", lines) + (sections().isEmpty() ? "" : TextPage.calculation(sections()));
        }

        @Override
        public String latex() {
            return "\\[ " + latexValue() + condition() + " \\]" + (kinks.isEmpty() ? "" : "\n" + LatexText.notes(kinks)) + (sections().isEmpty() ? "" : "\n" + LatexPage.calculation(sections()));
        }

        @Override
        public String markdown() {
            return "$$\n" + latexValue() + condition() + "\n$$" + kinks.stream().map(k -> "\n- note: `" + k + "`").collect(Collectors.joining()) + (sections().isEmpty() ? "" : "\n\n" + MarkdownPage.calculation(sections()));
        }

        @Override
        public Rendering at(Grain other) {
            return new Value(left, value, matrix, given, wording, kinks, notes, derivation, other);
        }

        @Override
        public Optional<Json> steps() {
            return Optional.of(Explained.stepsOf(cut()));
        }

        private List<Explanation> cut() {
            return derivation.at(grain).stream().map(e -> e.at(grain)).toList();
        }

        private List<Section> sections() {
            return cut().stream().flatMap(e -> e.page().sections().stream()).toList();
        }

        private String latexValue() {
            return matrix.map(m -> wording.latex(m) + " \\qquad\\text{entry}\\quad ").orElse("") + left.map(e -> wording.latex(e) + " = ").orElse("") + wording.latex(value);
        }

        private String condition() {
            return given.map(g -> " \\qquad\\text{for}\\quad " + Latex.print(g)).orElse("");
        }
    }
}
