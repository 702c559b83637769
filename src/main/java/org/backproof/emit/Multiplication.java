package org.backproof.emit;

/// The product of two matrices in Java and C, over blocks that stay in the cache. The text is that of double precision.
final class Multiplication {
    /// The innermost loop is one that Java's compiler vectorises: over arrays from 0 on. The longer side of c runs there.
    static final String JAVA = """
            /**
             * c = scale a b, where a has the given rows and depth, and b the depth and the columns; c is stored row by row. The element
             * of a in row i and column k is a[i * aDown + k * aAcross], and likewise for b. Blocks of b stay in the cache; four of
             * its rows are added to four of c at a time.
             */
            private static void multiply(int rows, int columns, int depth, double scale, double[] a, int aDown, int aAcross,
                    double[] b, int bDown, int bAcross, double[] c) {
                if (rows > columns) {
                    multiply(columns, rows, depth, scale, b, bAcross, bDown, a, aAcross, aDown, c, 1, columns);
                } else {
                    multiply(rows, columns, depth, scale, a, aDown, aAcross, b, bDown, bAcross, c, columns, 1);
                }
            }

            private static void multiply(int rows, int columns, int depth, double scale, double[] a, int aDown, int aAcross,
                    double[] b, int bDown, int bAcross, double[] c, int cDown, int cAcross) {
                double[][] block = new double[Math.min(128, depth / 4 * 4 + 4)][Math.min(512, columns)];
                double[][] sums = new double[4][block[0].length];
                double[] x = new double[16];
                java.util.Arrays.fill(c, 0);
                for (int j0 = 0; j0 < columns; j0 += block[0].length) {
                    int wide = Math.min(block[0].length, columns - j0);
                    for (int k0 = 0; k0 < depth; k0 += block.length) {
                        int deep = Math.min(block.length, depth - k0);
                        for (int j = 0; j < wide; j++) {
                            for (int k = 0; k < deep; k++) {
                                block[k][j] = b[(k0 + k) * bDown + (j0 + j) * bAcross];
                            }
                        }
                        for (int k = deep; k % 4 != 0; k++) {
                            java.util.Arrays.fill(block[k], 0);
                        }
                        for (int i = 0; i < rows; i += 4) {
                            int high = Math.min(4, rows - i);
                            for (double[] sum : sums) {
                                java.util.Arrays.fill(sum, 0);
                            }
                            for (int k = 0; k < deep; k += 4) {
                                for (int t = 0; t < 16; t++) {
                                    boolean inside = t / 4 < high && k + t % 4 < deep;
                                    x[t] = inside ? scale * a[(i + t / 4) * aDown + (k0 + k + t % 4) * aAcross] : 0;
                                }
                                add(wide, x, 0, block, k, sums[0], sums[1]);
                                add(wide, x, 8, block, k, sums[2], sums[3]);
                            }
                            for (int r = 0; r < high; r++) {
                                for (int j = 0; j < wide; j++) {
                                    c[(i + r) * cDown + (j0 + j) * cAcross] += sums[r][j];
                                }
                            }
                        }
                    }
                }
            }

            /** Adds four rows of the block, times eight elements of x, to two rows of sums. */
            private static void add(int wide, double[] x, int at, double[][] block, int k, double[] upper, double[] lower) {
                double x0 = x[at];
                double x1 = x[at + 1];
                double x2 = x[at + 2];
                double x3 = x[at + 3];
                double x4 = x[at + 4];
                double x5 = x[at + 5];
                double x6 = x[at + 6];
                double x7 = x[at + 7];
                double[] b0 = block[k];
                double[] b1 = block[k + 1];
                double[] b2 = block[k + 2];
                double[] b3 = block[k + 3];
                for (int j = 0; j < wide; j++) {
                    upper[j] += x0 * b0[j] + x1 * b1[j] + x2 * b2[j] + x3 * b3[j];
                    lower[j] += x4 * b0[j] + x5 * b1[j] + x6 * b2[j] + x7 * b3[j];
                }
            }""";

    /// The tile is small enough to stay in registers, and its loops have constant bounds.
    static final String C = """
            enum { TILE_ROWS = 4, TILE_COLUMNS = 32, BLOCK_ROWS = 96, BLOCK_DEPTH = 128 };

            static size_t smaller(size_t x, size_t y)
            {
                return x < y ? x : y;
            }

            /* Copies a panel, deep x wide, to contiguous memory, with zeros up to the width. */
            static void pack(size_t deep, size_t wide, size_t width, const double *x, size_t down, size_t across, double *restrict panel)
            {
                for (size_t k = 0; k < deep; k++) {
                    for (size_t i = 0; i < width; i++) {
                        panel[k * width + i] = i < wide ? x[k * down + i * across] : 0;
                    }
                }
            }

            /* The product of two panels. */
            static void tile(size_t deep, const double *restrict left, const double *restrict right, double *restrict product)
            {
                double sums[TILE_ROWS][TILE_COLUMNS] = {{0}};
                for (size_t k = 0; k < deep; k++) {
                    for (size_t i = 0; i < TILE_ROWS; i++) {
                        for (size_t j = 0; j < TILE_COLUMNS; j++) {
                            sums[i][j] += left[k * TILE_ROWS + i] * right[k * TILE_COLUMNS + j];
                        }
                    }
                }
                for (size_t i = 0; i < TILE_ROWS; i++) {
                    for (size_t j = 0; j < TILE_COLUMNS; j++) {
                        product[i * TILE_COLUMNS + j] = sums[i][j];
                    }
                }
            }

            /* c = scale a b, where a has the given rows and depth, and b the depth and the columns; c is stored row by row. The element
             * of a in row i and column k is a[i * a_down + k * a_across], and likewise for b. Blocks are copied to panels that stay in
             * the cache, and tiles of c are summed up in registers: compile with -O3 -march=native. */
            static void multiply(size_t rows, size_t columns, size_t depth, double scale, const double *a, size_t a_down, size_t a_across,
                    const double *b, size_t b_down, size_t b_across, double *restrict c)
            {
                double left[BLOCK_ROWS * BLOCK_DEPTH];
                double right[BLOCK_DEPTH * TILE_COLUMNS];
                double product[TILE_ROWS * TILE_COLUMNS];
                for (size_t at = 0; at < rows * columns; at++) {
                    c[at] = 0;
                }
                for (size_t k0 = 0; k0 < depth; k0 += BLOCK_DEPTH) {
                    size_t deep = smaller(BLOCK_DEPTH, depth - k0);
                    for (size_t i0 = 0; i0 < rows; i0 += BLOCK_ROWS) {
                        size_t high = smaller(BLOCK_ROWS, rows - i0);
                        for (size_t i = 0; i < high; i += TILE_ROWS) {
                            const double *corner = a + (i0 + i) * a_down + k0 * a_across;
                            pack(deep, smaller(TILE_ROWS, high - i), TILE_ROWS, corner, a_across, a_down, left + i * deep);
                        }
                        for (size_t j0 = 0; j0 < columns; j0 += TILE_COLUMNS) {
                            size_t wide = smaller(TILE_COLUMNS, columns - j0);
                            pack(deep, wide, TILE_COLUMNS, b + k0 * b_down + j0 * b_across, b_down, b_across, right);
                            for (size_t i = 0; i < high; i += TILE_ROWS) {
                                tile(deep, left + i * deep, right, product);
                                for (size_t r = 0; r < smaller(TILE_ROWS, high - i); r++) {
                                    for (size_t j = 0; j < wide; j++) {
                                        c[(i0 + i + r) * columns + j0 + j] += scale * product[r * TILE_COLUMNS + j];
                                    }
                                }
                            }
                        }
                    }
                }
            }""";

    private Multiplication() {
    }
}
