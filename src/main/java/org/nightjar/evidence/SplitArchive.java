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

    private SplitArchive() {}

    /** What to do, to stand behind what the file is; empty if it is no such part. */
    public static Optional<String> advice(Path file) {
        String name = String.valueOf(file.getFileName());
        Matcher zip = ZIP.matcher(name);
        if (zip.matches()) {
            String first = zip.group(1) + "01";
            String last = zip.group(1) + (zip.group(1).endsWith("Z") ? "IP" : "ip");
            String other = name.equals(first) ? last : first;
            return advice(file, other, "zip -s 0 " + last + " --out whole.zip");
        }
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
            String base = numbered.group(1);
            String other = base + (name.endsWith(".001") ? "002" : "001");
            return advice(file, other, "cat " + base + "* > whole.zip");
        }
        return Optional.empty();
    }

    private static Optional<String> advice(Path file, String other, String command) {
        return Files.isRegularFile(file.resolveSibling(other))
                ? Optional.of("it looks like one part of a split archive (" + EntryNames.printable(other)
                        + " lies beside it): put the parts together first (" + EntryNames.printable(command)
                        + ") and import the whole")
                : Optional.empty();
    }
}
