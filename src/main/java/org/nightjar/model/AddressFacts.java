package org.nightjar.model;

/**
 * What is known offline about a source address. Text is "" and numbers are {@code NaN} or 0 where it is not known;
 * only a {@link AddressKind#PUBLIC} address has a place.
 *
 * @param address as logged
 * @param kind what kind of thing it is
 * @param countryCode ISO 3166-1 alpha-2
 * @param city in English
 * @param latitude degrees, WGS 84, or NaN
 * @param longitude degrees, WGS 84, or NaN
 * @param accuracyRadiusKm as the database says, or 0 if it does not
 * @param asn autonomous system number, or 0
 * @param asOrganization the operator's name
 * @param networkClass by a list of the user's, an anonymity database or the operator
 * @param notes what else is known, and which data say so
 */
public record AddressFacts(
        String address,
        AddressKind kind,
        String countryCode,
        String city,
        double latitude,
        double longitude,
        int accuracyRadiusKm,
        long asn,
        String asOrganization,
        NetworkClass networkClass,
        AddressNotes notes) {

    /** Facts of something that has no place. */
    public static AddressFacts placeless(String address, AddressKind kind, NetworkClass networkClass) {
        return new AddressFacts(
                address, kind, "", "", Double.NaN, Double.NaN, 0, 0, "", networkClass, AddressNotes.NONE);
    }

    /** Number and name of the operator, such as {@code AS64496 Example}, or "". */
    public String operator() {
        return asn == 0 ? "" : ("AS" + asn + " " + asOrganization).strip();
    }

    /**
     * The network that the address lies in: its operator where it is known, else its neighbourhood. A provider's own
     * service and what is no address are in none: "".
     */
    public String network() {
        if (address.isEmpty() || kind == AddressKind.SERVICE || networkClass == NetworkClass.SERVICE) {
            return "";
        }
        if (!operator().isEmpty()) {
            return operator();
        }
        if (kind == AddressKind.PRIVATE) {
            return "a private network";
        }
        char separator = address.indexOf(':') >= 0 ? ':' : '.';
        int first = address.indexOf(separator);
        int second = first < 0 ? -1 : address.indexOf(separator, first + 1);
        return second < 0 ? address : address.substring(0, second) + separator + "*";
    }

    public boolean hasPlace() {
        return !Double.isNaN(latitude) && !Double.isNaN(longitude);
    }
}
