package org.backproof.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Text that nobody would write: it is read or refused, soon and with one message.
class RobustnessTest {
    private static final int MANY = 100_000;
    private static final int DEEP = 9_000;
    private static final Duration BOUND = Duration.ofSeconds(120);

    @Test
    void deepAndWideTextIsRead() {
        Map<String, Class<? extends Statement>> texts = new LinkedHashMap<>();
        texts.put("x + " + "x + ".repeat(MANY) + "x", Statement.Evaluate.class);
        texts.put("x" + "*x^2".repeat(MANY), Statement.Evaluate.class);
        texts.put("prove a" + " < a".repeat(MANY), Statement.Prove.class);
        texts.put("prove a" + " or a and a".repeat(MANY), Statement.Prove.class);
        texts.put("f(" + "a, ".repeat(MANY) + "b) = c", Statement.FunctionDefinition.class);
        texts.put("x".repeat(10 * MANY), Statement.Evaluate.class);
        texts.put("(".repeat(DEEP) + "x" + ")".repeat(DEEP), Statement.Evaluate.class);
        texts.put("f(".repeat(DEEP) + "x" + ")".repeat(DEEP), Statement.Evaluate.class);
        texts.put("[".repeat(DEEP) + "x" + "]".repeat(DEEP), Statement.Evaluate.class);
        texts.put("-".repeat(DEEP) + "x", Statement.Evaluate.class);
        texts.put("prove " + "not ".repeat(DEEP) + "x", Statement.Prove.class);
        texts.put("x" + "'".repeat(DEEP), Statement.Evaluate.class);
        texts.put("x" + "[i]".repeat(DEEP), Statement.Evaluate.class);
        texts.put("9" + "^9".repeat(DEEP), Statement.Evaluate.class);
        texts.put("9^9^9^9^9", Statement.Evaluate.class);
        texts.put("if a then b else ".repeat(DEEP) + "c", Statement.Evaluate.class);
        texts.put("if a then ".repeat(DEEP) + "b" + " else c".repeat(DEEP), Statement.Evaluate.class);
        assertTimeoutPreemptively(BOUND, () -> texts.forEach((text, type) -> {
            List<Statement> read = Parser.parse(new Source("", text));
            assertThat(read).as(text.substring(0, 9)).hasSize(1);
            assertThat(read.getFirst()).as(text.substring(0, 9)).isInstanceOf(type);
            String printed = read.getFirst().toSource();
            assertThat(Parser.parse(new Source("", printed)).getFirst().toSource()).isEqualTo(printed);
        }));
    }

    @Test
    void whatIsTooMuchIsRefused() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("(".repeat(MANY) + "x" + ")".repeat(MANY), "nested more than 10000 deep");
        texts.put("(".repeat(MANY), "nested more than 10000 deep");
        texts.put("-".repeat(MANY) + "x", "nested more than 10000 deep");
        texts.put("9" + "^9".repeat(MANY), "nested more than 10000 deep");
        texts.put("x" + "'".repeat(MANY), "nested more than 10000 deep");
        texts.put("x" + "²".repeat(MANY), "a number of 100000 digits");
        texts.put("x" + "[i]".repeat(MANY), "nested more than 10000 deep");
        texts.put("x" + "² ".repeat(MANY), "nested more than 10000 deep");
        texts.put("if a then b else ".repeat(MANY) + "c", "nested more than 10000 deep");
        texts.put("7".repeat(10 * MANY), "a number of 1000000 digits");
        texts.put("1e999999999", "the exponent of this number is too large");
        texts.put("\"".repeat(MANY + 1), "this text has no closing quote");
        texts.put("\0", "character U+0000 cannot stand here");
        texts.put("x = \ud800", "character U+D800 cannot stand here");
        texts.put("x = \udc00\ud800 + 1", "character U+DC00 cannot stand here");
        texts.put("x = 😀", "'😀' means nothing here");
        texts.put("\0".repeat(MANY), "character U+0000 cannot stand here");
        texts.put("é%".repeat(MANY), "'%' means nothing here");
        texts.put(",".repeat(MANY), "',' has no left side");
        assertTimeoutPreemptively(BOUND, () -> texts.forEach((text, message) -> assertThat(error(text).getMessage()).isEqualTo(message)));
    }

    @Test
    void aBadStatementSpoilsNoOther() {
        assertThat(kinds("x = 3 +\ny = 4")).isEqualTo("Malformed ValueDefinition");
        assertThat(kinds("x = (3\ny = 4\nf(x) = 3\nprove x = y")).isEqualTo("Malformed ValueDefinition FunctionDefinition Prove");
        assertThat(kinds("x = 3)\ny = 4")).isEqualTo("Malformed ValueDefinition");
        assertThat(kinds("x = (3]; y = 5\ny = 4")).isEqualTo("Malformed ValueDefinition ValueDefinition");
        assertThat(kinds("f(x) = {\n a b c d\n}\ny = 4")).isEqualTo("Malformed ValueDefinition");
        assertThat(kinds("x = \"foo\ny = 4")).isEqualTo("Malformed ValueDefinition");
        assertThat(kinds("x = " + "(".repeat(20_000) + "\ny = 4")).isEqualTo("Malformed ValueDefinition");
        assertThat(kinds("x = 3 4; y = 4 # ; z\n; ;\n\r\nz = 3\r\n")).isEqualTo("Malformed ValueDefinition ValueDefinition");
    }

    @Test
    void manyBadLinesTakeLinearTime() {
        assertTimeoutPreemptively(BOUND, () -> {
            for (String line : new String[] {"x = (\n", "f(x = 3\n", "(\n", "f(x) = x {\n", ")\n", "x 3\n", "\"\n"}) {
                assertThat(Parser.parse(new Source("", line.repeat(20_000)))).as(line).isNotEmpty();
            }
        });
    }

    @Test
    void bytesThatAreNoTextAreNamedByPlace() {
        byte[] bytes = {'x', ' ', '=', ' ', '3', '\n', 'y', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF, '1'};
        assertThatThrownBy(() -> Source.decode("f.bp", bytes)).isInstanceOfSatisfying(SourceError.class, e -> {
            assertThat(e.getMessage()).isEqualTo("byte 0xFF is not UTF-8");
            assertThat(e.span()).isEqualTo(new Span(8, 0, 2, 3));
            assertThat(e.suggestion()).contains("Save the file as UTF-8.");
        });
        assertThatThrownBy(() -> Source.decode("f.bp", new byte[] {'x', (byte) 0xE2, (byte) 0x82})).hasMessage("byte 0xE2 is not UTF-8");
        assertThatThrownBy(() -> Source.decode("f.bp", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})).hasMessage("byte 0xED is not UTF-8");
        assertThat(Source.decode("f.bp", "ŷ = 3".getBytes(java.nio.charset.StandardCharsets.UTF_8)).text()).isEqualTo("ŷ = 3");
    }

    private static String kinds(String text) {
        return String.join(" ", Parser.parse(new Source("", text)).stream().map(s -> s.getClass().getSimpleName()).toList());
    }

    private static SourceError error(String text) {
        return Parser.parse(new Source("", text)).getFirst() instanceof Statement.Malformed(SourceError e, Span _) ? e : new SourceError("it was read", Span.NONE);
    }
}
