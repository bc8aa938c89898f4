package org.nightjar.model;

/** What kind of thing the log put where a source address belongs. */
public enum AddressKind {
    /** A globally routable IPv4 or IPv6 address: the only kind that has a place. */
    PUBLIC,
    /** RFC 1918, RFC 4193, loopback, link-local or shared address space. */
    PRIVATE,
    /** Documentation, multicast, unspecified and other space that nobody routes. */
    RESERVED,
    /** A host name of the provider's service, or a phrase such as "AWS Internal". */
    SERVICE,
    /** Neither an address nor a service name. */
    INVALID,
    /** The log does not say. */
    NONE
}
