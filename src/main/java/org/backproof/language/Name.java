package org.backproof.language;

/// A name, in ASCII: `ŷ` is `y_hat`, `σ` is `sigma`, `∂L` is `dL`, `x₁` is `x1`.
public record Name(String text, Span span) implements Expression {
    @Override
    public String toString() {
        return text;
    }
}
