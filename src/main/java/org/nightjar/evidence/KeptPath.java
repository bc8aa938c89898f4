package org.nightjar.evidence;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a file again by the text that was kept of its path. Names on disk are bytes: what of them is no text was kept as
 * U+FFFD, so such a name is looked for among those in its folder, and taken if only one reads like it.
 */
public final class KeptPath {

    private static final char NO_TEXT = '\ufffd';

    private KeptPath() {}

    /** The path, whether or not something is there; empty if the text cannot be one here. */
    public static Optional<Path> find(String text) {
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException notHere) {
            return Optional.empty();
        }
        if (text.indexOf(NO_TEXT) < 0 || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(path);
        }
        Path at = path.isAbsolute() ? path.getRoot() : Path.of("");
        for (Path name : path) {
            Path next = at == null ? name : at.resolve(name);
            boolean odd = name.toString().indexOf(NO_TEXT) >= 0 && !Files.exists(next, LinkOption.NOFOLLOW_LINKS);
            List<Path> alike = odd ? alike(next) : List.of(next);
            at = alike.size() == 1 ? alike.get(0) : next;
        }
        return Optional.of(at == null ? path : at);
    }

    /** Those in the same folder whose name reads the same. */
    private static List<Path> alike(Path wanted) {
        String name = String.valueOf(wanted.getFileName());
        Path folder = wanted.getParent();
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder == null ? Path.of("") : folder)) {
            for (Path one : all) {
                if (String.valueOf(one.getFileName()).equals(name)) {
                    found.add(one);
                }
            }
        } catch (IOException | DirectoryIteratorException gone) {
            return List.of();
        }
        return found;
    }
}
