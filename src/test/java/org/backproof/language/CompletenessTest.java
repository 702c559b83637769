package org.backproof.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletenessTest {
    @Test
    void complete() {
        for (String text : new String[] {"", "\n\n", "# only a comment", "x = 3", "x = 3\ny = 4\n", "sum(\nt\n)", "f(x) = x {\n}\n", "a +\nb", "help", "latex a(b", "undo;"}) {
            assertThat(Parser.completeness(text)).as(text).isEqualTo(Completeness.COMPLETE);
        }
    }

    @Test
    void incomplete() {
        for (String text : new String[] {"sum(", "x = ", "a +", "prove a =\n", "f(a,", "f(x) = x {", "f(x) = x {\n kind activation\n", "[[a, b],", "x = 3\ny = (2 +\n 3", "y :", "y : scalar in",
                "if a >", "if a > 0 then", "prove x = y given", "network net {\n", "f(x,\ny = 3", "pair bce with # comment"}) {
            assertThat(Parser.completeness(text)).as(text).isEqualTo(Completeness.INCOMPLETE);
        }
    }

    @Test
    void wrong() {
        for (String text : new String[] {"sum)", "3x +", "f(a b", "x = \"", "(]", "prove", "x = 3x\ny = (", "* x", "(* x", "v : vectr", "a = b = +", "f(x\ny = 3", "if a > 0 else", "%", "(".repeat(20_000)}) {
            assertThat(Parser.completeness(text)).as(text).isEqualTo(Completeness.WRONG);
        }
    }
}
