package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Attribute;
import org.backproof.language.Expression;
import org.backproof.language.Name;

/// What a function says of its arguments: the declared domains of its parameters, and what is given of labels. A definition has a value outside, too.
public final class CallDomain {
    private CallDomain() {
    }

    /// The conditions on the arguments of a call.
    public static List<Prop> of(Definition d, Apply call) {
        Environment env = Environment.of(d.withParameters(d.scope()), new Findings(List.of()));
        Substitution sizes = d.sizes();
        List<Symbol> parameters = new ArrayList<>();
        List<Prop> out = new ArrayList<>();
        for (Formal f : d.formals()) {
            Symbol own = Terms.symbol(f.name(), sizes.apply(f.sort()));
            parameters.add(own);
            Meaning.Variable.of(own, f.syntax().type(), env).facts().forEach(out::add);
        }
        for (Attribute a : d.attributes()) {
            if (a instanceof Attribute.Claim(Name name, _, Expression claim, _, _) && name.text().equals("given")) {
                Conditions.facts(List.of(claim), Assumption.Origin.LIBRARY, env).forEach(f -> out.add(f.prop()));
            }
        }
        List<Expr> arguments = call.arguments().subList(0, parameters.size());
        Substitution put = Binders.instantiation(parameters, arguments);
        return out.stream().map(put::apply).filter(p -> !p.equals(Prop.TRUE)).toList();
    }
}
