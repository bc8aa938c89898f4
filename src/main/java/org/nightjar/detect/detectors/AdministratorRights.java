package org.nightjar.detect.detectors;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/**
 * Which events give somebody the rights of an administrator, told by the policy and not by anybody's words: one of the
 * provider's that allows everything or all of IAM, a document that does so, or one that was made of such a document
 * earlier in this evidence. Confined to one run.
 *
 * @see <a href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html">AdministratorAccess</a>
 */
final class AdministratorRights {

    private static final Set<String> GIVING = Set.of(
            "AttachUserPolicy",
            "AttachRolePolicy",
            "AttachGroupPolicy",
            "PutUserPolicy",
            "PutRolePolicy",
            "PutGroupPolicy",
            "CreatePolicyVersion",
            "AttachManagedPolicyToPermissionSet",
            "PutInlinePolicyToPermissionSet",
            "AssociateAccessPolicy");
    private static final String MAKING = "CreatePolicy";

    private static final Pattern OF_PROVIDER = Pattern.compile(
            "arn:[a-z-]+:(?:iam::aws:policy/(?:AdministratorAccess|IAMFullAccess)|eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy)");
    private static final Pattern ARN = Pattern.compile("(?:^|, )(?:policyArn|managedPolicyArn)=([^,]+)");
    private static final Pattern NAME = Pattern.compile("(?:^|, )policyName=([^,]+)");
    private static final Pattern DOCUMENT = Pattern.compile("(?:^|, )grants=administrator(?:$|, )");

    private final EventIndex index;
    private final Column actions;
    private final boolean[] giving;
    private final Set<String> made = new HashSet<>();

    AdministratorRights(EventIndex index) {
        this.index = index;
        actions = index.column(Dimension.ACTION);
        Values names = actions.dictionary();
        giving = new boolean[names.size()];
        for (int code = 1; code < giving.length; code++) {
            giving[code] = GIVING.contains(names.value(code));
        }
        int making = names.find(MAKING);
        for (int row = 0; making > 0 && row < index.size(); row++) {
            if (actions.code(row) == making && index.outcome(row) == Outcome.SUCCESS && isDocument(row)) {
                made.add(part(NAME, row));
            }
        }
    }

    /** Whether any event of this evidence gives rights of whatever kind by a policy. */
    static boolean isIn(EventIndex index) {
        Values names = index.column(Dimension.ACTION).dictionary();
        return GIVING.stream().anyMatch(action -> names.find(action) > 0);
    }

    boolean isGiven(int row) {
        if (!giving[actions.code(row)]) {
            return false;
        }
        String arn = part(ARN, row);
        return isDocument(row)
                || OF_PROVIDER.matcher(arn).matches()
                || !arn.contains("::aws:") && !made.isEmpty() && made.contains(lastName(arn));
    }

    /** The policy's name; "a policy" where the log does not say. */
    String policy(int row) {
        String name = part(NAME, row);
        String arn = part(ARN, row);
        return !arn.isEmpty() ? lastName(arn) : name.isEmpty() ? "a policy" : name;
    }

    private boolean isDocument(int row) {
        return DOCUMENT.matcher(index.value(Dimension.DETAIL, row)).find();
    }

    private String part(Pattern pattern, int row) {
        Matcher matcher = pattern.matcher(index.value(Dimension.DETAIL, row));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String lastName(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
