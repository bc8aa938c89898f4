package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table mean for a CloudTrail record, told by their names in any order and spelling: the console's
 * event history ("Event name", "AWS access key"), CloudTrail Lake and Athena ({@code useridentity},
 * {@code requestparameters}), the output of lookup-events with the record in a {@code CloudTrailEvent} column, and
 * Microsoft Sentinel's AWSCloudTrail table. The console's heading was compared with three exports of 2021 to 2024 that
 * their owners published. Columns that say nothing of CloudTrail are left to the row's own bytes.
 * Immutable.
 *
 * @see <a href="https://github.com/danomisik/design_provision_and_monitor_aws_infra/blob/c55aafda9b6527b379596d3cb84838ab004725da/event_history.csv">an export of 2021</a>
 * @see <a href="https://github.com/gi11rl/CloudGoat/blob/85d6fda4a4c4e60fee0e7be76caf70c8ae48c553/event_history.csv">an export of 2024</a>
 */
final class TableColumns {

    private static final String EMBEDDED = "";
    private static final String TIME = "eventTime";

    /** Bare names that are spelled unlike the record's field. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("username", "userIdentity.userName"),
            Map.entry("awsaccesskey", "userIdentity.accessKeyId"),
            Map.entry("awsaccesskeyid", "userIdentity.accessKeyId"),
            Map.entry("accesskeyid", "userIdentity.accessKeyId"),
            Map.entry("userid", "userIdentity"),
            Map.entry("sourceip", "sourceIPAddress"),
            Map.entry("requestuseragent", "userAgent"),
            Map.entry("eventdatetime", "eventTime"),
            Map.entry("timegeneratedutc", "eventTime"),
            Map.entry("timegenerated", "eventTime"),
            Map.entry("awseventid", "eventID"),
            Map.entry("awsrequestid", "requestID"),
            Map.entry("eventtypename", "eventType"),
            Map.entry("sessionissuerarn", "userIdentity.sessionContext.sessionIssuer.arn"),
            Map.entry("sessionissuertype", "userIdentity.sessionContext.sessionIssuer.type"),
            Map.entry("sessionissueraccountid", "userIdentity.sessionContext.sessionIssuer.accountId"),
            Map.entry("sessionissuerusername", "userIdentity.sessionContext.sessionIssuer.userName"),
            Map.entry("sessionmfaauthenticated", "userIdentity.sessionContext.attributes.mfaAuthenticated"),
            Map.entry("cloudtrailevent", EMBEDDED),
            Map.entry("eventjson", EMBEDDED),
            Map.entry("message", EMBEDDED),
            Map.entry("raw", EMBEDDED));

    private static final Set<String> SAY_WHO_OR_WHERE = Set.of("eventSource", "eventID", "userIdentity");

    /** Texts that may look like a list: CloudTrail itself writes {@code [S3Console/0.4, aws-internal/3]} as an agent. */
    private static final Set<String> TEXTS = Set.of("userAgent", "errorMessage", "errorCode", "sourceIPAddress");

    private final List<String> names;
    private final List<@Nullable String> paths;
    private final char delimiter;

    private TableColumns(List<String> names, List<@Nullable String> paths, char delimiter) {
        this.names = names;
        this.paths = paths;
        this.delimiter = delimiter;
    }

    /** The columns of a heading, or null if they are no CloudTrail events'. */
    static @Nullable TableColumns of(List<String> names, char delimiter) {
        List<@Nullable String> paths = new ArrayList<>();
        Set<String> first = new HashSet<>();
        for (String name : names) {
            String path = path(name);
            paths.add(path);
            if (path != null) {
                first.add(path.split("\\.", 2)[0]);
            }
        }
        boolean spelledOut =
                first.contains("eventName") && first.contains(TIME) && !Collections.disjoint(first, SAY_WHO_OR_WHERE);
        return spelledOut || first.contains(EMBEDDED) ? new TableColumns(List.copyOf(names), paths, delimiter) : null;
    }

    private static @Nullable String path(String name) {
        String bare = FieldNames.bare(name);
        String alias = ALIASES.get(bare);
        if (alias != null) {
            return alias;
        }
        if (name.indexOf('.') > 0) {
            StringBuilder path = new StringBuilder();
            for (String part : name.strip().split("\\.")) {
                path.append(path.isEmpty() ? "" : ".").append(FieldNames.restore(part));
            }
            return path.toString();
        }
        if (bare.startsWith("useridentity") && bare.length() > 12) {
            return "userIdentity." + FieldNames.restore(bare.substring(12));
        }
        if (bare.equals("resourcename")) {
            return "resourceName";
        }
        return FieldNames.isKnown(name) ? FieldNames.restore(name) : null;
    }

    int count() {
        return names.size();
    }

    char delimiter() {
        return delimiter;
    }

    /** The columns from a row on that is a heading, as in tables joined to one file: the same again or others; else null. */
    @Nullable
    TableColumns heading(List<String> cells) {
        if (cells.equals(names)) {
            return this;
        }
        int time = paths.indexOf(TIME);
        boolean may = cells.size() != names.size() || time >= 0 && path(cells.get(time)) != null;
        TableColumns other = may ? of(cells, delimiter) : null;
        return other != null && other.paths.contains(TIME) ? other : null;
    }

    /** The record that a row tells of: the embedded one if there is one, else one made of its cells. */
    Opened record(List<String> cells) {
        ObjectNode rec = RecordTree.NODES.objectNode();
        for (int i = 0; i < cells.size(); i++) {
            String path = paths.get(i);
            String cell = cells.get(i).strip();
            if (path == null || cell.isEmpty() || cell.equals("null") || cell.equals("-")) {
                continue;
            }
            if (path.equals(EMBEDDED)) {
                Opened embedded = Envelope.embedded(cell);
                if (embedded != null) {
                    return embedded;
                }
            } else {
                put(rec, path, cell);
            }
        }
        if (rec.has("eventName") && !rec.has("eventSource") && !rec.has("userIdentity")) {
            rec.putObject("userIdentity");
        }
        Rendering.finish(rec);
        return Opened.notComparable(rec);
    }

    private static void put(ObjectNode rec, String path, String cell) {
        if (path.equals("resourceName")) {
            for (String name : cell.split(",")) {
                rec.withArray("/resources").addObject().put("ARN", name.strip());
            }
            return;
        }
        String[] steps = path.split("\\.");
        ObjectNode parent = rec;
        for (int i = 0; i < steps.length - 1; i++) {
            JsonNode child = parent.get(steps[i]);
            parent = child instanceof ObjectNode object ? object : parent.putObject(steps[i]);
        }
        String last = steps[steps.length - 1];
        JsonNode value = TEXTS.contains(path) ? null : StructText.read(cell);
        boolean isTruth = cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
        if (!parent.has(last)) {
            parent.set(
                    last,
                    value != null ? value : RecordTree.NODES.textNode(isTruth ? cell.toLowerCase(Locale.ROOT) : cell));
        }
    }
}
