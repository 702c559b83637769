package org.backproof.app;

import java.io.PrintWriter;
import java.io.StringWriter;

/// What the user is told when the program is at fault.
final class BugReport {
    private BugReport() {
    }

    /// The lines to report: what was thrown, where, and in which version. The stack only with `BACKPROOF_DEBUG` set.
    static String of(Throwable thrown) {
        String where = "";
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("org.backproof.")) {
                where = " at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
                break;
            }
        }
        String message = thrown.getMessage() == null ? "" : ": " + shortened(thrown.getMessage());
        String report = "internal error: " + thrown.getClass().getSimpleName() + message + where + "\n"
                + "This is a bug in " + Version.TEXT + ". Please report it with this message and the statement.";
        if (System.getenv("BACKPROOF_DEBUG") == null) {
            return report + " (BACKPROOF_DEBUG=1 shows the stack.)";
        }
        var stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        return report + "\n" + stack.toString().stripTrailing();
    }

    private static String shortened(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }
}
