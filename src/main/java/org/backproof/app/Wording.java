package org.backproof.app;

import java.util.List;

import org.backproof.elaborate.Meaning;
import org.backproof.elaborate.Names;
import org.backproof.elaborate.Scope;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.print.FunctionNames;
import org.backproof.network.Matrix;
import org.backproof.print.Latex;
import org.backproof.print.Layout;
import org.backproof.print.Limits;
import org.backproof.print.Plain;
import org.backproof.print.Typesetter;
import org.backproof.print.Unicode;
import org.backproof.print.Vocabulary;

/// Terms in the words of the session: its named values and its names of functions; the same index names in all terms of an answer.
final class Wording {
    private final Typesetter full;
    private final Typesetter reader;
    private final Substitution letters;

    private Wording(Vocabulary vocabulary, List<Expr> terms, Substitution letters) {
        this.letters = letters;
        full = Typesetter.of(vocabulary, Limits.FULL).covering(terms);
        reader = Typesetter.of(vocabulary, Limits.READER).covering(terms);
    }

    /// Words for an answer about `terms`. A term that is a named value itself is spelled out.
    static Wording of(Scope scope, List<Expr> terms) {
        return of(scope, terms, Substitution.empty());
    }

    /// The same with the letters that a derivation has for the indices of its terms.
    static Wording of(Scope scope, List<Expr> terms, Substitution letters) {
        Vocabulary v = Vocabulary.STANDARD.withFunctions(FunctionNames.standard().inSession(scope, Names.of(scope)));
        for (Meaning.Named n : scope.named().reversed()) {
            Expr body = n.value().body();
            if (!(body instanceof Num || body instanceof Symbol || body instanceof Entry) && !terms.contains(body)) {
                v = v.naming(n.value().isScalar() ? body : Terms.lambda(n.value().indices(), body), n.name());
            }
        }
        return new Wording(v, terms.stream().map(letters::apply).toList(), letters);
    }

    /// Input of the language.
    String plain(Expr e) {
        return Plain.print(full.layout(letters.apply(e)));
    }

    String plain(Prop p) {
        return Plain.print(full.layout(letters.apply(p)));
    }

    Layout layout(Expr e) {
        return reader.layout(letters.apply(e));
    }

    Layout layout(Prop p) {
        return reader.layout(letters.apply(p));
    }

    Layout layout(Matrix m, Prop.Sign sign) {
        return reader.layout(m, sign);
    }

    String plain(Matrix m, Prop.Sign sign) {
        return Plain.print(full.layout(m, sign));
    }

    String plain(Matrix m) {
        return Plain.print(full.layout(m));
    }

    String unicode(Matrix m) {
        return Unicode.print(reader.layout(m));
    }

    String latex(Matrix m) {
        return Latex.print(reader.layout(m));
    }

    /// For a terminal.
    String unicode(Expr e) {
        return Unicode.print(reader.layout(letters.apply(e)));
    }

    String unicode(Prop p) {
        return Unicode.print(reader.layout(letters.apply(p)));
    }

    String latex(Expr e) {
        return Latex.print(reader.layout(letters.apply(e)));
    }

    String latex(Prop p) {
        return Latex.print(reader.layout(letters.apply(p)));
    }
}
