package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.prove.PiecewiseLemmas;
import org.backproof.prove.Prover;
import org.backproof.prove.Requirements;

/// From a scalar and the variables of its derivatives to a program.
public final class Assembly {
    private final Request request;
    private final Knowledge knowledge;
    private final Frame frame;
    private final Lowering lowering;
    private final Set<Expr> computed;
    private final Set<Prop> hypotheses = new LinkedHashSet<>();
    private final Map<Symbol, Expr> gradients = new LinkedHashMap<>();

    private Assembly(Request request, Prover prover) {
        this.knowledge = prover.knowledge(request.setting().hypotheses());
        knowledge.use(new PiecewiseLemmas(knowledge.lemmas()));
        Theorem cost = StableForms.differentiated(knowledge, request.cost());
        this.hypotheses.addAll(cost.hypotheses());
        this.request = request.withCost(cost.right());
        this.computed = StableForms.values(StableForms.of(knowledge, cost.right()).right());
        this.frame = new Frame(this.request);
        this.lowering = new Lowering(frame.example(), frame.taken());
    }

    /// The program.
    ///
    /// @throws NoCode for what cannot be computed
    public static Program of(Request request, Prover prover) {
        return new Assembly(Extension.of(request.withCost(KnownTotals.of(prover.knowledge(request.setting().hypotheses()), request.cost()).right()), prover), prover).program();
    }

    private Program program() {
        List<Let> outputs = new ArrayList<>();
        outputs.add(Let.of(frame.fresh("loss"), frame.example(), Optional.empty(), lowered(request.cost())));
        request.variables().forEach(x -> outputs.add(derivative(x)));
        Map<Expr, String> wanted = new LinkedHashMap<>();
        request.named().forEach((name, value) -> named(value).filter(e -> !Lowering.isLeaf(e)).ifPresent(e -> wanted.putIfAbsent(e, frame.fresh(name))));
        List<Let> lets = Naming.of(Products.turned(Hoisting.of(lowering.lines(), outputs, lowering.order(), wanted)), frame.taken());
        List<Let> results = outputs.stream().map(o -> lets.stream().filter(l -> l.name().equals(o.name())).findFirst().orElseThrow()).toList();
        List<Prop> needed = needed();
        return new Program(frame.program(request.name()), frame.inputs(), frame.sizes(), lets, results, request.variables().stream().map(frame::input).toList(),
                Optional.empty(), Checks.of(request, hypotheses, tested(needed), frame), Routines.of(lets, knowledge), Remarks.of(request, gradients, hypotheses, knowledge), region(needed)).testing();
    }

    /// A named value by the inputs; empty where it has others, or cannot be computed.
    private Optional<Expr> named(Tensor value) {
        Set<Symbol> inputs = Free.symbols(request.cost());
        boolean own = Free.symbols(value.body()).stream().allMatch(s -> inputs.contains(s) || s.sort() instanceof Sort.Size || value.indices().contains(s));
        try {
            return own ? Optional.of(axes(value.indices(), value.body()).body()) : Optional.empty();
        } catch (NoCode _) {
            return Optional.empty();
        }
    }

    private Region region(List<Prop> needed) {
        Set<Prop> conditions = new LinkedHashSet<>(needed);
        conditions.addAll(hypotheses);
        List<Prop> facts = request.setting().assumptions().stream().flatMap(a -> Checks.parts(a).stream()).toList();
        return Region.of(new TrialPoints(request.cost(), frame.symbols(), request.variables(), request.presets(), facts), conditions);
    }

    private Set<Prop> tested(List<Prop> needed) {
        Set<Prop> all = new LinkedHashSet<>(needed);
        all.addAll(Requirements.of(knowledge, hypotheses));
        return all;
    }

    private List<Prop> needed() {
        Set<Prop> all = new LinkedHashSet<>(hypotheses);
        all.add(Prop.defined(request.cost()));
        return Requirements.of(knowledge, all);
    }

    private Expr stable(Expr e) {
        return StableForms.of(knowledge, Entropies.of(knowledge, e).right(), computed).right();
    }

    private Expr lowered(Expr e) {
        return lowering.lower(frame.of(stable(e)));
    }

    /// A tensor of the source by its entries.
    private Let axes(List<Symbol> indices, Expr body) {
        List<Symbol> axes = new ArrayList<>(frame.example());
        Map<Expr, Expr> map = new LinkedHashMap<>();
        for (Symbol i : indices) {
            Expr own = frame.of(i);
            axes.add(lowering.axis((Sort.Index) ((Symbol) own).sort(), axes));
            map.put(own, axes.getLast());
        }
        return Let.of("#", axes, Optional.empty(), lowering.lower(Substitution.of(map).apply(frame.of(stable(body)))));
    }

    private Let derivative(Symbol x) {
        List<Symbol> at = new ArrayList<>();
        Expr variable = x;
        if (x.sort() instanceof Sort.Tensor(List<Expr> sizes)) {
            sizes.forEach(s -> at.add(Tensor.index(at.size() + 1, s)));
            variable = Terms.entry(x, List.copyOf(at));
        }
        Gradient gradient = Gradient.of(knowledge, request.cost(), variable);
        Theorem form = new Choice(knowledge, request.setting().hypotheses(), this::stable).best(gradient);
        Set<Prop> assumed = gradient.hypotheses(form);
        if (assumed.stream().anyMatch(h -> Checks.isOfSizes(h) && at.stream().anyMatch(i -> Free.occurs(i, h)))) {
            throw new NoCode("the entries of " + x.name() + " beyond a range have another derivative");
        }
        hypotheses.addAll(assumed);
        Expr value = Subgradients.of(form.right(), assumed);
        gradients.put(x, value);
        Let l = axes(at, value);
        return Let.of(frame.fresh("d" + frame.name(x)), l.indices(), Optional.empty(), l.body());
    }
}
