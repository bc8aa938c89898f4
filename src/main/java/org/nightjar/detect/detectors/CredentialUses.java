package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.Dimension;
import org.nightjar.model.NetworkClass;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * From where and with what client each credential of one workload was used. A credential is an access key, or the
 * principal where the log names no key. Confined to one run.
 */
final class CredentialUses {

    private final EventIndex index;
    private final Map<String, List<Use>> byCredential = new TreeMap<>();
    private final Map<String, Set<String>> credentialsOfOrigin = new HashMap<>();
    private final Map<String, Set<String>> credentialsOfClass = new HashMap<>();
    private final Map<String, Set<String>> credentialsOfClient = new HashMap<>();
    private final Set<String> desktopCredentials = new HashSet<>();

    CredentialUses(EventIndex index, int user) {
        this.index = index;
        Column keys = index.column(Dimension.ACCESS_KEY);
        Column principals = index.column(Dimension.PRINCIPAL);
        Column addresses = index.column(Dimension.ADDRESS);
        Column agents = index.column(Dimension.AGENT);
        Map<Codes, Use> uses = new LinkedHashMap<>();
        RowSet rows = index.rowsOfUser(user);
        Use last = null;
        for (int at = 0; at < rows.size(); at++) {
            int row = rows.row(at);
            int key = keys.code(row);
            Codes codes = new Codes(key, key == 0 ? principals.code(row) : 0, addresses.code(row), agents.code(row));
            if (last == null || !last.codes().equals(codes)) {
                last = uses.computeIfAbsent(codes, one -> new Use(one, row, credential(one), this.index));
            }
            last.seen(row);
        }
        uses.values().forEach(this::count);
    }

    private String credential(Codes codes) {
        return codes.key() != 0
                ? index.column(Dimension.ACCESS_KEY).dictionary().value(codes.key())
                : index.column(Dimension.PRINCIPAL).dictionary().value(codes.principal());
    }

    private void count(Use use) {
        if (use.isService()) {
            return;
        }
        byCredential.computeIfAbsent(use.credential(), key -> new ArrayList<>()).add(use);
        credentialsOfOrigin
                .computeIfAbsent(use.origin(), key -> new HashSet<>())
                .add(use.credential());
        credentialsOfClass
                .computeIfAbsent(use.facts().networkClass().id(), key -> new HashSet<>())
                .add(use.credential());
        credentialsOfClient
                .computeIfAbsent(use.client(), key -> new HashSet<>())
                .add(use.credential());
        if (use.isDesktop()) {
            desktopCredentials.add(use.credential());
        }
    }

    /** Uses by credential, calls that services made in its name left out. */
    Map<String, List<Use>> byCredential() {
        return byCredential;
    }

    /** How many other credentials of the workload there are. */
    int others() {
        return byCredential.size() - 1;
    }

    int othersFrom(Use use) {
        return others(credentialsOfOrigin.getOrDefault(use.origin(), Set.of()), use);
    }

    int othersFromClass(Use use) {
        return others(credentialsOfClass.getOrDefault(use.facts().networkClass().id(), Set.of()), use);
    }

    int othersWithClient(Use use) {
        return others(credentialsOfClient.getOrDefault(use.client(), Set.of()), use);
    }

    int othersOnDesktop(Use use) {
        return others(desktopCredentials, use);
    }

    /** How many networks the workload is seen in. */
    int origins() {
        return credentialsOfOrigin.size();
    }

    private static int others(Set<String> credentials, Use use) {
        return credentials.size() - (credentials.contains(use.credential()) ? 1 : 0);
    }

    /** Networks that a credential was used from. */
    static long originsOf(List<Use> uses) {
        return uses.stream().map(Use::origin).distinct().count();
    }

    /** The codes that tell uses apart. */
    record Codes(int key, int principal, int address, int agent) {}

    /** One credential from one address with one client. */
    static final class Use {
        private final Codes codes;
        private final int firstRow;
        private final String credential;
        private final AddressFacts facts;
        private final String origin;
        private final String family;
        private final boolean desktop;
        private int lastRow;
        private int count;

        Use(Codes codes, int firstRow, String credential, EventIndex index) {
            this.codes = codes;
            this.firstRow = firstRow;
            this.credential = credential;
            facts = index.address(codes.address());
            origin = facts.network();
            family = index.agent(codes.agent()).family();
            desktop = index.agent(codes.agent()).interactive()
                    || namesDesktop(index.column(Dimension.AGENT).dictionary().value(codes.agent()));
        }

        void seen(int row) {
            lastRow = row;
            count++;
        }

        Codes codes() {
            return codes;
        }

        int firstRow() {
            return firstRow;
        }

        int lastRow() {
            return lastRow;
        }

        int count() {
            return count;
        }

        String credential() {
            return credential;
        }

        AddressFacts facts() {
            return facts;
        }

        String origin() {
            return origin;
        }

        String family() {
            return family;
        }

        boolean isDesktop() {
            return desktop;
        }

        String client() {
            return family + (desktop ? " on a desktop" : "");
        }

        /** Calls that a service makes in the workload's name say nothing about where the credential is. */
        boolean isService() {
            return facts.kind() == AddressKind.SERVICE || facts.networkClass() == NetworkClass.SERVICE;
        }
    }

    /** Operating systems of desks: as clients name them in their user agent. */
    private static boolean namesDesktop(String agent) {
        String lower = agent.toLowerCase(Locale.ROOT);
        return lower.contains("darwin/")
                || lower.contains("os/macos")
                || lower.contains("macintosh")
                || lower.contains("windows/10")
                || lower.contains("windows/11")
                || lower.contains("os/windows");
    }
}
