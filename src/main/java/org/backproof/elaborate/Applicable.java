package org.backproof.elaborate;

import java.util.List;
import org.backproof.expr.Function;

/// What the name of a function stands for.
public sealed interface Applicable permits Applicable.Primitive, Applicable.Unknown, Definition {
    String name();

    /// What else it is called, in words: `binary cross-entropy`.
    default List<String> otherNames() {
        return List.of();
    }

    /// How it is called: `bce(a, y)`.
    String signature();

    /// A function of one argument with axioms.
    ///
    /// @param name as it is written: `ln` is `log`
    record Primitive(Function.Primitive function, String name) implements Applicable {
        @Override
        public String signature() {
            return name() + "(x)";
        }
    }

    /// A declared function without a definition, `g : function`.
    record Unknown(String name) implements Applicable {
        @Override
        public String signature() {
            return name + "(x)";
        }
    }
}
