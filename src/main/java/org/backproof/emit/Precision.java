package org.backproof.emit;

/// The type of the numbers in arrays. Formulas and sums are computed in double precision; matrix products in that of their arrays.
public enum Precision {
    FLOAT64("double"), FLOAT32("float");

    private final String type;

    Precision(String type) {
        this.type = type;
    }

    /// In Java and C.
    String type() {
        return type;
    }

    /// Of a number in Java.
    String suffix() {
        return this == FLOAT64 ? "" : "f";
    }

    /// The text of generated code for `double` with this type.
    String in(String text) {
        return this == FLOAT64 ? text : text.replaceAll("\\bdouble\\b", type);
    }
}
