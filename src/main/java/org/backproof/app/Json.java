package org.backproof.app;

import java.math.BigDecimal;
import java.util.List;
import java.util.SequencedMap;

/// A JSON value, for output only. `toString` is its text (RFC 8259) on one line, in the order given.
public sealed interface Json {
    Json NULL = new Null();

    static Json of(String value) {
        return new Text(value);
    }

    static Json of(long value) {
        return new Numeral(BigDecimal.valueOf(value));
    }

    static Json of(boolean value) {
        return new Flag(value);
    }

    /// An array of texts.
    static Json of(List<String> values) {
        return new Array(values.stream().map(Json::of).toList());
    }

    record Null() implements Json {
        @Override
        public String toString() {
            return "null";
        }
    }

    record Flag(boolean value) implements Json {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    record Numeral(BigDecimal value) implements Json {
        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    record Text(String value) implements Json {
        @Override
        public String toString() {
            var out = new StringBuilder("\"");
            for (int i = 0; i < value.length(); i++) {
                escape(value, i, out);
            }
            return out.append('"').toString();
        }

        private static void escape(String text, int at, StringBuilder out) {
            char c = text.charAt(at);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029 || loneSurrogate(text, at)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }

        private static boolean loneSurrogate(String text, int at) {
            char c = text.charAt(at);
            boolean low = at > 0 && Character.isSurrogatePair(text.charAt(at - 1), c);
            boolean high = at + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(at + 1));
            return Character.isSurrogate(c) && !low && !high;
        }
    }

    record Array(List<Json> elements) implements Json {
        public Array {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return String.join(", ", elements.stream().map(Json::toString).toList()).transform(s -> "[" + s + "]");
        }
    }

    record Members(SequencedMap<String, Json> members) implements Json {
        @Override
        public String toString() {
            return String.join(", ", members.entrySet().stream()
                    .map(e -> of(e.getKey()) + ": " + e.getValue()).toList()).transform(s -> "{" + s + "}");
        }
    }
}
