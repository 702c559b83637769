package org.backproof.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Pages of seeded random formulas, among them very long ones, with reasons of all lengths.
final class RandomPages {
    private static final String WORDS = "by the chain rule for a quotient of sums whose denominators are positive on the whole of the declared domain";

    private RandomPages() {
    }

    static Page next(long seed) {
        Random random = new Random(seed);
        RandomTerms terms = new RandomTerms(seed);
        List<Section> sections = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            List<Line> lines = new ArrayList<>();
            for (int k = 0; k < 3; k++) {
                lines.add(new Line(layout(terms.next(1 + random.nextInt(5))), Prose.of(WORDS.substring(0, random.nextInt(WORDS.length()))),
                        random.nextInt(3) == 0 ? List.of(condition(terms)) : List.of()));
            }
            sections.add(new Section(random.nextInt(4) == 0 ? Prose.of("Secondly, as before,") : Prose.NONE, layout(terms.next(random.nextInt(3))), lines));
        }
        boolean established = random.nextBoolean();
        return new Page(established ? "proved" : "refuted", established, established, Prose.of("page " + seed),
                Layout.equation(layout(terms.next(2)), layout(terms.next(4))), List.of(Prose.of("every ").and(condition(terms))),
                List.of(Layout.equation(Layout.Name.of("J"), layout(terms.next(3)))), sections,
                List.of(new Note("conditions", condition(terms), Prose.of("assumed")), new Note("conditions", condition(terms), Prose.of("range of ").and(layout(terms.next(1))))));
    }

    private static Layout layout(org.backproof.expr.Expr e) {
        return Typesetter.of(Vocabulary.STANDARD, Limits.READER).layout(e);
    }

    private static Layout condition(RandomTerms terms) {
        return Typesetter.of(Vocabulary.STANDARD, Limits.READER).layout(terms.guard(1, List.of(RandomTerms.I, RandomTerms.J)));
    }
}
