package org.nightjar.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.simulate.Identities.Role;

/** The invented company: its accounts, regions, roles and what it owns, all drawn from the seed. Immutable. */
final class Organisation {
    private static final List<String> COMPANIES =
            List.of("larkfield", "tarnbeck", "ostermoor", "halverley", "quillmark", "brennhaven");
    private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1", "us-west-2");

    /** The region of a launch in the middle of a mixed story. */
    static final String LAUNCH_REGION = "ap-southeast-1";

    private final long seed;
    private final String company;
    private final String account;
    private final String sibling;
    private final String vendor;
    private final String outside;
    private final Map<String, List<String>> pools = new LinkedHashMap<>();

    Organisation(long seed, int people) {
        this.seed = seed;
        Dice dice = Dice.of(seed, "organisation");
        company = dice.pick(COMPANIES);
        account = dice.digits(12);
        sibling = dice.digits(12);
        vendor = dice.digits(12);
        outside = dice.digits(12);
        for (List<String> row : ResourceTable.rows("estate.tsv")) {
            pools.put(row.get(0), fill(row, people, dice));
        }
    }

    private List<String> fill(List<String> row, int people, Dice dice) {
        String[] values = row.get(2).split(",", -1);
        if (row.get(1).equals("names")) {
            boolean bucket = row.get(0).endsWith("bucket");
            List<String> names = new ArrayList<>();
            for (String value : values) {
                names.add(bucket ? company + "-" + value : value);
            }
            return List.copyOf(names);
        }
        int count = Math.max(3, Integer.parseInt(values[1]) * people / 10);
        List<String> made = new ArrayList<>();
        while (made.size() < count) {
            made.add(
                    row.get(1).equals("uuid")
                            ? Dice.uuid(dice.nextLong(), dice.nextLong())
                            : values[0] + "0" + dice.hex(16));
        }
        return List.copyOf(made);
    }

    String company() {
        return company;
    }

    /** The account whose trail is simulated. */
    String account() {
        return account;
    }

    /** An account of the same company that keeps the backups. */
    String sibling() {
        return sibling;
    }

    /** The account of a vendor that reports on costs, invited. */
    String vendor() {
        return vendor;
    }

    /** An account of nobody known. */
    String outside() {
        return outside;
    }

    String homeRegion() {
        return REGIONS.get(0);
    }

    List<String> regions() {
        return REGIONS;
    }

    boolean hasPool(String name) {
        return pools.containsKey(name);
    }

    List<String> pool(String name) {
        List<String> pool = pools.get(name);
        if (pool == null) {
            throw new IllegalStateException("the estate has no pool " + name);
        }
        return pool;
    }

    /** A role of the company; its id follows from its name. */
    Role role(String name) {
        String path = name.startsWith("AWSReservedSSO_")
                ? "/aws-reserved/sso.amazonaws.com/" + homeRegion() + "/"
                : name.startsWith("AWSServiceRoleFor") ? "/aws-service-role/" : "/";
        return new Role(name, path, "AROA" + Dice.of(seed, "role", name).base32(17));
    }

    /** A temporary access key that follows from what it is for. */
    String temporaryKey(Object... purpose) {
        Dice dice = Dice.of(Dice.mix(seed, purpose), "temporary-key");
        return "ASIA" + dice.base32(16);
    }
}
