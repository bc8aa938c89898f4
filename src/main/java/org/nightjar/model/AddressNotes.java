package org.nightjar.model;

/**
 * What else is known of an address, and which data say so. Text is "" where it is not known.
 *
 * @param provider the cloud, delivery network, VPN or hosting company by the name people know, such as {@code AWS};
 *     with its service and region where a list of networks tells them
 * @param connection how the address is connected, such as {@code Cable/DSL} or {@code Cellular}, as the database says
 * @param domain second-level domain of the address's name, as the database says: nobody is asked
 * @param placeSource name and date of what gave country, city and coordinates, such as {@code GeoLite2-City of
 *     2026-03-04}
 * @param operatorSource the same for AS number and operator
 * @param classSource the same for the network class
 */
public record AddressNotes(
        String provider,
        String connection,
        String domain,
        String placeSource,
        String operatorSource,
        String classSource) {

    /** Nothing known. */
    public static final AddressNotes NONE = new AddressNotes("", "", "", "", "", "");
}
