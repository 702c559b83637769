package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/// The lines of `check NAME { … }`, each as a statement `check NAME { LINE }` of its own, so that one that cannot be read spoils no other.
final class NoteLines {
    private NoteLines() {
    }

    /// @return none of a statement that is no such block, or whose brackets are wrong
    static List<Segment> of(Segment block) {
        List<Token> tokens = block.tokens();
        int open = open(tokens);
        if (block.problem().isPresent() || open < 0 || block.last().getType() != RBRACE) {
            return List.of();
        }
        List<Segment> lines = new ArrayList<>();
        int from = open + 1;
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).getType() == NEWLINE || i == tokens.size() - 1) {
                if (i > from) {
                    List<Token> line = new ArrayList<>(tokens.subList(0, open + 1));
                    line.addAll(tokens.subList(from, i));
                    line.add(block.last());
                    lines.add(new Segment(line, Optional.empty(), false, block.depth()));
                }
                from = i + 1;
            }
        }
        return lines;
    }

    /// Where the line stands in its text.
    static Span span(Source source, Segment line) {
        List<Token> tokens = line.tokens();
        return Tokens.span(source, tokens.get(open(tokens) + 1), tokens.get(tokens.size() - 2));
    }

    /// Where the block begins; -1 if there is none.
    private static int open(List<Token> tokens) {
        if (tokens.size() < 4 || tokens.getFirst().getType() != CHECK) {
            return -1;
        }
        int at = tokens.get(2).getType() == COLON ? 3 : 2;
        return tokens.get(at).getType() == LBRACE ? at : -1;
    }
}
