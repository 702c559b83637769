package org.backproof;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A fenced block of a Markdown page.
///
/// @param language the word after the fence
/// @param line     the line of the fence, from 1
/// @param start    where the body starts in the page
/// @param body     the lines between the fences, each with its line break
public record MarkdownBlock(String language, int line, int start, String body) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    /// The blocks of `page`, in order.
    public static List<MarkdownBlock> of(String page) {
        var out = new ArrayList<MarkdownBlock>();
        var found = BLOCK.matcher(page);
        while (found.find()) {
            int line = 1 + (int) page.substring(0, found.start()).chars().filter(c -> c == '\n').count();
            out.add(new MarkdownBlock(found.group(1), line, found.start(2), found.group(2)));
        }
        return out;
    }

    /// The page with `text` in place of the body.
    String replaced(String page, String text) {
        return page.substring(0, start) + text + page.substring(start + body.length());
    }

    @Override
    public String toString() {
        return "README.md:" + line;
    }
}
