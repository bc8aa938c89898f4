package org.nightjar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/** Reads seeds such as {@code 1-20,101}. */
final class SeedRanges {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
    private static final int MOST = 1_000;

    private SeedRanges() {}

    /**
     * In the order given; none for "".
     *
     * @throws NightjarException USAGE for anything else, and for more than {@value #MOST}
     */
    static List<Long> read(String text) throws NightjarException {
        List<Long> seeds = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                throw wrong(text);
            }
            long from = Long.parseLong(range.group(1));
            long to = range.group(2) == null ? from : Long.parseLong(range.group(2));
            if (to < from || to - from >= MOST) {
                throw wrong(text);
            }
            for (long seed = from; seed <= to; seed++) {
                seeds.add(seed);
            }
        }
        if (seeds.size() > MOST) {
            throw wrong(text);
        }
        return seeds;
    }

    private static NightjarException wrong(String text) {
        return new NightjarException(
                ErrorKind.USAGE,
                "“" + text + "” are no seeds; write numbers and ranges such as 101-120 or 3,7, at most " + MOST + ".");
    }
}
