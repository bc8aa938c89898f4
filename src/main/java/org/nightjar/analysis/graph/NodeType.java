package org.nightjar.analysis.graph;

import org.nightjar.model.Dimension;

/** What kind of entity a node stands for; in the order in which layers stand from left to right. */
public enum NodeType {
    OPERATOR(Dimension.ASN, "Network operator", "network operators"),
    ADDRESS(Dimension.ADDRESS, "Source address", "source addresses"),
    AGENT(Dimension.AGENT_FAMILY, "Client", "clients"),
    ACCESS_KEY(Dimension.ACCESS_KEY, "Access key", "access keys"),
    ROLE(Dimension.ROLE, "Role", "roles"),
    USER(Dimension.USER, "User", "users"),
    SERVICE(Dimension.SERVICE, "Service", "services"),
    RESOURCE(Dimension.RESOURCE, "Resource", "resources"),
    TARGET(Dimension.TARGET, "Shared with", "accounts shared with");

    private final Dimension dimension;
    private final String label;
    private final String plural;

    NodeType(Dimension dimension, String label, String plural) {
        this.dimension = dimension;
        this.label = label;
        this.plural = plural;
    }

    /** The dimension whose values are nodes of this type. */
    public Dimension dimension() {
        return dimension;
    }

    /** The name shown to people. */
    public String label() {
        return label;
    }

    /** For counts, such as "12 access keys". */
    public String plural() {
        return plural;
    }
}
