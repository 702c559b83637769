package org.backproof.language;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A text with the name it is known by in messages: a file, `<stdin>`, `-e`.
public final class Source {
    private final String name;
    private final int firstLine;
    private final String text;
    private final int[] lineStarts;

    public Source(String name, String text) {
        this(name, 1, text);
    }

    /// @param firstLine the number of the first line of `text`, which is a part of something longer
    public Source(String name, int firstLine, String text) {
        this.name = name;
        this.firstLine = firstLine;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /// Reads UTF-8.
    ///
    /// @throws SourceError at the first byte that is none
    public static Source decode(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String decoded = out.flip().toString();
        if (result.isError()) {
            Source before = new Source(name, decoded);
            throw new SourceError("byte 0x%02X is not UTF-8".formatted(bytes[in.position()] & 0xFF), before.span(decoded.length(), decoded.length()),
                    "Save the file as UTF-8.");
        }
        return new Source(name, decoded);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /// From `from` up to, not including, `to`.
    public Span span(int from, int to) {
        int line = line(from);
        return new Span(from, to - from, line, from - lineStarts[line - firstLine] + 1);
    }

    /// What was written there.
    public String text(Span span) {
        return text.substring(span.offset(), span.end());
    }

    /// The line with the number `line`, from 1, without its end.
    public String lineText(int line) {
        int start = lineStarts[line - firstLine];
        int end = line - firstLine + 1 < lineStarts.length ? lineStarts[line - firstLine + 1] : text.length();
        while (end > start && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return firstLine + (found >= 0 ? found : -found - 2);
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLineEnd(c) && !(c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
