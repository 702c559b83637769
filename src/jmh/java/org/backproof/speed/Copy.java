package org.backproof.speed;

/// Copies what the work reads to where it writes, and nothing else: what memory alone takes.
final class Copy implements Team {
    @Override
    public String name() {
        return "copy";
    }

    @Override
    public Contender contender(Work work) {
        return of(work.arrays().toArray(float[][]::new));
    }

    private static Contender of(float[][] arrays) {
        float[][] to = new float[arrays.length][];
        for (int k = 0; k < arrays.length; k++) {
            to[k] = new float[arrays[k].length];
        }
        return new Running(() -> {
            for (int k = 0; k < arrays.length; k++) {
                System.arraycopy(arrays[k], 0, to[k], 0, arrays[k].length);
            }
        }, new float[0]);
    }
}
