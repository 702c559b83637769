package org.backproof.emit;

import java.util.List;

/// One printer a target, all over the same program.
public final class Generator {
    private Generator() {
    }

    /// The files for a target.
    ///
    /// @throws NoCode for what the target cannot say
    public static List<GeneratedFile> print(Program program, Target target, Options options) {
        return switch (target) {
            case NUMPY -> NumpyPrinter.print(program.closed());
            case JAVA -> JavaPrinter.print(program.closed(), options);
            case C -> CPrinter.print(program.closed(), options);
            case TORCH -> TorchPrinter.print(program);
        };
    }
}
