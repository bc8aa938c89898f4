package org.nightjar.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of an archive that was split into several files: {@code a.z01}, {@code a.z02}, {@code a.zip}, or {@code a.zip.001},
 * {@code a.zip.002}. Only the first begins as an archive does, so the others are told by their names and by what lies beside them.
 */
public final class SplitArchive {

    private static final Pattern ZIP = Pattern.compile("(?i)(.+\\.z)(\\d{2,3}|ip)");
    private static final Pattern NUMBERED = Pattern.compile("(.+\\.)\\d{3}");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

    private SplitArchive() {}

    /** What to do, to stand behind what the file is; empty if it is no such part. */
    public static Optional<String> advice(Path file) {
        String name = String.valueOf(file.getFileName());
        Matcher zip = ZIP.matcher(name);
        if (zip.matches()) {
            String first = zip.group(1) + "01";
            String last = zip.group(1) + (zip.group(1).endsWith("Z") ? "IP" : "ip");
            String other = name.equals(first) ? last : first;
            return advice(file, other, "zip -s 0 " + word(last, "NAME.zip") + " --out whole.zip");
        }
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
            String base = numbered.group(1);
            String other = base + (name.endsWith(".001") ? "002" : "001");
            return advice(file, other, "cat " + word(base, "NAME.") + "* > whole.zip");
        }
        return Optional.empty();
    }

    /** A name as a word of a command that people may copy; of one that would mean something to a shell, what stands for it. */
    private static String word(String name, String instead) {
        return WORD.matcher(name).matches() ? name : instead;
    }

    private static Optional<String> advice(Path file, String other, String command) {
        return Files.isRegularFile(file.resolveSibling(other))
                ? Optional.of("it looks like one part of a split archive (" + EntryNames.printable(other)
                        + " lies beside it): put the parts together first (" + command
                        + ") and import the whole")
                : Optional.empty();
    }
}
