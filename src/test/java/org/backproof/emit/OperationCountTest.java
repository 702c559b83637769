package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backproof.network.Orientation;
import org.junit.jupiter.api.Test;

/// The gradient costs no more than the cheap gradient principle allows.
class OperationCountTest {
    private static final double BOUND = 4;
    private static final double USUAL = 2.5;
    private static final Map<String, Long> SIZES = Map.of("m", 64L, "n", 30L, "h", 20L, "p", 20L, "K", 10L);

    @Test
    void theGradientIsCheap() {
        List<Program> programs = new ArrayList<>(Programs.all().stream().map(Programs::program).toList());
        programs.addAll(NetworkCodeTest.programs(Orientation.COLUMN));
        StringBuilder table = new StringBuilder();
        int usual = 0;
        for (Program p : programs) {
            OperationCount c = OperationCount.of(p, SIZES);
            table.append(String.format(Locale.ROOT, "%-28s %8d %8d %6.2f%n", p.name(), c.forward(), c.gradient(), c.ratio()));
            usual += c.ratio() <= USUAL ? 1 : 0;
            assertThat(c.ratio()).as("%s%n%s", p.name(), table).isLessThanOrEqualTo(BOUND);
        }
        System.out.println("operations of the loss, with the gradient, and the ratio\n" + table);
        assertThat(usual).as(table.toString()).isGreaterThanOrEqualTo(programs.size() * 9 / 10);
    }
}
