package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.backproof.language.Source;
import org.junit.jupiter.api.Test;

class PendingTextTest {
    private static Optional<String> shown(Optional<Source> source) {
        return source.map(s -> s.name() + ":" + s.span(0, 0).line() + ":" + s.text());
    }

    @Test
    void linesAreHeldUntilTheyAreWholeAndKeepTheirNumbers() {
        var pending = new PendingText("in", text -> text.endsWith("+\n"));
        assertThat(shown(pending.add("a"))).contains("in:1:a\n");
        assertThat(shown(pending.add("b +"))).isEmpty();
        assertThat(shown(pending.add("c"))).contains("in:2:b +\nc\n");
        assertThat(shown(pending.add(""))).isEmpty();
        assertThat(shown(pending.add("d +"))).isEmpty();
        assertThat(shown(pending.rest())).contains("in:5:d +\n");
        assertThat(shown(pending.rest())).isEmpty();
    }

    /// 100,000 lines under an open bracket: asking after each would read 10^10 characters.
    @Test
    void anEndlessStatementCostsItsLength() {
        var read = new AtomicLong();
        var pending = new PendingText("in", text -> read.addAndGet(text.length()) > 0);
        for (int i = 0; i < 100_000; i++) {
            assertThat(pending.add("(")).isEmpty();
        }
        assertThat(read).hasValueLessThan(10_000_000);
    }
}
