package org.backproof.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The kernel is changed at every instruction that decides something, one change at a time; each is noticed by the table of
/// uses, or `harmless.txt` names it and says why it does no harm.
class KernelMutantsTest {

    @Test
    void everyChangeIsNoticed() throws Exception {
        Mutants mutants = new Mutants();
        Class<?> mutation = mutants.loadClass(Mutation.class.getName());
        assertThat(call(mutation, "outcomes")).isEqualTo(Files.readAllLines(InferencesTest.EXPECTED));
        List<String> unnoticed = ((List<?>) call(mutation, "unnoticed", mutants.names().size())).stream()
                .map(change -> mutants.names().get((Integer) change)).toList();
        List<Pattern> harmless = harmless();
        System.out.println(mutants.names().size() + " changes of the kernel, " + unnoticed.size() + " of them harmless");
        Files.write(java.nio.file.Path.of("target/unnoticed.txt"), unnoticed);
        assertThat(unnoticed).allSatisfy(u -> assertThat(harmless).anyMatch(p -> p.matcher(u).matches()));
    }

    private static Object call(Class<?> type, String name, Object... arguments) throws ReflectiveOperationException {
        Method method = Stream.of(type.getDeclaredMethods()).filter(m -> m.getName().equals(name)).findFirst().orElseThrow();
        method.setAccessible(true);
        return method.invoke(null, arguments);
    }

    private static List<Pattern> harmless() throws IOException {
        return Files.readAllLines(InferencesTest.EXPECTED.resolveSibling("harmless.txt")).stream().filter(l -> !l.isBlank() && !l.startsWith("#"))
                .map(Pattern::compile).toList();
    }
}
