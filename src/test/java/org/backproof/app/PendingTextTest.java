package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class PendingTextTest {
    @Test
    void linesAreHeldUntilTheyAreWholeAndKeepTheirNumbers() {
        var pending = new PendingText(text -> text.endsWith("+\n"));
        assertThat(pending.add("a")).contains(new SourceText("stdin", 1, "a\n"));
        assertThat(pending.add("b +")).isEmpty();
        assertThat(pending.add("c")).contains(new SourceText("stdin", 2, "b +\nc\n"));
        assertThat(pending.add("")).isEmpty();
        assertThat(pending.add("d +")).isEmpty();
        assertThat(pending.rest()).contains(new SourceText("stdin", 5, "d +\n"));
        assertThat(pending.rest()).isEmpty();
    }

    /// 100,000 lines under an open bracket: asking after each would read 10^10 characters.
    @Test
    void anEndlessStatementCostsItsLength() {
        var read = new AtomicLong();
        var pending = new PendingText(text -> read.addAndGet(text.length()) > 0);
        for (int i = 0; i < 100_000; i++) {
            assertThat(pending.add("(")).isEmpty();
        }
        assertThat(read).hasValueLessThan(10_000_000);
    }
}
