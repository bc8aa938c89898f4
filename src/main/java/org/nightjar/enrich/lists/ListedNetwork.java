package org.nightjar.enrich.lists;

import org.nightjar.model.IpNetwork;
import org.nightjar.model.NetworkClass;

/**
 * A network of a list and what the list says of it.
 *
 * @param network the addresses
 * @param networkClass what kind of network it is
 * @param provider whose it is, such as {@code AWS (EC2, eu-west-1)}, or ""
 */
public record ListedNetwork(IpNetwork network, NetworkClass networkClass, String provider) {}
