package org.backproof.emit;

import java.util.List;

/// Losses of the difference of prediction and label, as people define them. Where both are large and nearly equal the difference has all its digits, and what is multiplied out has
/// none.
///
/// @param own what a and y are the parameters of
record RobustLoss(String name, String own) {
    /// A power of 2, so that single precision has labels and predictions, too.
    static final double LARGE = 1 << 20;
    /// What predictions differ from labels by.
    static final List<Double> DIFFERENCES = List.of(0.125, -0.125, 0.375, -1.75, 2.5, -3.125, 6.0, -11.0);

    static final List<RobustLoss> ALL = List.of(
            new RobustLoss("welsch", "1 - exp(-(a - y)^2/2)"),
            new RobustLoss("cauchy", "log(1 + (a - y)^2)"),
            new RobustLoss("charbonnier", "sqrt(1 + (a - y)^2) - 1"),
            new RobustLoss("geman_mcclure", "(a - y)^2/(1 + (a - y)^2)"),
            new RobustLoss("quartic", "(a - y)^4"),
            new RobustLoss("student", "2*log(1 + (a - y)^2/3)"),
            new RobustLoss("tukey", "if abs(a - y) <= 4 then 8/3*(1 - (1 - ((a - y)/4)^2)^3) else 8/3"),
            new RobustLoss("own_log_cosh", "log((exp(a - y) + exp(y - a))/2)"),
            new RobustLoss("log_of_cosh", "log(cosh(a - y))"),
            new RobustLoss("barron_half", "3*((2*(a - y)^2/3 + 1)^(1/4) - 1)"),
            new RobustLoss("barron_minus_two", "-2*(((a - y)^2/4 + 1)^(-1) - 1)"),
            new RobustLoss("scaled", "log(1 + (0.3*a - 0.3*y)^2)"),
            new RobustLoss("relative", "(a - y)^2/(1 + abs(a) + abs(y))"));

    /// The definitions of the loss of a number, and of its sum over a vector.
    String definitions() {
        return name + "(a, y) = " + own + "\nall_" + name + "(a : vector, y : vector) = sum(" + name + "(a, y))\n";
    }

    /// Whether there is code for the sum over a vector: in a sum, what is in pieces within pieces takes more work than there is.
    boolean ofVectors() {
        return !name.equals("tukey");
    }

    String ofVector() {
        return "all_" + name;
    }

    @Override
    public String toString() {
        return name + "(a, y) = " + own;
    }
}
