package org.backproof.app;

import java.util.List;

/// The command line around a [ScriptedSession], as a process of its own.
final class ScriptedMain {
    private ScriptedMain() {
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(_ -> new ScriptedSession(), Console.ofProcess()).run(List.of(args)));
    }
}
