package org.nightjar.analysis.coverage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nightjar.analysis.coverage.DigestTestimony.Region;
import org.nightjar.analysis.coverage.DigestTestimony.State;
import org.nightjar.analysis.coverage.DigestTestimony.Stretch;

/** Puts into words what digests say of the time after an act. Times are UTC. */
final class TestimonyWords {

    private static final int SHOWN = 4;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<Region> regions;

    TestimonyWords(DigestTestimony of) {
        regions = of.regions();
    }

    List<String> missing() {
        List<String> said = new ArrayList<>();
        files(said);
        contradicted(said);
        String gaps =
                named(region -> region.hours(State.DIGEST_MISSING) > 0, region -> when(region, State.DIGEST_MISSING));
        if (!gaps.isEmpty()) {
            said.add("Digests of this time are missing from between others (" + gaps
                    + " UTC): somebody took them out, or did not hand them over.");
        }
        without(said);
        return said;
    }

    private void files(List<String> said) {
        int files = regions.stream().mapToInt(Region::missingFiles).sum();
        if (files > 0) {
            said.add("Digests list " + count(files, "log file") + " with events of this time that the evidence lacks ("
                    + named(
                            region -> region.missingFiles() > 0,
                            region -> when(region, State.FILES_MISSING, region.missingFiles() + ""))
                    + " UTC): they were written, and deleted since or not handed over.");
        }
    }

    private void contradicted(List<String> said) {
        int files = regions.stream().mapToInt(Region::contradictedFiles).sum();
        int events = regions.stream().mapToInt(Region::contradictedEvents).sum();
        if (files > 0) {
            said.add("Digests speak against " + count(files, "log file") + " with " + count(events, "event")
                    + " of this time ("
                    + named(region -> region.contradictedFiles() > 0, region -> region.contradictedFiles() + "")
                    + "): they are not as they were delivered.");
        }
        String changed = named(
                region -> region.contradictedFiles() == 0 && region.hours(State.CONTRADICTED) > 0,
                region -> when(region, State.CONTRADICTED));
        if (!changed.isEmpty()) {
            said.add("Digests of this time were changed themselves (" + changed + " UTC).");
        }
    }

    /** The hours that nothing asks for: the trail that makes digests did not run, or the evidence has no more. */
    private void without(List<String> said) {
        long lacking = regions.stream()
                .mapToLong(region -> region.hours(State.NO_DIGEST))
                .sum();
        if (lacking == 0) {
            return;
        }
        long hours = regions.stream().mapToLong(Region::hours).sum();
        said.add("No digest covers " + (lacking == hours ? "any" : lacking) + " of the " + count(hours, "hour")
                + " after it in "
                + (regions.size() == 1 ? "the region" : "the " + regions.size() + " regions") + " with digests ("
                + named(region -> region.hours(State.NO_DIGEST) > 0, TestimonyWords::goingOn)
                + " UTC): no trail with digests was logging, or the evidence lacks them.");
    }

    private static String goingOn(Region region) {
        return when(region, State.NO_DIGEST)
                + region.resumes()
                        .map(time -> (region.newChain() ? ", then a new chain from " : ", then digests from ")
                                + minute(time))
                        .orElse(", and none after it");
    }

    String whole() {
        long hours = regions.get(0).hours();
        return "Digests of " + (hours == 1 ? "the hour" : "all " + hours + " hours") + " after it are there"
                + (regions.size() == 1
                        ? " for " + regions.get(0).region()
                        : " for each of " + regions.size() + " regions")
                + ", with every log file that they list";
    }

    private String named(Predicate<Region> which, Function<Region, String> words) {
        List<Region> some = regions.stream().filter(which).toList();
        String first = some.stream()
                .limit(SHOWN)
                .map(region -> region.region() + ": " + words.apply(region))
                .collect(Collectors.joining("; "));
        return some.size() <= SHOWN ? first : first + "; " + (some.size() - SHOWN) + " more";
    }

    private static String when(Region region, State state, String... before) {
        List<Stretch> some = region.of(state);
        List<String> words = new ArrayList<>(List.of(before));
        some.stream()
                .limit(SHOWN)
                .map(one -> minute(one.from()) + " to " + minute(one.to()))
                .forEach(words::add);
        if (some.size() > SHOWN) {
            words.add((some.size() - SHOWN) + " more times");
        }
        return String.join(", ", words);
    }

    private static String minute(Instant time) {
        return MINUTE.format(time);
    }

    private static String count(long count, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", count, one, count == 1 ? "" : "s");
    }
}
