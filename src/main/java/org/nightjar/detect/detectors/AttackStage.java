package org.nightjar.detect.detectors;

import java.util.Locale;
import java.util.Set;
import org.nightjar.detect.profile.Organisation;
import org.nightjar.model.Access;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/**
 * The steps of an attack, in the order of ATT&amp;CK's tactics, and the calls that take them; a call says which step it may
 * be, not that it is one.
 *
 * @see <a href="https://attack.mitre.org/matrices/enterprise/cloud/iaas/">ATT&amp;CK, IaaS</a>
 */
enum AttackStage {
    NONE(""),
    DISCOVERY("looking around"),
    PRIVILEGE("taking rights"),
    COLLECTION("gathering"),
    RELEASE("letting it out"),
    COVER("covering it up");

    private static final Set<String> PRIVILEGE_ACTIONS = Set.of(
            "AttachRolePolicy",
            "AttachUserPolicy",
            "AttachGroupPolicy",
            "PutUserPolicy",
            "PutRolePolicy",
            "PutGroupPolicy",
            "CreatePolicyVersion",
            "SetDefaultPolicyVersion",
            "AddUserToGroup",
            "CreateAccessKey",
            "CreateLoginProfile",
            "UpdateLoginProfile",
            "UpdateAssumeRolePolicy",
            "CreateUser",
            "AddRoleToInstanceProfile");

    private static final Set<String> COLLECTION_ACTIONS = Set.of(
            "GetObject",
            "GetSecretValue",
            "BatchGetSecretValue",
            "GetParameter",
            "GetParameters",
            "GetParametersByPath",
            "GetPasswordData",
            "CreateSnapshot",
            "CreateImage",
            "CopySnapshot",
            "CreateDBSnapshot",
            "CreateDBClusterSnapshot",
            "StartExportTask",
            "ExportTableToPointInTime",
            "SelectObjectContent",
            "GitPull");

    private final String words;

    AttackStage(String words) {
        this.words = words;
    }

    /** Such as {@code looking around}. */
    String words() {
        return words;
    }

    /** The stage of each event of an index; decided once a distinct action, save for letting out. */
    static final class OfEvents {
        private final EventIndex index;
        private final Column actions;
        private final Column targets;
        private final AttackStage[] byAction;
        private final boolean[] outside;

        OfEvents(EventIndex index, Organisation organisation) {
            this.index = index;
            actions = index.column(Dimension.ACTION);
            targets = index.column(Dimension.TARGET);
            Values names = actions.dictionary();
            byAction = new AttackStage[names.size()];
            for (int code = 0; code < byAction.length; code++) {
                byAction[code] = ofAction(names.value(code));
            }
            outside = new boolean[targets.dictionary().size()];
            for (int code = 1; code < outside.length; code++) {
                outside[code] = organisation.isOutside(targets.dictionary().value(code));
            }
        }

        AttackStage of(int row) {
            if (index.access(row) != Access.READ) {
                for (int code : targets.codes(row)) {
                    if (outside[code]) {
                        return RELEASE;
                    }
                }
            }
            AttackStage stage = byAction[actions.code(row)];
            return stage == DISCOVERY && index.access(row) == Access.WRITE ? NONE : stage;
        }

        private static AttackStage ofAction(String action) {
            if (PRIVILEGE_ACTIONS.contains(action)) {
                return PRIVILEGE;
            }
            if (COLLECTION_ACTIONS.contains(action)) {
                return COLLECTION;
            }
            if (TamperingActs.stakes(action, "", false) > 0) {
                return COVER;
            }
            String lower = action.toLowerCase(Locale.ROOT);
            boolean looks = lower.startsWith("list")
                    || lower.startsWith("describe")
                    || lower.startsWith("getaccount")
                    || lower.startsWith("getcaller")
                    || lower.startsWith("getuser")
                    || lower.endsWith("policy") && lower.startsWith("get");
            return looks ? DISCOVERY : NONE;
        }
    }
}
