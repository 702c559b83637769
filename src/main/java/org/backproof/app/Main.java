package org.backproof.app;

import java.util.List;

/// The entry point of the jar.
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(Engine.standard(), Console.ofProcess()).run(List.of(args)));
    }
}
