package org.backproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher, in a copy of the project's outline whose path has spaces, with scripts in place of Maven and the JDKs.
class LauncherTest {
    private static final String FAKE_JAVA = """
            #!/bin/sh
            folder=$(dirname "$(dirname "$0")")
            echo "java of $(basename "$folder")"
            for a; do echo "[$a]"; done
            """;
    private static final String FAKE_MAVEN = """
            #!/bin/sh
            echo run >>"$LOG"
            for a; do case $a in */pom.xml) home=${a%/pom.xml};; esac; done
            sleep 1
            : >"$home/target/backproof.jar"
            """;

    @TempDir
    Path temp;
    private Path home;
    private Path bin;
    private final List<Process> started = new ArrayList<>();

    record Ended(int code, String out, String err) {
    }

    @BeforeEach
    void project() throws IOException {
        home = Files.createDirectories(temp.resolve("a project"));
        Files.createDirectories(home.resolve("src/main/java"));
        Files.createDirectories(home.resolve("grammar"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.writeString(home.resolve("src/main/java/A.java"), "class A {}");
        Files.copy(Path.of("backproof"), home.resolve("backproof"), StandardCopyOption.COPY_ATTRIBUTES);
        bin = Files.createDirectories(temp.resolve("bin"));
        for (String tool : List.of("sh", "readlink", "dirname", "basename", "find", "head", "ln", "mkdir", "rm", "mv", "touch", "sleep", "cat")) {
            executable(bin.resolve(tool), "#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
        }
        executable(bin.resolve("mvn"), FAKE_MAVEN);
        jdk("jdk 25", "25.0.1");
        jdk("jdk 17", "17.0.2");
        age(home.resolve("pom.xml"), home.resolve("grammar"), home.resolve("src/main"), home.resolve("src/main/java"),
                home.resolve("src/main/java/A.java"));
    }

    private static void age(Path... files) throws IOException {
        for (Path file : files) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100)));
        }
    }

    private void jdk(String name, String version) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name).resolve("bin"));
        executable(folder.resolve("java"), FAKE_JAVA);
        executable(folder.resolve("javac"), "#!/bin/sh\n");
        Files.writeString(temp.resolve(name).resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(String javaHome, String path, String... words) throws IOException {
        var builder = new ProcessBuilder(words).directory(temp.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("LOG", temp.resolve("maven.log").toString());
        builder.environment().put("HOME", temp.toString());
        if (!javaHome.isEmpty()) {
            builder.environment().put("JAVA_HOME", temp.resolve(javaHome).toString());
        }
        Process process = builder.start();
        started.add(process);
        process.getOutputStream().close();
        return process;
    }

    @AfterEach
    void nothingGoesOnRunning() {
        started.forEach(Process::destroyForcibly);
    }

    private static Ended end(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, err);
    }

    private Ended run(String javaHome, String... words) throws IOException, InterruptedException {
        return end(start(javaHome, bin.toString(), words));
    }

    private long builds() throws IOException {
        Path log = temp.resolve("maven.log");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    @Test
    void itBuildsOnceAndThenOnlyWhenASourceIsNewer() throws Exception {
        String launcher = home.resolve("backproof").toString();
        Ended first = run("jdk 25", launcher, "a b", "", "-e", "x = '$y'");
        assertThat(first.code()).isZero();
        assertThat(first.err().lines()).hasSize(1).allMatch(l -> l.contains("building"));
        assertThat(first.out()).startsWith("java of jdk 25\n").endsWith("[a b]\n[]\n[-e]\n[x = '$y']\n")
                .contains("[" + home.toRealPath().resolve("target/backproof.jar"));
        assertThat(run("jdk 25", launcher)).matches(e -> e.code() == 0 && e.err().isEmpty());
        assertThat(builds()).isEqualTo(1);

        age(home.resolve("target/backproof.jar"));
        Files.writeString(home.resolve("src/main/java/A.java"), "class A { int x; }");
        assertThat(run("jdk 25", launcher).err()).contains("building");
        assertThat(run("jdk 25", launcher).err()).isEmpty();
        assertThat(builds()).isEqualTo(2);

        age(home.resolve("target/backproof.jar"));
        Files.delete(home.resolve("src/main/java/A.java"));
        assertThat(run("jdk 25", launcher).err()).as("a source is gone").contains("building");
    }

    @Test
    void startsAtTheSameTimeBuildOnce() throws Exception {
        var processes = new ArrayList<Process>();
        for (int i = 0; i < 4; i++) {
            processes.add(start("jdk 25", bin.toString(), home.resolve("backproof").toString(), "x"));
        }
        for (Process process : processes) {
            assertThat(end(process)).matches(e -> e.code() == 0 && e.out().contains("[x]"));
        }
        assertThat(builds()).isEqualTo(1);
        try (var left = Files.list(home.resolve("target"))) {
            assertThat(left.map(f -> f.getFileName().toString())).noneMatch(n -> n.contains("lock"));
        }
    }

    @Test
    void theLockOfADeadBuilderIsTakenOver() throws Exception {
        Files.createDirectories(home.resolve("target"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createSymbolicLink(home.resolve("target/build.lock"), Path.of(Long.toString(dead.pid())));
        assertThat(run("jdk 25", home.resolve("backproof").toString()).code()).isZero();
    }

    @Test
    void whoeverWaitsForABuilderGivesUpWhenTheFolderGoes() throws Exception {
        Files.createDirectories(home.resolve("target"));
        Path lock = Files.createSymbolicLink(home.resolve("target/build.lock"), Path.of(Long.toString(ProcessHandle.current().pid())));
        Process waiting = start("jdk 25", bin.toString(), home.resolve("backproof").toString());
        assertThat(waiting.waitFor(1500, TimeUnit.MILLISECONDS)).isFalse();
        Files.delete(lock);
        Files.delete(home.resolve("target"));
        Files.writeString(home.resolve("target"), "no folder");
        assertThat(waiting.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(waiting.exitValue()).isEqualTo(2);
    }

    @Test
    void aFailingBuildShowsWhyAndLeavesNothingToRun() throws Exception {
        executable(bin.resolve("mvn"), "#!/bin/sh\necho '[ERROR] A.java: what is this'\nexit 1\n");
        for (int i = 0; i < 2; i++) {
            Ended ended = run("jdk 25", home.resolve("backproof").toString());
            assertThat(ended.code()).isEqualTo(3);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).contains("[ERROR] A.java: what is this", "the build failed");
        }
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        Files.delete(bin.resolve("mvn"));
        Ended ended = run("jdk 25", home.resolve("backproof").toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err().lines()).hasSize(1).allMatch(l -> l.contains("needs Maven"));
    }

    @Test
    void aJdkThatIsTooOldIsPassedOver() throws Exception {
        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("target/backproof.jar"), "");
        String path = temp.resolve("jdk 25/bin") + ":" + bin;
        assertThat(end(start("jdk 17", path, home.resolve("backproof").toString())).out()).startsWith("java of jdk 25\n");
    }

    @Test
    void javaOnThePathIsFollowedThroughLinks() throws Exception {
        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("target/backproof.jar"), "");
        Files.createSymbolicLink(bin.resolve("java"), Path.of("alternative"));
        Files.createSymbolicLink(bin.resolve("alternative"), temp.resolve("jdk 25/bin/java"));
        assertThat(run("", home.resolve("backproof").toString()).out()).startsWith("java of jdk 25\n");
    }

    @Test
    void withoutAJdkItSaysInOneLineWhatToInstall() throws Exception {
        String launcher = Files.readString(home.resolve("backproof"));
        assertThat(launcher).contains("\nneed=25\n");
        Files.writeString(home.resolve("backproof"), launcher.replace("\nneed=25\n", "\nneed=999\n"));
        Ended ended = run("jdk 25", home.resolve("backproof").toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines()).hasSize(1).allMatch(l -> l.contains("needs a JDK 999 or later"));
    }

    @Test
    void itIsFoundThroughLinksAndFromAnywhere() throws Exception {
        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("target/backproof.jar"), "");
        Files.createSymbolicLink(bin.resolve("bp"), Path.of("../a project/backproof"));
        Files.createSymbolicLink(temp.resolve("link"), Path.of("bin/bp"));
        for (String name : List.of("./link", "bin/bp", temp.resolve("link").toString(), "bp")) {
            var words = name.equals("bp") ? new String[] {"sh", "-c", "bp"} : new String[] {name};
            assertThat(run("jdk 25", words).out()).as(name).contains("[" + home.toRealPath().resolve("target/backproof.jar"));
        }
    }
}
