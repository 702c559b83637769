package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    /// Both columns are Java escapes: what goes in, what comes out between the quotes.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            plain            | plain
            ``               | ``
            "                | \\\\"
            a\\\\b           | a\\\\\\\\b
            a\\nb\\tc\\rd    | a\\\\nb\\\\tc\\\\rd
            \\0              | \\\\u0000
            \\33[m           | \\\\u001b[m
            \\177            | \\\\u007f
            ŷ = σ(z) ∎ 𝑥     | ŷ = σ(z) ∎ 𝑥
            </script>        | </script>
            """)
    void textIsEscaped(String raw, String json) {
        assertThat(Json.of(raw.translateEscapes()).toString()).isEqualTo("\"" + json.translateEscapes() + "\"");
    }

    @Test
    void halfASurrogatePairAndLineSeparatorsAreEscaped() {
        assertThat(Json.of("\ud835x\udc65\u2028\ud835\udc65").toString()).isEqualTo("\"\\ud835x\\udc65\\u2028\ud835\udc65\"");
    }

    @Test
    void membersKeepTheirOrder() {
        var members = new LinkedHashMap<String, Json>();
        members.put("z", Json.of(List.of("a", "b")));
        members.put("a", Json.NULL);
        members.put("m", new Json.Array(List.of(Json.of(true), Json.of(-3), new Json.Numeral(new BigDecimal("0.050")))));
        assertThat(new Json.Members(members).toString()).isEqualTo("{\"z\": [\"a\", \"b\"], \"a\": null, \"m\": [true, -3, 0.050]}");
    }
}
