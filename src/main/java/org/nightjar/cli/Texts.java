package org.nightjar.cli;

import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.nightjar.analysis.record.PrintableText;

/** How values look on a terminal: times in UTC with Z, thousands apart, nothing that moves the cursor. */
final class Texts {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Texts() {}

    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    static String second(Instant time) {
        return SECOND.format(time);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number of things, such as {@code 1 file} or {@code 1,200 files}. */
    static String count(long count, String one) {
        return count(count) + " " + one + (count == 1 ? "" : "s");
    }

    static String score(double score) {
        return String.format(Locale.ROOT, "%.0f", score);
    }

    /** Safe to print. */
    static String shown(String text) {
        return PrintableText.of(text);
    }

    /** A path below the folder that the command was started in without that folder. */
    static String path(String path) {
        String here = Path.of("").toAbsolutePath() + File.separator;
        return path.startsWith(here) && path.length() > here.length() ? path.substring(here.length()) : path;
    }

    /** The path of a file, and of an entry in it if that has one of its own. */
    static String place(String path, String entry) {
        return path(path) + (entry.isEmpty() ? "" : "!/" + entry);
    }

    /** At most that many characters; what was cut is marked. */
    static String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(width - 2)) ? width - 2 : width - 1;
        return text.substring(0, end) + "…";
    }

    /** Breaks text at blanks into lines, each indented. */
    static String wrapped(String text, int indent, int width) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : shown(text).split(" ", -1)) {
            if (column == 0 || column + word.length() + 1 > width) {
                lines.append(column == 0 ? "" : "\n").append(" ".repeat(indent));
                column = indent;
            } else {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
