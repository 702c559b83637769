package org.backproof.kernel;

import java.util.List;
import java.util.stream.Stream;

/// All uses of inferences: the table that the tests of the kernel run over.
final class Uses {
    private Uses() {
    }

    static List<Use> all() {
        return Stream.of(LogicUses.all(), LogicUses.definedness(), EqualityUses.all(), EqualityUses.fields(), DerivativeUses.rules(),
                DerivativeUses.branches(), DerivativeUses.transports(), EdgeUses.sides(), EdgeUses.limits(), EdgeUses.edges(), TotalDerivativeUses.all(), ConstancyUses.all(), MonotonicityUses.all(), SignUses.signs(), SignUses.integers(), SignUses.constants(), SignUses.sums(), TelescopeUses.all(),
                MaximaUses.all(), MaximaUses.derivatives())
                .flatMap(List::stream).toList();
    }

    /// What the kernel makes of each, one a line.
    static List<String> outcomes() {
        return all().stream().map(Use::outcome).toList();
    }
}
