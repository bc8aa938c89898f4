package org.nightjar.simulate;

import java.time.Instant;
import java.time.LocalDate;
import org.nightjar.simulate.Identities.Role;

/**
 * Opens sessions: the same day, person or instance always gets the same keys, so a story can use the very credentials
 * that the ordinary day uses. Immutable.
 */
final class SessionBook {
    /** How long the credentials of an instance live before they are renewed, in hours. */
    static final int INSTANCE_HOURS = 6;

    private final Organisation organisation;

    SessionBook(Organisation organisation) {
        this.organisation = organisation;
    }

    /** The access key of an IAM user. */
    Session key(Person person, String address, String agent) {
        String identity = Identities.user(
                        organisation.account(),
                        person.name(),
                        person.credentials().userId(),
                        person.credentials().keyId())
                .toString();
        return user(person, identity, address, agent, false);
    }

    /** A console login of an IAM user; one a day and address. */
    Session console(Person person, LocalDate day, Instant login, String address, boolean secondFactor) {
        String key = organisation.temporaryKey("console", person.name(), day, address);
        String identity = Identities.consoleUser(
                        organisation.account(),
                        person.name(),
                        person.credentials().userId(),
                        key,
                        login,
                        secondFactor)
                .toString();
        return user(person, identity, address, person.clients().browser(), true);
    }

    /** What a login itself is recorded as: no key yet. */
    Session login(Person person, String address) {
        String identity = Identities.user(
                        organisation.account(),
                        person.name(),
                        person.credentials().userId(),
                        "")
                .toString();
        return user(person, identity, address, person.clients().browser(), true);
    }

    /** The assertion of single sign-on by which a federated person takes their role. */
    Session assertion(Person person, String address) {
        String identity = Identities.saml(organisation.account(), person.name(), "sso.amazonaws.com")
                .toString();
        return new Session(
                person.name(), "", identity, address, person.clients().browser(), true, person.affinity());
    }

    String federatedKey(Person person, LocalDate day) {
        return organisation.temporaryKey("sso", person.name(), day);
    }

    /** The day's session of a federated person. */
    Session federated(Person person, LocalDate day, Instant login, String address, String agent) {
        Role role = organisation.role(person.credentials().ssoRole());
        String identity = Identities.role(
                        organisation.account(), role, person.name(), federatedKey(person, day), login, true)
                .toString();
        return new Session(
                person.name(),
                Identities.sessionArn(organisation.account(), role.name(), person.name()),
                identity,
                address,
                agent,
                agent.equals(person.clients().browser()),
                person.affinity());
    }

    /** A person's own session of a role that people take for a while. */
    Session taken(Person person, String roleName, String key, Instant start, String address, String agent) {
        Role role = organisation.role(roleName);
        String identity = Identities.role(organisation.account(), role, person.name(), key, start, false)
                .toString();
        String arn = Identities.sessionArn(organisation.account(), roleName, person.name());
        return new Session(person.name(), arn, identity, address, agent, false, person.affinity());
    }

    /** A session of a role of a machine. */
    Session workload(String roleName, String session, String key, Instant start, String address, String agent) {
        Role role = organisation.role(roleName);
        String identity = Identities.role(organisation.account(), role, session, key, start, false)
                .toString();
        return new Session(
                roleName,
                Identities.sessionArn(organisation.account(), roleName, session),
                identity,
                address,
                agent,
                false,
                Dice.mix(0, roleName));
    }

    /** The key that an instance holds at that time. */
    String instanceKey(Machine machine, long second) {
        return organisation.temporaryKey("instance", machine.id(), renewed(machine, second));
    }

    /** The session that an instance holds at that time. */
    Session instance(Machine machine, long second) {
        Instant start = Instant.ofEpochSecond(renewed(machine, second));
        return workload(
                machine.role(), machine.id(), instanceKey(machine, second), start, machine.address(), machine.agent());
    }

    /** When the credentials that an instance holds at that time were made, seconds since the epoch. */
    static long renewed(Machine machine, long second) {
        long period = INSTANCE_HOURS * 3_600L;
        long shift = Math.floorMod(Dice.mix(0, machine.id()), period);
        return Math.floorDiv(second - shift, period) * period + shift;
    }

    /** A service of the cloud. */
    static Session service(String host) {
        return new Session(host, "", Identities.service(host).toString(), host, host, false, Dice.mix(0, host));
    }

    private Session user(Person person, String identity, String address, String agent, boolean console) {
        return new Session(
                person.name(),
                Identities.userArn(organisation.account(), person.name()),
                identity,
                address,
                agent,
                console,
                person.affinity());
    }

    /** An instance with the role it runs under. */
    record Machine(String id, String role, String address, String agent, String region) {}
}
