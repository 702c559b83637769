package org.backproof.numeric;

/// Ends a calculation inside this package that has no interval for an answer; [Strict] turns it into that answer.
final class NoInterval extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Enclosure answer;

    private NoInterval(Enclosure answer, String reason) {
        super(reason, null, false, false);
        this.answer = answer;
    }

    static NoInterval undefined(String reason) {
        return new NoInterval(new Undefined(reason), reason);
    }

    static NoInterval unclear(String reason) {
        return new NoInterval(new Unclear(reason), reason);
    }

    Enclosure answer() {
        return answer;
    }
}
