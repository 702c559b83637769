package org.backproof.app;

/// The command line: `backproof [FILE…]`.
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        System.out.println("backproof");
    }
}
