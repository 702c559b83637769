package org.backproof.app;

import java.util.List;

/// The entry point of the jar.
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        Engine engine = settings -> new WorkspaceSession(settings, ScopeWorkspace.standard());
        System.exit(new CommandLine(engine, Console.ofProcess()).run(List.of(args)));
    }
}
