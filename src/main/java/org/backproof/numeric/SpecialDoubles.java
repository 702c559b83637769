package org.backproof.numeric;

/// Quick `double` values of the gamma family and the error functions.
final class SpecialDoubles {
    static final double EULER_GAMMA = 0.57721566490153286;
    private static final int FAR = 12;
    /// Beyond it gamma is larger than any double.
    private static final double LARGEST = 172;

    private SpecialDoubles() {
    }

    private static boolean isPole(double x) {
        return x <= 0 && x == Math.rint(x);
    }

    /// sin(πx), from the nearest integer.
    private static double sine(double x) {
        double nearest = Math.rint(x);
        return Math.sin(Math.PI * (x - nearest)) * (nearest % 2 == 0 ? 1 : -1);
    }

    static double gamma(double x) {
        if (isPole(x)) {
            return Double.NaN;
        }
        if (x < 0.5) {
            return Math.PI / sine(x) / gamma(1 - x);
        }
        if (x > LARGEST) {
            return Double.POSITIVE_INFINITY;
        }
        double product = 1;
        double z = x;
        for (; z < FAR; z++) {
            product *= z;
        }
        for (; z > 170; z--) {
            product /= z - 1;
        }
        return Math.sqrt(2 * Math.PI / z) * Math.pow(z / Math.E, z / 2) * Math.exp(stirling(z)) * Math.pow(z / Math.E, z / 2) / product;
    }

    static double lgamma(double x) {
        if (isPole(x)) {
            return Double.NaN;
        }
        if (x < 0) {
            return Math.log(Math.PI / Math.abs(sine(x))) - lgamma(1 - x);
        }
        double log = 0;
        double z = x;
        for (; z < FAR; z++) {
            log += Math.log(z);
        }
        return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + stirling(z) - log;
    }

    /// Σ B(2k)/(2k (2k − 1) z^(2k − 1)) up to k = 7.
    private static double stirling(double z) {
        double s = 1 / (z * z);
        return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188 - s * (691.0 / 360360 - s / 156)))))) / z;
    }

    static double digamma(double x) {
        if (isPole(x)) {
            return Double.NaN;
        }
        if (x < 0) {
            double rest = x - Math.rint(x);
            return digamma(1 - x) - Math.PI / Math.tan(Math.PI * rest);
        }
        double sum = 0;
        double z = x;
        for (; z < FAR; z++) {
            sum += 1 / z;
        }
        double s = 1 / (z * z);
        return Math.log(z) - 0.5 / z - s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s * (1.0 / 240 - s * (1.0 / 132 - s * (691.0 / 32760 - s / 12)))))) - sum;
    }

    static double trigamma(double x) {
        if (isPole(x)) {
            return Double.NaN;
        }
        if (x < 0) {
            double root = Math.PI / sine(x);
            return root * root - trigamma(1 - x);
        }
        double sum = 0;
        double z = x;
        for (; z < FAR; z++) {
            sum += 1 / z / z;
        }
        double s = 1 / (z * z);
        return sum + (1 + 0.5 / z + s * (1.0 / 6 - s * (1.0 / 30 - s * (1.0 / 42 - s * (1.0 / 30 - s * (5.0 / 66 - s * (691.0 / 2730 - s * 7 / 6))))))) / z;
    }

    static double erf(double x) {
        return Math.abs(x) < 2 ? series(x) : Math.copySign(1 - fraction(Math.abs(x)), x);
    }

    static double erfc(double x) {
        return x < 0.5 ? 1 - erf(x) : x < 2 ? 1 - series(x) : fraction(x);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 0; n < 60; n++) {
            term *= 2 * x * x / (2 * n + 3);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /// √π exp(x²) erfc x = 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))) for x >= 2.
    private static double fraction(double x) {
        double f = x;
        for (int n = 80; n > 0; n--) {
            f = x + n / 2.0 / f;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / f;
    }
}
