package org.backproof.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Ties;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.network.Matrix;
import org.backproof.network.Notation;
import org.backproof.network.Value;
import org.backproof.print.FunctionNames;
import org.backproof.print.Layout;
import org.backproof.print.Limits;
import org.backproof.print.Typesetter;
import org.backproof.print.Unicode;
import org.backproof.print.Vocabulary;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.AtKinks;
import org.backproof.prove.Prover;
import org.backproof.prove.Requirements;
import org.backproof.prove.Verdict;

/// What a reader of the program should know, in words and formulas.
final class Remarks {
    private static final String LOSS = "J";
    private static final long LARGEST = 120;
    /// Milliseconds for a proof that a point is no kink, or that a form that reads better is the same.
    private static final long BRIEF = 2_500;

    private Remarks() {
    }

    static Program.Notes of(Request request, Map<Symbol, Expr> gradients, Collection<Prop> hypotheses, Knowledge knowledge) {
        Vocabulary v = Vocabulary.STANDARD.withFunctions(FunctionNames.standard().inSession(request.setting().scope(), request.setting().names()));
        for (Map.Entry<String, Tensor> n : request.named().entrySet()) {
            v = Lowering.isLeaf(n.getValue().body()) ? v : v.naming(n.getValue().argument(), n.getKey());
        }
        List<Expr> terms = new ArrayList<>(gradients.values());
        terms.add(request.cost());
        Typesetter words = Typesetter.of(v, Limits.READER).covering(terms);
        Typesetter plain = Typesetter.of(Vocabulary.STANDARD, Limits.READER).covering(terms);
        List<String> formulas = new ArrayList<>();
        formulas.add(LOSS + " = " + Unicode.print(matrix(request, request.cost(), List.of(), knowledge).map(words::layout).orElseGet(() -> words.layout(request.cost()))));
        gradients.forEach((x, g) -> {
            if (g.facts().size() <= LARGEST) {
                Optional<Layout> whole = matrix(request, rooted(g), indices(x), knowledge).map(words::layout);
                Layout by = new Layout.Derivative(Layout.Name.of(LOSS), List.of(whole.isPresent() ? Layout.Name.of(x.name()) : words.layout(variable(x))));
                formulas.add(Unicode.print(Layout.equation(by, whole.orElseGet(() -> words.layout(readable(request, rooted(g)))))));
            }
        });
        List<String> definitions = new ArrayList<>();
        request.named().forEach((name, value) -> {
            if (!name.equals(LOSS) && !Lowering.isLeaf(value.body()) && formulas.stream().anyMatch(f -> mentions(f, Unicode.print(Layout.Name.of(name))))) {
                definitions.add(Unicode.print(Layout.equation(entry(name, value, words), plain.layout(value.body()))));
            }
        });
        formulas.addAll(1, definitions);
        Definitions.append(formulas, List.of(request.cost()), plain);
        List<String> used = request.setting().assumptions().stream().filter(a -> hypotheses.stream().anyMatch(h -> h.equals(a.prop()) || a.prop() instanceof Prop.And(var parts) && parts.contains(h)))
                .map(a -> a.text()).distinct().toList();
        List<Prop.Compare> open = Requirements.of(knowledge, hypotheses).stream().map(Remarks::opened).filter(Prop.Compare.class::isInstance)
                .map(Prop.Compare.class::cast).toList();
        List<Prop.Compare> poles = Requirements.of(knowledge, List.of(Prop.defined(request.cost()))).stream().map(Remarks::opened).filter(Prop.Compare.class::isInstance)
                .map(Prop.Compare.class::cast).filter(c -> c.sign() == Prop.Sign.NONZERO).toList();
        List<Prop.Compare> excluded = open.stream().filter(c -> isAmong(poles, c)).toList();
        List<String> kinks = Kinks.of(request, gradients, open, knowledge).stream().filter(c -> !isAmong(poles, c)).map(c -> Unicode.print(words.layout(Prop.zero(readable(request, c.term()))))).distinct().toList();
        return new Program.Notes(request.title(), request.statement(), formulas, used,
                open.stream().filter(c -> (c.sign() != Prop.Sign.NONZERO || excluded.contains(c)) && Ties.excluded(c).isEmpty()).map(c -> Unicode.print(words.layout(c))).distinct().toList(),
                kinks, kinks.isEmpty() ? List.of() : AtKinks.of(List.of(request.cost())),
                open.stream().flatMap(c -> Ties.excluded(c).stream()).map(m -> Unicode.print(words.layout(m))).distinct().toList());
    }

    /// Whether it is among conditions that say that terms are not 0, up to the sign.
    private static boolean isAmong(List<Prop.Compare> nonzero, Prop.Compare c) {
        return nonzero.stream().anyMatch(n -> n.sign() == c.sign() && (nameless(n.term()) == nameless(c.term()) || nameless(Terms.negate(n.term())) == nameless(c.term())));
    }

    private static Expr nameless(Expr e) {
        Map<Expr, Expr> names = new LinkedHashMap<>();
        Free.symbols(e).stream().filter(s -> s.sort() instanceof Sort.Index).forEach(s -> names.put(s, Terms.symbol("#", s.sort())));
        return Substitution.of(names).apply(e);
    }

    /// `sqrt(x)^2` as x, for values of x that have a root.
    private static Expr rooted(Expr e) {
        return switch (e) {
            case Pow(Pow(Expr x, Num half, _), Num n, _) when half.value().equals(Lowering.HALF) && Lowering.isEven(n.value()) -> Terms.power(rooted(x), Terms.num(n.value().multiply(Lowering.HALF)));
            case Sum _, Lambda _, Diff _, Cases _ -> e;
            case Expr _ when Lowering.isLeaf(e) -> e;
            case Expr _ -> Children.map(e, Remarks::rooted);
        };
    }

    /// In matrix notation, where there is no axis of examples besides.
    private static Optional<Matrix> matrix(Request request, Expr e, List<Symbol> indices, Knowledge knowledge) {
        boolean tensors = Free.symbols(request.cost()).stream().anyMatch(s -> s.sort() instanceof Sort.Tensor);
        return tensors && request.examples().isEmpty() ? Notation.of(e, indices, knowledge).map(Notation.Written::matrix) : Optional.empty();
    }

    private static Expr readable(Request request, Expr e) {
        return e.facts().size() > LARGEST ? e : Pieces.readable(e, (a, b) -> brief().prove(request.setting().hypotheses(), a, b) instanceof Verdict.Proved);
    }

    /// For proofs that no answer depends on.
    static Prover brief() {
        return new Prover(LemmaBook.library(), new Budget(BRIEF, () -> false));
    }

    private static boolean mentions(String formula, String name) {
        return java.util.regex.Pattern.compile("(?<![\\w\\p{IsGreek}])" + java.util.regex.Pattern.quote(name) + "(?![\\w\\p{IsGreek}])").matcher(formula).find();
    }

    /// The condition for one value of the indices.
    static Prop opened(Prop p) {
        Prop so = p;
        for (int k = 1; so instanceof Prop.ForAll f; k++) {
            so = Binders.open(f, Terms.symbol("'" + k, f.index().sort()));
        }
        return so;
    }

    /// The words of the session, without its named values.
    static Typesetter plain(Setting setting) {
        return Typesetter.of(Vocabulary.STANDARD.withFunctions(FunctionNames.standard().inSession(setting.scope(), setting.names())), Limits.READER);
    }

    /// A term in the words of the session.
    static Layout layout(Setting setting, Expr e) {
        return plain(setting).layout(e);
    }

    /// `W1 X + b1` for a value of a network, the entry where there is no such notation.
    static Layout equation(Setting setting, Value v, Knowledge knowledge) {
        Typesetter words = plain(setting);
        return Notation.of(v.body(), v.indices(), knowledge).map(w -> Layout.equation(Layout.Name.of(v.symbol().name()), words.layout(w.matrix())))
                .orElseGet(() -> Layout.equation(words.layout(v.entry()), words.layout(v.body())));
    }

    private static Layout entry(String name, Tensor value, Typesetter words) {
        return new Layout.Name(name, value.indices().stream().map(words::layout).toList());
    }

    /// The variable, or its entry at the first indices.
    static Expr variable(Symbol x) {
        return indices(x).isEmpty() ? x : Terms.entry(x, List.copyOf(indices(x)));
    }

    private static List<Symbol> indices(Symbol x) {
        List<Symbol> at = new ArrayList<>();
        if (x.sort() instanceof Sort.Tensor(List<Expr> sizes)) {
            sizes.forEach(s -> at.add(Tensor.index(at.size() + 1, s)));
        }
        return at;
    }
}
