package org.nightjar.simulate;

/**
 * Who acts, from where and with what: everything that stays the same over a series of events. Immutable.
 *
 * @param user the plain name: IAM user, person of a federated session, or role of a workload
 * @param arn ARN as it stands in error messages
 * @param identity JSON of {@code userIdentity}
 * @param address source address or service name
 * @param agent user agent
 * @param console whether a browser on the console is behind it
 * @param affinity which of the estate's resources it prefers
 */
record Session(String user, String arn, String identity, String address, String agent, boolean console, long affinity) {

    /** The same credentials used from elsewhere with another client. */
    Session from(String otherAddress, String otherAgent) {
        return new Session(user, arn, identity, otherAddress, otherAgent, false, affinity);
    }

    /** Whether a service of the cloud itself is calling: no TLS details, no parameters of a client. */
    boolean service() {
        return !Character.isDigit(address.charAt(0));
    }
}
