package org.backproof.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexWidthTest {
    /// Pairs that are set equally wide.
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "\\left\\lVert v - t \\right\\rVert; \\left( v - t \\right)",
        "\\left\\lvert x \\right\\rvert;     \\left( x \\right)",
        "\\left\\{ x \\right\\};             \\left( x \\right)",
        "\\bigl( x \\bigr);                  \\left( x \\right)",
    })
    void delimitersAreAsWideAsBrackets(String named, String bracket) {
        assertThat(LatexWidth.of(named)).isCloseTo(LatexWidth.of(bracket), within(1e-9));
    }
}
