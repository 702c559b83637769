package org.backproof.app;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.backproof.language.Spelling;
import org.backproof.network.Orientation;

/// The words of the command line, read from the left. An option's value is the next word, or follows `=`.
final class Arguments {
    private static final List<String> OPTIONS =
            List.of("-e", "--format", "-o", "--keep-going", "--timeout", "--layout", "--help", "--version");
    private static final List<String> FLAGS = List.of("--keep-going", "--help", "--version");
    private static final BigDecimal LONGEST = BigDecimal.valueOf(1_000_000);

    private final Deque<String> words;
    private final List<Input> inputs = new ArrayList<>();
    private Format format = Format.TEXT;
    private Optional<Path> output = Optional.empty();
    private boolean keepGoing;
    private Settings settings = Settings.DEFAULT;

    private Arguments(List<String> words) {
        this.words = new ArrayDeque<>(words);
    }

    /// The command that `words` spell.
    ///
    /// @throws BadInput if an option is unknown, lacks its value, or has a wrong one
    static Command parse(List<String> words) throws BadInput {
        return new Arguments(words).parse();
    }

    private Command parse() throws BadInput {
        while (!words.isEmpty()) {
            String word = words.pop();
            if (word.equals("--")) {
                for (String name : words) {
                    inputs.add(file(name));
                }
                break;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            if (equals > 0) {
                words.push(word.substring(equals + 1));
                word = word.substring(0, equals);
            }
            if (equals > 0 && FLAGS.contains(word)) {
                throw new BadInput(word + " takes no value");
            }
            switch (word) {
                case "--help" -> {
                    return new Command.Help();
                }
                case "--version" -> {
                    return new Command.Version();
                }
                case "-e" -> inputs.add(new Input.Statement(value(word, "a statement")));
                case "--format" -> format = Format.of(value(word, "text, latex, json or markdown"));
                case "-o" -> output = Optional.of(output(value(word, "a file name")));
                case "--timeout" -> settings = new Settings(seconds(value(word, "a number of seconds")), settings.orientation());
                case "--layout" -> settings = new Settings(settings.timeout(), orientation(value(word, "column or row")));
                case "--keep-going" -> keepGoing = true;
                default -> inputs.add(file(word));
            }
        }
        return new Command.Run(inputs, format, output, keepGoing, settings);
    }

    private String value(String option, String what) throws BadInput {
        if (words.isEmpty()) {
            throw new BadInput(option + " needs " + what);
        }
        return words.pop();
    }

    private static Input file(String word) throws BadInput {
        if (word.equals("-")) {
            return new Input.StandardInput();
        }
        if (word.startsWith("-")) {
            throw new BadInput("no option " + word + Spelling.didYouMean(word, OPTIONS).map(s -> ". " + s).orElse(""));
        }
        return new Input.Script(path(word));
    }

    /// A folder that is to be made, `out/`, is its own part `out/.`.
    private static Path output(String word) throws BadInput {
        return word.endsWith("/") ? path(word).resolve(Command.Run.FOLDER) : path(word);
    }

    private static Path path(String word) throws BadInput {
        try {
            if (!word.isEmpty()) {
                return Path.of(word);
            }
        } catch (InvalidPathException e) {
            throw new BadInput("'" + word + "' is no file name");
        }
        throw new BadInput("a file name is empty");
    }

    private static Orientation orientation(String word) throws BadInput {
        List<String> words = Arrays.stream(Orientation.values()).map(o -> o.name().toLowerCase(Locale.ROOT)).toList();
        if (!words.contains(word)) {
            throw new BadInput("no layout '" + word + "'; there are " + String.join(" and ", words) + Spelling.didYouMean(word, words).map(s -> ". " + s).orElse(""));
        }
        return Orientation.values()[words.indexOf(word)];
    }

    private static Duration seconds(String word) throws BadInput {
        try {
            var seconds = new BigDecimal(word);
            if (seconds.signum() > 0 && seconds.compareTo(LONGEST) <= 0) {
                return Duration.ofMillis(Math.max(1, seconds.movePointRight(3).longValue()));
            }
        } catch (NumberFormatException e) {
            throw new BadInput("--timeout needs a number of seconds, not '" + word + "'");
        }
        throw new BadInput("--timeout needs a number of seconds above 0 and up to " + LONGEST + ", not " + word);
    }
}
