package org.backproof.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Printing and reading again changes nothing.
class RoundTripTest {
    private static final int EACH = 300;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void expressions(long seed) {
        RandomSyntax random = new RandomSyntax(seed);
        for (int i = 0; i < EACH; i++) {
            Expression e = random.expression(i % 5);
            String text = e.toSource();
            assertThat(WithoutSpans.of(Parser.expression(new Source(text, text)))).as(text).isEqualTo(WithoutSpans.of(e));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void statements(long seed) {
        RandomSyntax random = new RandomSyntax(seed);
        for (int i = 0; i < EACH; i++) {
            Statement s = random.statement(i % 4);
            String text = s.toSource();
            assertThat(WithoutSpans.of(Parser.parse(new Source(text, text)))).as(text).isEqualTo("[" + WithoutSpans.of(s) + "]");
        }
    }

    /// Spaces may stand anywhere between tokens, and the span of an expression is what it was read from.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8})
    void spansCoverTheirText(long seed) {
        RandomSyntax random = new RandomSyntax(seed);
        for (int i = 0; i < EACH; i++) {
            String text = random.expression(i % 4).toSource();
            Source source = new Source(text, "  " + text + " # end");
            Expression read = Parser.expression(source);
            String spanned = source.text(read.span());
            assertThat(WithoutSpans.of(Parser.expression(new Source("span", spanned)))).as(text).isEqualTo(WithoutSpans.of(read));
        }
    }
}
