package org.backproof.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPageTest {
    @Test
    void pair() {
        assertThat(TextPage.print(SamplePages.pair())).isEqualTo("""
                canonical   ∂J/∂z = a − y     a = σ(z), any real y

                  ∂J/∂a = −y/a + (1 − y)/(1 − a)         derivative of bce
                        = (a − y)/(a(1 − a))             common denominator
                  σ′(z) = a(1 − a)                       derivative of sigmoid
                  ∂J/∂z = ∂J/∂a · σ′(z)                  chain rule
                        = (a − y)/(a(1 − a)) · a(1 − a)
                        = a − y                          cancel a(1 − a) ≠ 0
                  ∂²J/∂z² = a(1 − a) = σ′(z)             where σ′ went

                  conditions   0 < a < 1   range of sigmoid""");
    }

    @Test
    void softmax() {
        assertThat(TextPage.print(SamplePages.softmaxWithCrossEntropy())).isEqualTo("""
                proved   ∂J/∂v = p − t     p = softmax(v), every K ≥ 1

                  ∂J/∂vⱼ = ∂/∂vⱼ (−Σᵢ tᵢ log pᵢ)         definition of ce
                         = −Σᵢ (tᵢ/pᵢ) ∂pᵢ/∂vⱼ           chain rule
                         = −Σᵢ (tᵢ/pᵢ) pᵢ(δᵢⱼ − pⱼ)      derivative of softmax
                         = −Σᵢ tᵢ(δᵢⱼ − pⱼ)              cancel pᵢ ≠ 0
                         = pⱼ Σᵢ tᵢ − tⱼ                 linearity; δ picks i = j
                         = pⱼ − tⱼ                       Σt = 1   ∎

                  conditions   pᵢ > 0    range of softmax
                  used         Σt = 1    without it: (Σt)·p − t""");
    }
}
