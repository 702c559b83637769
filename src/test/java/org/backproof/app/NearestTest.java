package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({"'', '', 0", "'', abc, 3", "kitten, sitting, 3", "flaw, lawn, 2", "same, same, 0", "x, y, 1"})
    void distance(String a, String b, int letters) {
        assertThat(Nearest.distance(a, b)).isEqualTo(letters);
        assertThat(Nearest.distance(b, a)).isEqualTo(letters);
    }

    @Test
    void aWordTooFarAwayIsNotOffered() {
        assertThat(Nearest.to("pdf", Format.words())).isEmpty();
        assertThat(Nearest.to("x", List.of("y"))).isEmpty();
        assertThat(Nearest.to("markdwon", Format.words())).contains("markdown");
    }
}
