package org.nightjar.detect.sigma;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Dimension;
import org.nightjar.model.Principal;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * A field of CloudTrail whose values the index holds: a rule's question about it is answered once a distinct value.
 * What the index holds is what the field is; where it does not tell (a long text that may have been cut, a part of a
 * session that is not kept), the record is asked. A field that is there but empty counts as absent.
 *
 * @param space fields of the same space have the same numbers, so that they can be compared by them
 * @param codes how many distinct values there are
 * @param code the row's value by number
 * @param held what a number stands for; null where the record must be asked
 */
record ColumnField(Object space, int codes, IntUnaryOperator code, IntFunction<@Nullable FieldValues> held) {

    /** Values of this length may have been cut when they were read. */
    private static final int CUT_LENGTH = 4096;

    private static final Map<String, Dimension> DIMENSIONS = Map.of(
            "eventsource", Dimension.SERVICE,
            "eventname", Dimension.ACTION,
            "errorcode", Dimension.ERROR_CODE,
            "awsregion", Dimension.REGION,
            "useragent", Dimension.AGENT,
            "sourceipaddress", Dimension.ADDRESS,
            "useridentity.accesskeyid", Dimension.ACCESS_KEY);

    private static final Map<String, Function<Principal, @Nullable FieldValues>> PRINCIPALS = Map.of(
            "useridentity.type", principal -> kept(principal.type()),
            "useridentity.arn", principal -> kept(principal.arn()),
            "useridentity.principalid",
                    principal -> kept(isFromIdentityCenter(principal) ? "" : principal.principalId()),
            "useridentity.invokedby", principal -> kept(principal.invokedBy()),
            "useridentity.sessioncontext.sessionissuer.arn", principal -> kept(principal.issuerArn()),
            "useridentity.sessioncontext.sessionissuer.type", principal -> issuer(principal, role -> "Role"),
            "useridentity.sessioncontext.sessionissuer.username",
                    principal -> issuer(principal, role -> role.group(1)));

    /** These begin the line of telling parameters, the first of them before the second. */
    private static final Map<String, Integer> DETAILS =
            Map.of("responseelements.consolelogin", 1, "additionaleventdata.mfaused", 2);

    private static final String SIGN_IN_BEGINS = "ConsoleLogin=";

    private static final Pattern SIGN_IN =
            Pattern.compile(SIGN_IN_BEGINS + "([A-Za-z]{1,20})(?:, MFAUsed=([A-Za-z]{1,20}))?(?:, .*)?");

    private static final String ERROR_MESSAGE = "errormessage";

    /** Principals that act without a session; of others the issuer may be there without a name. */
    private static final Set<String> WITHOUT_SESSION =
            Set.of("AWSService", "AWSAccount", "SAMLUser", "WebIdentityUser");

    private static final Pattern ISSUER = Pattern.compile("arn:[a-z-]+:iam::[0-9]*:role/(?:.*/)?([^/]+)");

    private static String key(FieldPath path) {
        return path.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether the index holds the field of that name, for some events at least. */
    static boolean isKept(FieldPath path) {
        String key = key(path);
        return DIMENSIONS.containsKey(key)
                || PRINCIPALS.containsKey(key)
                || DETAILS.containsKey(key)
                || key.equals(ERROR_MESSAGE);
    }

    /** The field of that name, if the index holds it. */
    static Optional<ColumnField> find(EventIndex index, FieldPath path) {
        String key = key(path);
        Dimension dimension = DIMENSIONS.get(key);
        if (dimension != null) {
            Column column = index.column(dimension);
            return Optional.of(new ColumnField(
                    dimension,
                    column.dictionary().size(),
                    column::code,
                    code -> kept(column.dictionary().value(code))));
        }
        if (key.equals(ERROR_MESSAGE)) {
            return Optional.of(new ColumnField(
                    ERROR_MESSAGE,
                    index.errorMessages().size(),
                    index::errorMessageCode,
                    code -> kept(index.errorMessages().value(code))));
        }
        Integer detail = DETAILS.get(key);
        if (detail != null) {
            Column column = index.column(Dimension.DETAIL);
            return Optional.of(new ColumnField(
                    Dimension.DETAIL,
                    column.dictionary().size(),
                    column::code,
                    code -> signIn(column.dictionary().value(code), detail)));
        }
        Function<Principal, @Nullable FieldValues> part = PRINCIPALS.get(key);
        return part == null
                ? Optional.empty()
                : Optional.of(new ColumnField(
                        PRINCIPALS,
                        index.principals(),
                        index::principalCode,
                        code -> part.apply(index.principalOf(code))));
    }

    static boolean isAction(FieldPath path) {
        return DIMENSIONS.get(key(path)) == Dimension.ACTION;
    }

    private static @Nullable FieldValues kept(String value) {
        return value.isEmpty() ? FieldValues.ABSENT : value.length() >= CUT_LENGTH ? null : FieldValues.of(value);
    }

    /** There the id is that of the person on whose behalf the call was made, and stands elsewhere in the record. */
    private static boolean isFromIdentityCenter(Principal principal) {
        return principal.type().equals("IdentityCenterUser");
    }

    /**
     * A part of a session's issuer that its ARN tells: of roles, of which nearly all are; of others the record is asked.
     *
     * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">sessionIssuer</a>
     */
    private static @Nullable FieldValues issuer(Principal principal, Function<Matcher, String> part) {
        if (principal.issuerArn().isEmpty()) {
            return WITHOUT_SESSION.contains(principal.type()) ? FieldValues.ABSENT : null;
        }
        Matcher arn = ISSUER.matcher(principal.issuerArn());
        return arn.matches() ? FieldValues.of(part.apply(arn)) : null;
    }

    private static @Nullable FieldValues signIn(String detail, int part) {
        if (!detail.startsWith(SIGN_IN_BEGINS)) {
            return null;
        }
        Matcher line = SIGN_IN.matcher(detail);
        String value = line.matches() ? line.group(part) : null;
        return value == null ? null : FieldValues.of(value);
    }
}
