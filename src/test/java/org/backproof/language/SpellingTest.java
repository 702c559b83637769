package org.backproof.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final List<String> KNOWN = List.of("sigmoid", "softmax", "softplus", "tanh", "relu", "bce", "ce", "log", "x");

    @Test
    void findsTheSlip() {
        String[][] slips = {{"sigmiod", "sigmoid"}, {"sigmod", "sigmoid"}, {"Softmax", "softmax"}, {"sofmax", "softmax"}, {"RELU", "relu"}, {"lgo", "log"}, {"logg", "log"}, {"bec", "bce"}};
        for (String[] slip : slips) {
            assertThat(Spelling.nearest(slip[0], KNOWN)).as(slip[0]).contains(slip[1]);
        }
    }

    @Test
    void isSilentWhenNothingIsNear() {
        for (String word : new String[] {"gradient", "y", "exp", "t", "", "q".repeat(1_000_000)}) {
            assertThat(Spelling.nearest(word, KNOWN)).as(word.length() > 20 ? "long" : word).isEqualTo(Optional.empty());
        }
    }

    @Test
    void distanceIsThatOfTheSlips() {
        assertThat(Spelling.distance("abc", "abc", 9)).isZero();
        assertThat(Spelling.distance("abc", "ABC", 9)).isEqualTo(1);
        assertThat(Spelling.distance("abcd", "acbd", 9)).isEqualTo(1);
        assertThat(Spelling.distance("kitten", "sitting", 9)).isEqualTo(3);
    }
}
