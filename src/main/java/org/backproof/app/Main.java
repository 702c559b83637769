package org.backproof.app;

import java.util.List;

/// The entry point of the jar.
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        Engine engine = _ -> {
            throw new IllegalStateException("this build has no prover");
        };
        System.exit(new CommandLine(engine, Console.ofProcess()).run(List.of(args)));
    }
}
