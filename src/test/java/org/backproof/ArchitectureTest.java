package org.backproof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;

/// The shape of the house: arrows between packages, who may do I/O, names, sizes of files.
class ArchitectureTest {
    private static final String ROOT = "org.backproof";

    /// From left to right; a package imports none to its right.
    private static final List<String> PACKAGES = List.of("numeric", "language", "expr", "evaluate", "kernel", "elaborate", "library", "algebra",
            "calculus", "prove", "integrate", "network", "print", "explain", "emit", "app");

    /// Packages that import less than all to their left.
    private static final Map<String, List<String>> NARROW = Map.of(
            "numeric", List.of(),
            "language", List.of("numeric"),
            "expr", List.of("numeric"),
            "evaluate", List.of("expr", "numeric"),
            "kernel", List.of("expr", "numeric"));

    private static final int LONGEST_FILE = 400;
    private static final int LONG_FILE = 250;

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    private static String in(String name) {
        return ROOT + "." + name + "..";
    }

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void everyPackageHasItsPlace() {
        String[] places = PACKAGES.stream().map(ArchitectureTest::in).toArray(String[]::new);
        holds(classes().that().resideInAPackage(ROOT + "..").should().resideInAnyPackage(places));
    }

    @Test
    void arrowsGoFromLeftToRight() {
        for (int i = 0; i < PACKAGES.size(); i++) {
            String[] right = PACKAGES.subList(i + 1, PACKAGES.size()).stream().map(ArchitectureTest::in).toArray(String[]::new);
            if (right.length > 0) {
                holds(noClasses().that().resideInAPackage(in(PACKAGES.get(i))).should().dependOnClassesThat().resideInAnyPackage(right));
            }
        }
    }

    @Test
    void theNarrowPackagesImportOnlyWhatTheyMay() {
        for (String narrow : PACKAGES) {
            if (NARROW.containsKey(narrow)) {
                String[] others = PACKAGES.stream().filter(p -> !p.equals(narrow) && !NARROW.get(narrow).contains(p))
                        .map(ArchitectureTest::in).toArray(String[]::new);
                holds(noClasses().that().resideInAPackage(in(narrow)).should().dependOnClassesThat().resideInAnyPackage(others));
            }
        }
    }

    @Test
    void theKernelUsesNoOneElsesCode() {
        holds(classes().that().resideInAPackage(in("kernel")).should().onlyDependOnClassesThat()
                .resideInAnyPackage(in("kernel"), in("expr"), in("numeric"), "java..", "org.jspecify.."));
    }

    /// Resources are read in `library`, through `InputStream`. Decoding bytes (`java.nio.charset`) is no input.
    @Test
    void onlyAppDoesInputAndOutput() {
        holds(noClasses().that().resideOutsideOfPackages(in("app"), in("library"))
                .should().dependOnClassesThat().resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "org.jline.."));
        holds(noClasses().that().resideInAPackage(in("library")).should().dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "org.jline.."));
        holds(noClasses().that().resideOutsideOfPackage(in("app")).should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err").orShould().accessField(System.class, "in"));
    }

    @Test
    void nothingIsForgedByReflectionOrSerialisation() {
        holds(noClasses().should().dependOnClassesThat().resideInAnyPackage("java.lang.reflect..")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("sun.misc.Unsafe"));
    }

    @Test
    void onlyTheKernelMakesTheorems() {
        for (JavaClass theorem : MAIN) {
            if (theorem.getSimpleName().equals("Theorem")) {
                assertThat(theorem.getPackageName()).isEqualTo(ROOT + ".kernel");
                assertThat(theorem.getConstructors()).as("constructors of " + theorem.getName())
                        .allMatch(c -> c.getModifiers().contains(JavaModifier.PRIVATE) || !theorem.isRecord()
                                && !c.getModifiers().contains(JavaModifier.PUBLIC) && !c.getModifiers().contains(JavaModifier.PROTECTED));
                assertThat(theorem.getModifiers().contains(JavaModifier.FINAL)).as(theorem.getName() + " is final").isTrue();
            }
        }
    }

    @Test
    void namesAreNouns() {
        holds(noClasses().should().haveSimpleNameContaining("Util").orShould().haveSimpleNameContaining("Manager")
                .orShould().haveSimpleNameContaining("Helper").orShould().haveSimpleNameEndingWith("Impl"));
    }

    @Test
    void filesAreShort() throws IOException {
        var lengths = new LinkedHashMap<Path, Long>();
        for (String folder : List.of("src", "grammar")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> files = Files.walk(Path.of(folder))) {
                    files.filter(f -> f.toString().matches(".*\\.(java|g4|bp)")).sorted().forEach(f -> lengths.put(f, lines(f)));
                }
            }
        }
        var longOnes = lengths.entrySet().stream().filter(e -> e.getValue() > LONG_FILE)
                .sorted(Map.Entry.<Path, Long>comparingByValue(Comparator.reverseOrder())).toList();
        System.out.println(lengths.size() + " files, " + longOnes.size() + " over " + LONG_FILE + " lines: " + longOnes);
        assertThat(longOnes).filteredOn(e -> e.getValue() > LONGEST_FILE).isEmpty();
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
