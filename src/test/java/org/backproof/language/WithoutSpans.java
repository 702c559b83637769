package org.backproof.language;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/// Syntax as a text that says everything but where it stood.
final class WithoutSpans {
    private WithoutSpans() {
    }

    static String of(Object part) {
        StringBuilder out = new StringBuilder();
        write(out, part);
        return out.toString();
    }

    private static void write(StringBuilder out, Object part) {
        switch (part) {
            case Record r -> {
                out.append(r.getClass().getSimpleName()).append('(');
                for (RecordComponent c : r.getClass().getRecordComponents()) {
                    if (c.getType() != Span.class) {
                        write(out, value(c, r));
                        out.append(' ');
                    }
                }
                out.append(')');
            }
            case List<?> list -> {
                out.append('[');
                list.forEach(e -> write(out, e));
                out.append(']');
            }
            case Optional<?> o -> write(out, o.map(List::<Object>of).orElse(List.of()));
            default -> out.append(part);
        }
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
