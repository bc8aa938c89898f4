package org.nightjar.analysis.credential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightjar.analysis.credential.Credential.Change;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.model.Principal;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.Dictionary;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * Every credential of a case with its life. A credential is an access key or, where the log names none, a role session
 * by its ARN. Two passes over the columns; immutable and thread-safe.
 *
 * <p>A network is an operator where it is known, see {@link org.nightjar.model.AddressFacts#network()}. Use from two
 * networks at once is use from one between two uses from another that are at most {@value #PARALLEL_MINUTES} minutes
 * apart: somebody who moves from one network to the next comes back later. Use after the end counts from
 * {@value #CLOCK_SECONDS} seconds after a session ran out.
 */
public final class Credentials {

    /** A pause of so many days between two uses is a sleep. */
    public static final int SLEEP_DAYS = 14;

    /** Two uses from one network so close enclose a use from another: both at once. */
    public static final int PARALLEL_MINUTES = 30;

    /** Clocks of services differ by so much. */
    public static final int CLOCK_SECONDS = 60;

    static final long SLEEP_MILLIS = SLEEP_DAYS * 86_400_000L;
    static final long PARALLEL_MILLIS = PARALLEL_MINUTES * 60_000L;
    static final long CLOCK_MILLIS = CLOCK_SECONDS * 1000L;

    /** How long a credential lasts if whoever asks for it does not say, in seconds. */
    private static final Map<String, Long> DEFAULT_SECONDS = Map.of(
            "AssumeRole", 3_600L,
            "AssumeRoleWithSAML", 3_600L,
            "AssumeRoleWithWebIdentity", 3_600L,
            "AssumeRoot", 900L,
            "GetSessionToken", 43_200L,
            "GetFederationToken", 43_200L);

    private static final String DURATION = "durationSeconds=";
    private static final int NONE = -1;

    private final EventIndex index;
    private final Column keys;
    private final Column labels;
    private final boolean[] keylessSession;
    private final int[] ofKey;
    private final int[] ofLabel;
    private final Map<String, Integer> byId = new HashMap<>();
    private final List<CredentialLife> lives = new ArrayList<>();
    private final List<Credential> all;

    private Credentials(EventIndex index) {
        this.index = index;
        keys = index.column(Dimension.ACCESS_KEY);
        labels = index.column(Dimension.PRINCIPAL);
        ofKey = none(keys.dictionary().size());
        ofLabel = none(labels.dictionary().size());
        keylessSession = new boolean[index.principals()];
        for (int code = 0; code < keylessSession.length; code++) {
            Principal principal = index.principalOf(code);
            keylessSession[code] = !principal.sessionName().isEmpty();
        }
        for (int code = 1; code < ofKey.length; code++) {
            ofKey[code] = add(keys.dictionary().value(code), true);
        }
        issuesAndChanges();
        uses();
        long last = index.size() == 0 ? 0 : index.timeMillis(index.size() - 1);
        all = lives.stream().map(life -> done(life, last)).toList();
    }

    /** Works out all lives; linear in the events. */
    public static Credentials of(EventIndex index) {
        return new Credentials(index);
    }

    private static int[] none(int size) {
        int[] none = new int[size];
        Arrays.fill(none, NONE);
        return none;
    }

    private int add(String id, boolean isKey) {
        return byId.computeIfAbsent(id, key -> {
            lives.add(new CredentialLife(id, isKey));
            return lives.size() - 1;
        });
    }

    private void issuesAndChanges() {
        Column actions = index.column(Dimension.ACTION);
        int update = actions.dictionary().find("UpdateAccessKey");
        int delete = actions.dictionary().find("DeleteAccessKey");
        for (int row = 0; row < index.size(); row++) {
            String issued = index.issuedKeyId(row);
            if (!issued.isEmpty()) {
                issue(lives.get(add(issued, true)), row);
            }
            int action = actions.code(row);
            if ((action == update || action == delete) && index.outcome(row) == Outcome.SUCCESS) {
                change(row, action == delete);
            }
        }
    }

    /** Both accounts may log that a role was assumed; the one of whoever did names them. */
    private void issue(CredentialLife life, int row) {
        if (life.issuedRow >= 0 && !index.principal(life.issuedRow).type().equals("AWSAccount")) {
            return;
        }
        life.issuedRow = row;
        String detail = index.value(Dimension.DETAIL, row);
        long fallback = DEFAULT_SECONDS.getOrDefault(index.value(Dimension.ACTION, row), -1L);
        UserKind kind = index.user(index.column(Dimension.USER).code(row)).kind();
        long seconds = duration(detail, kind == UserKind.ROOT ? Math.min(fallback, 3_600L) : fallback);
        // Services hand credentials to instances and functions that live as long as the service likes.
        boolean known = seconds >= 0 && kind != UserKind.SERVICE;
        life.expires = known ? index.timeMillis(row) + seconds * 1000 : Credential.NEVER;
    }

    private static long duration(String detail, long fallback) {
        int at = detail.indexOf(DURATION);
        if (at < 0) {
            return fallback;
        }
        long seconds = 0;
        for (int i = at + DURATION.length(); i < detail.length() && Character.isDigit(detail.charAt(i)); i++) {
            seconds = Math.min(10_000_000_000L, seconds * 10 + detail.charAt(i) - '0');
        }
        return seconds == 0 ? fallback : seconds;
    }

    private void change(int row, boolean deleted) {
        Column resources = index.column(Dimension.RESOURCE);
        String detail = index.value(Dimension.DETAIL, row);
        for (int code : resources.codes(row)) {
            String id = resources.dictionary().value(code);
            if (byId.containsKey(id) || id.startsWith("AKIA")) {
                CredentialState to = deleted
                        ? CredentialState.DELETED
                        : detail.contains("status=Inactive") ? CredentialState.DISABLED : CredentialState.ISSUED;
                lives.get(add(id, true)).changes.add(new Change(row, index.timeMillis(row), to));
            }
        }
    }

    private void uses() {
        Column addresses = index.column(Dimension.ADDRESS);
        Column agents = index.column(Dimension.AGENT);
        int[] networks = networks(addresses.dictionary().size());
        for (int row = 0; row < index.size(); row++) {
            int number = numberOrAdd(row);
            if (number >= 0) {
                int address = addresses.code(row);
                lives.get(number).use(row, index.timeMillis(row), address, agents.code(row), networks[address]);
            }
        }
    }

    /** Numbers of networks by code of address; -1 for what is none. */
    private int[] networks(int addresses) {
        Dictionary names = new Dictionary();
        int[] networks = new int[addresses];
        for (int code = 0; code < addresses; code++) {
            networks[code] = names.code(index.address(code).network()) - 1;
        }
        return networks;
    }

    private int numberOrAdd(int row) {
        int label = labels.code(row);
        if (keys.code(row) == 0 && ofLabel[label] == NONE && keylessSession[index.principalCode(row)]) {
            ofLabel[label] = add(labels.dictionary().value(label), false);
        }
        return numberOf(row);
    }

    /** Number of the credential that the row's event used, or -1 if the log names none. */
    public int numberOf(int row) {
        int key = keys.code(row);
        if (key != 0) {
            return ofKey[key];
        }
        return keylessSession[index.principalCode(row)] ? ofLabel[labels.code(row)] : NONE;
    }

    private Credential done(CredentialLife life, long last) {
        Column users = index.column(Dimension.USER);
        int first = life.firstRow();
        String issuedBy = life.issuedRow < 0 ? "" : issuedBy(life.issuedRow, first);
        String user = first >= 0 ? users.value(first) : issuedBy;
        boolean temporary = !life.isKey
                || life.id.startsWith("ASIA")
                || life.expires != Credential.NEVER
                || first >= 0 && !index.principal(first).sessionName().isEmpty();
        return life.done(user, issuedBy, temporary, last);
    }

    /** The event that handed it out may name an account alone, where the chain of the first use leads to somebody. */
    private String issuedBy(int issuedRow, int firstUse) {
        boolean named = firstUse >= 0 && !index.principal(firstUse).type().equals("AWSAccount");
        int issuer = named ? index.link(index.principalCode(firstUse)).issuer() : NONE;
        return issuer < 0
                ? index.value(Dimension.USER, issuedRow)
                : index.link(issuer).user().id();
    }

    /** All of them by number: keys in the order of the dictionary, then others as they appear. */
    public List<Credential> all() {
        return all;
    }

    /** The credential of an id. */
    public Optional<Credential> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(all::get);
    }

    /** Numbers of the credentials that events used or handed out. */
    public BitSet of(RowSet rows) {
        BitSet numbers = new BitSet();
        rows.forEach(row -> {
            int used = numberOf(row);
            int issued = issuedBy(row);
            if (used >= 0) {
                numbers.set(used);
            }
            if (issued >= 0) {
                numbers.set(issued);
            }
        });
        return numbers;
    }

    /** Number of the credential that the row's event handed out, or -1. */
    public int issuedBy(int row) {
        String issued = index.issuedKeyId(row);
        return issued.isEmpty() ? NONE : byId.getOrDefault(issued, NONE);
    }
}
