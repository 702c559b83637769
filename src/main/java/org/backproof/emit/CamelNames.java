package org.backproof.emit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// The names of lines as Java has them: `zMax` for `z_max`. Inputs, sizes and results keep theirs.
final class CamelNames {
    private static final Pattern JOINT = Pattern.compile("(?<=[A-Za-z0-9])_([A-Za-z]|(?<![0-9]_)[0-9])");

    private final Set<String> taken = new LinkedHashSet<>(Reserved.WORDS);
    private final Map<Symbol, Symbol> names = new LinkedHashMap<>();
    private final Map<Let, Let> lines = new LinkedHashMap<>();
    private final Map<Expr, Expr> map = new LinkedHashMap<>();

    private CamelNames(Program p) {
        taken.addAll(p.names());
        taken.addAll(p.indexNames());
        p.checks().forEach(c -> c.lets().forEach(l -> taken.add(l.name())));
        p.lets().stream().filter(l -> !p.outputs().contains(l)).forEach(this::name);
        p.checks().forEach(c -> c.lets().forEach(this::name));
    }

    /// The program with such names.
    static Program of(Program p) {
        return new CamelNames(p).renamed(p);
    }

    /// `logSoftmax` for `log_softmax`.
    static String of(String name) {
        return JOINT.matcher(name).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    }

    private void name(Let l) {
        String camel = of(l.name());
        if (!camel.equals(l.name()) && !names.containsKey(l.symbol())) {
            String so = camel;
            for (int k = 2; !taken.add(so); k++) {
                so = camel + k;
            }
            Symbol made = Terms.symbol(so, l.symbol().sort());
            names.put(l.symbol(), made);
            map.put(l.symbol(), made.sort() instanceof Sort.Tensor ? Terms.tensor(made) : made);
        }
    }

    private Program renamed(Program p) {
        Substitution s = Substitution.of(map);
        List<Program.Check> checks = p.checks().stream().map(c -> new Program.Check(c.indices(), c.lets().stream().map(l -> renamed(l, s)).toList(), s.apply(c.condition()), c.text())).toList();
        return new Program(p.name(), p.inputs(), p.sizes(), p.lets().stream().map(l -> renamed(l, s)).toList(), p.outputs().stream().map(l -> renamed(l, s)).toList(), p.variables(),
                p.training().map(t -> new Program.Training(renamed(t.prediction(), s), t.input(), t.cotangent().map(c -> new Program.Cotangent(renamed(c.line(), s), c.formula())))), checks, p.routines(), p.notes(), p.region());
    }

    private Let renamed(Let l, Substitution s) {
        return lines.computeIfAbsent(l, _ -> new Let(names.getOrDefault(l.symbol(), l.symbol()), l.indices(), l.reduction(), s.apply(l.body())));
    }
}
