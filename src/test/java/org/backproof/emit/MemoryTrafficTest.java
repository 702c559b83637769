package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Fused code reads and writes little more than it has to.
class MemoryTrafficTest {
    private static final long M = 512;
    private static final long K = 1000;

    /// Logits and labels are read, and the labels once more to test that they sum to 1; gradient and loss are written.
    @Test
    void theFusedLossTakesOnePass() {
        MemoryTraffic t = MemoryTraffic.of("v, t : vector[K]\nassume sum(t) = 1\ngenerate c for ce with softmax", Map.of("m", M, "K", K));
        assertThat(t.read()).isBetween(3 * M * K, 3 * M * K + 4 * K);
        assertThat(t.written()).isBetween(M * K + M, M * K + M + 4 * K);
    }

    /// Class labels are one number for each example.
    @Test
    void classLabelsSaveTheLabels() {
        MemoryTraffic t = MemoryTraffic.of("generate c for sparse_ce with softmax", Map.of("m", M, "K", K));
        assertThat(t.moved()).isBetween(2 * M * K, 2 * M * K + 2 * M + 4 * K);
    }

    /// At most each array of the batch once or twice more than a copy of inputs and gradients would.
    @Test
    void aNetworkIsNoWorseThanItsLayers() {
        MemoryTraffic t = MemoryTraffic.of("network digits { input x[n]\n hidden h relu\n output K softmax\n loss ce }", Map.of("m", 32L, "n", 784L, "h", 128L, "K", 10L));
        long parameters = 128 * 784 + 128 + 10 * 128 + 10;
        long batch = 32 * (784 + 128 + 10);
        assertThat(t.moved()).isBetween(2 * parameters + batch, 3 * parameters + 8 * batch);
    }
}
