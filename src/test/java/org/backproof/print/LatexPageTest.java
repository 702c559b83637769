package org.backproof.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backproof.RequiresTool;
import org.backproof.Typesetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatexPageTest {
    private static final int RANDOM_PAGES = 40;

    @TempDir
    private Path folder;

    private static List<Page> pages() {
        List<Page> pages = new ArrayList<>(SamplePages.all());
        for (long seed = 1; seed <= RANDOM_PAGES; seed++) {
            pages.add(RandomPages.next(seed));
        }
        return pages;
    }

    @Test
    @RequiresTool("pdflatex")
    void compilesWithoutWarningsAndOverfullBoxes() throws Exception {
        assertThat(new Typesetting(folder).complaints(LatexDocument.print(pages()))).isEmpty();
    }

    @Test
    @RequiresTool("node")
    @RequiresTool("target/katex/node_modules/katex")
    void katexAcceptsEachDisplay() throws Exception {
        List<String> displays = Stream.concat(pages().stream().flatMap(p -> LatexPage.displays(p).stream()),
                Stream.iterate(1L, s -> s + 1).limit(400).map(s -> Latex.print(new RandomTerms(s).next((int) (s % 4))))).toList();
        new Typesetting(folder).katexReads(displays);
    }
}
