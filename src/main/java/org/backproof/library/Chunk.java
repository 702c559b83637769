package org.backproof.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.Statement;

/// The text of one definition in a library file: from a line that begins with a letter up to the next such line.
///
/// @param line where it begins, from 1
record Chunk(String file, int line, String text) {
    private static final Pattern CALL = Pattern.compile("([A-Za-z_0-9]+)\\(");
    private static final Pattern NAMES = Pattern.compile("\n  (?:about|also) (\".*\")");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    /// @throws UncheckedIOException if the file is not there
    static List<Chunk> of(String file) {
        List<Chunk> out = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int start = 0;
        int line = 0;
        for (String written : source(file).text().split("\n")) {
            line++;
            if (!written.isEmpty() && Character.isLetter(written.charAt(0))) {
                add(out, file, start, text);
                start = line;
            }
            text.append(written.startsWith("#") ? "" : written).append('\n');
        }
        add(out, file, start, text);
        return out;
    }

    private static void add(List<Chunk> out, String file, int start, StringBuilder text) {
        if (start > 0) {
            out.add(new Chunk(file, start, text.toString()));
        }
        text.setLength(0);
    }

    static Source source(String file) {
        try (InputStream in = Chunk.class.getResourceAsStream(file)) {
            return Source.decode(file, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    String name() {
        return text.substring(0, text.indexOf('('));
    }

    /// What else the function is called: what it is about, and its other names.
    List<String> names() {
        return NAMES.matcher(text).results().flatMap(line -> QUOTED.matcher(line.group(1)).results()).map(q -> q.group(1)).toList();
    }

    /// The functions that the body calls, which stands in the first line.
    Set<String> calls() {
        Set<String> out = new TreeSet<>();
        Matcher call = CALL.matcher(text.substring(text.indexOf(" = "), text.indexOf('\n')));
        while (call.find()) {
            out.add(call.group(1));
        }
        return out;
    }

    /// @throws IllegalStateException if it is no definition of a function: the library is wrong
    Statement.FunctionDefinition syntax() {
        Source source = new Source(file, "\n".repeat(line - 1) + text);
        return switch (Parser.parse(source).getFirst()) {
            case Statement.FunctionDefinition f -> f;
            case Statement.Malformed(var error, _) -> throw new IllegalStateException(error.render(source));
            case Statement other -> throw new IllegalStateException(file + " defines functions only, not " + other.toSource());
        };
    }
}
