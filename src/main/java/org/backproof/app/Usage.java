package org.backproof.app;

/// The text of `--help`.
final class Usage {
    static final String TEXT = """
            Backproof differentiates losses and activations, and proves what the gradient simplifies to.

            backproof                    talk: type statements, read answers; 'help' lists them
            backproof FILE…              run scripts in order, in one session; '-' is standard input
            backproof -e 'STATEMENT'     run a statement; may be repeated and mixed with files

              --format FORMAT    text (default), latex (a complete document), json (one object a line), markdown
              -o FILE            write the answers to FILE instead of standard output; into a folder, generated files
              --keep-going       go on after a statement that is wrong
              --layout LAYOUT    column (default) or row: how the examples of a batch lie in its matrices
              --timeout SECONDS  the time for one statement, after which it is undecided (default 20)
              --help             this text
              --version          the version

            Exit code: 0 all claims are proved; 1 some claim is conditional, refuted or undecided;
            2 the input is wrong (syntax, shape, name, file); 3 an internal error.

            backproof -e 'prove diff(bce(sigmoid(z), y), z) = sigmoid(z) - y'
            """;

    private Usage() {
    }
}
