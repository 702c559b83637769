package org.backproof.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

import org.backproof.language.Source;
import org.backproof.language.SourceError;

/// Reading and writing UTF-8 text, with one clear message for whatever is wrong.
public final class TextFile {
    /// The longest text that is read, in bytes.
    static final int LIMIT = 32 << 20;

    private TextFile() {
    }

    /// The text of the file at `path`.
    ///
    /// @throws BadInput if there is none, or it is a directory, unreadable, too long, or not UTF-8
    public static Source read(Path path) throws BadInput {
        if (Files.isDirectory(path)) {
            throw new BadInput(path + ": is a directory, not a script");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return read(in, path.toString());
        } catch (IOException e) {
            String hint = path.toString().matches(".*[ =(].*") ? " (a statement is run by -e 'STATEMENT')" : "";
            throw new BadInput(path + ": " + reason(e) + hint);
        }
    }

    /// The rest of `in`.
    ///
    /// @throws BadInput if it is too long or not UTF-8
    static Source read(InputStream in, String name) throws BadInput, IOException {
        byte[] bytes = in.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new BadInput(name + ": longer than " + (LIMIT >> 20) + " MB");
        }
        return decode(bytes, name, 1);
    }

    /// Replaces the content of the file at `path` by `text`.
    ///
    /// @throws BadInput if that can't be done
    public static void write(Path path, String text) throws BadInput {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new BadInput(path + ": cannot be written: " + reason(e));
        }
    }

    /// What went wrong, in words, for a message that has named the file already.
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException f when f.getReason() != null -> lowered(f.getReason());
            default -> e.getMessage() == null ? "input or output failed" : lowered(e.getMessage());
        };
    }

    private static String lowered(String message) {
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    /// The text of `bytes`, which begin on line `firstLine` of `name`; a byte order mark is dropped.
    ///
    /// @throws BadInput if they are not UTF-8
    static Source decode(byte[] bytes, String name, int firstLine) throws BadInput {
        try {
            String text = Source.decode(name, bytes).text();
            return new Source(name, firstLine, text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (SourceError e) {
            throw new BadInput(name + ": line " + (firstLine + e.span().line() - 1) + ": " + e.getMessage());
        }
    }
}
