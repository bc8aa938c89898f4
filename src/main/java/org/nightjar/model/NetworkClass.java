package org.nightjar.model;

import java.util.Locale;

/** What kind of network an address belongs to, by its operator. */
public enum NetworkClass {
    UNKNOWN,
    /** Home, office or mobile access. */
    ISP,
    /** A public cloud provider's own range. */
    CLOUD,
    /** Rented servers; commercial VPN exits are usually found here. */
    VPN_OR_HOSTING,
    /** A Tor exit. */
    TOR,
    /** A content delivery network or proxy. */
    CDN,
    /** The provider's own service, not an address. */
    SERVICE,
    PRIVATE,
    RESERVED,
    INVALID;

    /** The name used in queries and exports, such as {@code vpn-or-hosting}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
