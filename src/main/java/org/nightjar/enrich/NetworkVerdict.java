package org.nightjar.enrich;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.NetworkClass;

/**
 * What kind of network an address is in, whose, and who says so. The last word has, in this order: a list of the
 * user's; Tor, a VPN or a proxy by an anonymity database; the curated list by operator; servers by a database; an access
 * line by a database; an ISP if the operator is known.
 *
 * @param networkClass UNKNOWN if nobody says anything
 * @param provider the name people know, or ""
 * @param source name and date of what said so, or ""
 */
record NetworkVerdict(NetworkClass networkClass, String provider, String source) {

    /**
     * @param listed of the user's own lists, or null
     * @param records of the user's databases, in their order
     * @param curated of the operator, or null if it is not in the curated list
     * @param operatorSource who gave the operator, or "" if it is not known
     */
    static NetworkVerdict of(
            UserList.@Nullable Answer listed,
            List<GeoRecord> records,
            NetworkClasses.@Nullable Entry curated,
            String operatorSource) {
        String brand = curated == null ? "" : curated.brand();
        if (listed != null) {
            String named = listed.network().provider();
            return new NetworkVerdict(
                    listed.network().networkClass(), named.isEmpty() ? brand : named, listed.source());
        }
        for (GeoRecord record : records) {
            NetworkClass hiding = record.hiding();
            if (hiding != null) {
                String provider = record.anonymizer().isEmpty() ? brand : record.anonymizer();
                return new NetworkVerdict(hiding, provider, record.source());
            }
        }
        if (curated != null) {
            return new NetworkVerdict(curated.networkClass(), brand, "curated list by operator; " + operatorSource);
        }
        return ofUncurated(records, operatorSource);
    }

    private static NetworkVerdict ofUncurated(List<GeoRecord> records, String operatorSource) {
        for (GeoRecord record : records) {
            NetworkClass serving = record.serving();
            if (serving != null) {
                return new NetworkVerdict(serving, record.anonymizer(), record.source());
            }
        }
        for (GeoRecord record : records) {
            if (record.isAccessLine()) {
                return new NetworkVerdict(NetworkClass.ISP, "", record.source());
            }
        }
        return operatorSource.isEmpty()
                ? new NetworkVerdict(NetworkClass.UNKNOWN, "", "")
                : new NetworkVerdict(NetworkClass.ISP, "", operatorSource);
    }
}
