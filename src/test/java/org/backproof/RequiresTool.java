package org.backproof;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Marks tests that need a program on PATH, or a folder under the project. Without it they are skipped, with the reason in the
/// report and on stderr; where the environment says `CI=true` they fail.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(RequiresTool.All.class)
@ExtendWith(RequiresTool.Condition.class)
public @interface RequiresTool {
    /// The program's name; with a slash in it, a path from the project's folder.
    String value();

    /// Several tools.
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(RequiresTool.Condition.class)
    @interface All {
        RequiresTool[] value();
    }

    /// Looks for the tools.
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            var missing = context.getElement().stream()
                    .flatMap(e -> Arrays.stream(e.getAnnotationsByType(RequiresTool.class)))
                    .map(RequiresTool::value).filter(tool -> !present(tool)).toList();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("tools found");
            }
            String reason = context.getDisplayName() + " needs " + String.join(", ", missing);
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(reason + ", which .ci/run installs");
            }
            System.err.println("skipped: " + reason);
            return ConditionEvaluationResult.disabled(reason);
        }

        private static boolean present(String tool) {
            if (tool.contains("/")) {
                return Files.exists(Path.of(tool));
            }
            return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
        }
    }
}
