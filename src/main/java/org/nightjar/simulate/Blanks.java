package org.nightjar.simulate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Fills in the {names} of a record's parameters for one act after the other: what the act fixes, what the estate
 * offers (each user has favourites), else something made from the act's salt. The same name means the same thing all
 * over a record. Confined to one thread.
 */
final class Blanks implements UnaryOperator<String> {
    /** What an event selector keeps if nobody says: that is how recording is thinned out. */
    static final String SELECTORS = "WriteOnly";

    private static final int FAVOURITES = 6;
    private static final String ALL_OBJECTS = "[{\"type\":\"AWS::S3::Object\",\"values\":[\"arn:aws:s3\"]}]";
    private static final List<String> ROLES = List.of(
            "web-frontend",
            "booking-service",
            "batch-runner",
            "ci-deploy",
            "infra-deploy",
            "nightly-backup",
            "reporting-export",
            "operations-admin");
    private static final List<String> FOLDERS = List.of("orders", "events", "reports", "exports", "customers", "rates");

    private final Organisation organisation;
    private final List<String> people;
    private Act act;

    Blanks(Organisation organisation, List<String> people, Act first) {
        this.organisation = organisation;
        this.people = people;
        this.act = first;
    }

    void start(Act next) {
        act = next;
    }

    @Override
    public String apply(String name) {
        String fixed = act.fixed().get(name);
        if (fixed != null) {
            return fixed;
        }
        if (organisation.hasPool(name)) {
            return favourite(name, organisation.pool(name));
        }
        return switch (name) {
            case "account", "region", "company", "me", "with" -> known(name);
            case "millis", "seconds", "hour", "day", "when", "expiry" -> time(name);
            case "role" -> favourite(name, ROLES);
            case "target" -> favourite(name, people);
            case "roleid" -> organisation.role(apply("role")).id();
            case "session" -> act.session().user();
            case "group" -> "engineers";
            case "policy" -> "ReadOnlyAccess";
            case "rule" -> "expire";
            case "days" -> "30";
            case "text" -> "before maintenance";
            case "selectors" -> SELECTORS;
            case "objects" -> apply("selectors").equals("All") ? ALL_OBJECTS : "[]";
            default -> made(name, Dice.from(act.salt() ^ name.hashCode()));
        };
    }

    private String known(String name) {
        return switch (name) {
            case "account" -> organisation.account();
            case "region" -> act.region();
            case "company" -> organisation.company();
            case "me" -> act.session().user();
            default -> organisation.sibling();
        };
    }

    private String time(String name) {
        Instant now = Instant.ofEpochSecond(act.second());
        return switch (name) {
            case "millis" -> act.second() + "000";
            case "seconds" -> Long.toString(act.second());
            case "hour" -> now.truncatedTo(ChronoUnit.HOURS).toString();
            case "day" -> now.toString().substring(0, 10);
            case "when" -> now.toString();
            default -> now.plusSeconds(3_600).toString();
        };
    }

    private String made(String name, Dice dice) {
        return switch (name) {
            case "requestid" -> RecordWriter.requestId(act);
            case "uuid" -> Dice.uuid(dice.nextLong(), dice.nextLong());
            case "hex17" -> dice.hex(17);
            case "hex64" -> dice.hex(64);
            case "up16" -> dice.base32(16);
            case "newkey" -> "ASIA" + dice.base32(16);
            case "oldkey" -> "AKIA" + dice.base32(16);
            case "token" -> "IQoJb3JpZ2luX2VjE" + dice.letters(60);
            case "newsnapshot" -> "snap-0" + dice.hex(16);
            case "newinstance" -> "i-0" + dice.hex(16);
            case "number" -> Integer.toString(dice.between(100, 900));
            case "prefix" -> dice.pick(FOLDERS) + "/" + apply("day").substring(0, 4) + "/";
            case "object" ->
                dice.pick(FOLDERS) + "/" + apply("day").replace('-', '/') + "/part-" + dice.between(10_000, 99_999)
                        + ".parquet";
            default -> throw new IllegalStateException("nothing stands for {" + name + "}");
        };
    }

    private String favourite(String name, List<String> pool) {
        long base = Dice.scramble(act.session().affinity() ^ name.hashCode());
        double draw = (Dice.scramble(act.salt() + name.hashCode()) >>> 11) * 0x1.0p-53;
        int step = (int) (draw * draw * Math.min(FAVOURITES, pool.size()));
        return pool.get((int) Math.floorMod(base + step, (long) pool.size()));
    }
}
