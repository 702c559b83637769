package org.backproof.app;

import java.util.List;
import java.util.stream.Stream;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.print.Grain;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.prove.NearestCondition;

/// What holds instead of a false claim.
///
/// @param derivation of it
/// @param given      what it needs besides the assumptions; may be empty
/// @param remark     what is wrong with the claim; may be empty
/// @param json       the member `nearest`
record Truth(Grained<Page> derivation, Prose given, Prose remark, Json json, Grain grain) {
    Truth(Grained<Page> derivation, Prose given, Prose remark, Json json) {
        this(derivation, given, remark, json, Grain.TEXTBOOK);
    }

    /// A comparison that holds.
    static Truth of(NearestCondition nearest, Setting setting) {
        List<Expr> terms = Stream.concat(Stream.of(nearest.holds()), nearest.given().stream()).flatMap(p -> Prop.terms(p).stream()).toList();
        Wording wording = Wording.of(setting.scope(), terms);
        Page page = new Page("proved", true, false, Prose.NONE, wording.layout(nearest.holds()), List.of(), List.of(), List.of(), List.of());
        Prose given = nearest.given().isEmpty() ? Prose.NONE : Prose.of("given ").and(wording.layout(Prop.and(nearest.given())));
        return new Truth(new Grained<>(page, () -> page), given, Prose.NONE,
                Correction.json(setting, wording, wording.plain(nearest.holds()), nearest.given().stream().map(wording::plain).toList(), Prose.NONE));
    }

    Page page() {
        return derivation.at(grain).at(grain);
    }

    Truth at(Grain other) {
        return new Truth(derivation, given, remark, json, other);
    }
}
