package org.backproof.kernel;

/// The inference that made a theorem.
public enum Rule {
    ASSUMPTION("assumption"), CUT("discharge of a condition"), CONJUNCTION("conjunction"), GENERALISATION("for every index"),
    SPECIALISATION("at an index"), SPLIT("case split"), INSTANCE("instance"),
    REFLEXIVITY("reflexivity"), SYMMETRY("symmetry"), TRANSITIVITY("transitivity"), CONGRUENCE("congruence"),
    IDENTITY("field identity"), AXIOM("axiom"), UNFOLDING("definition"), GUARD("piecewise definition"),
    DEFINEDNESS("definedness"), AGREEMENT("agreement"), SIGN("sign"), CONSTANT_VALUE("value of a constant"),
    DERIVATIVE_CONSTANT("derivative of a constant"), DERIVATIVE_VARIABLE("derivative of the variable"),
    DERIVATIVE_SUM("sum rule"), DERIVATIVE_PRODUCT("product rule"), DERIVATIVE_POWER("power rule"),
    DERIVATIVE_CHAIN("chain rule"), DERIVATIVE_SERIES("derivative of a finite sum"), DERIVATIVE_CASES("derivative of a branch"),
    DERIVATIVE_KINK("branches meet smoothly"), DERIVATIVE_SIDE("derivative to one side"), DERIVATIVE_TRANSPORT("equal near the point"), DERIVATIVE_VALUE("derivative"),
    DERIVATIVE_INTERIOR("inner point of the domain"), DERIVATIVE_MAXIMUM("derivative of a maximum"),
    SUM_LINEAR("linearity of Σ"), SUM_DELTA("δ picks an index"), SUM_RANGE("terms of Σ"), SUM_CONSTANT("Σ of a constant"),
    SUM_EXCHANGE("order of summation"), SUM_DIFFERENCES("sum of differences"), MAXIMUM("maximum"), DELTA_SUBSTITUTION("δ identifies indices"), CONSTANCY("zero derivative on an interval"),
    MONOTONICITY("sign of the derivative on an interval");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /// A name for readers.
    public String text() {
        return text;
    }
}
