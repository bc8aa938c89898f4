package org.nightjar.detect.detectors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls that attacks are made of, with their stakes in decades and what they serve. What cuts down logs, shares with
 * outsiders, makes credentials for others or makes administrators has detectors of its own and is not here. After the techniques of ATT&amp;CK's
 * matrix for clouds and the provider's own descriptions of its actions.
 *
 * @see <a href="https://attack.mitre.org/matrices/enterprise/cloud/">ATT&amp;CK, cloud</a>
 */
final class TellingActs {

    private record Use(double stakes, String words) {}

    private static final Map<String, Use> USES = new HashMap<>();

    static {
        put(1.2, "makes an identity to come back with", "CreateUser");
        put(
                1.2,
                "lets a login service choose who gets in",
                "CreateOpenIDConnectProvider",
                "CreateSAMLProvider",
                "UpdateSAMLProvider");
        put(1.2, "lets holders of a certificate get in", "CreateTrustAnchor");
        put(0.8, "says what holders of a certificate may do", "CreateProfile");
        put(
                1,
                "gives rights to an identity",
                "AttachUserPolicy",
                "AttachRolePolicy",
                "AttachGroupPolicy",
                "PutUserPolicy",
                "PutRolePolicy",
                "AddUserToGroup",
                "SetDefaultPolicyVersion",
                "CreatePolicyVersion");
        put(1.2, "hands out passwords or secrets", "GetPasswordData", "BatchGetSecretValue", "GetFederationToken");
        put(0.7, "hands out secrets", "GetSecretValue", "GetParameters", "GetParametersByPath");
        put(
                1,
                "runs commands or opens a shell on machines",
                "SendCommand",
                "StartSession",
                "SendSSHPublicKey",
                "SendSerialConsoleSSHPublicKey",
                "ModifyInstanceAttribute");
        put(
                0.7,
                "changes the code or the environment of a function",
                "UpdateFunctionCode20150331v2",
                "UpdateFunctionConfiguration20150331v2",
                "AddPermission20150331v2",
                "PublishLayerVersion20181031");
        put(0.8, "opens a way in from the network", "AuthorizeSecurityGroupIngress");
        put(1.1, "starts machines at somebody's cost", "RunInstances");
        put(0.7, "uses a model at somebody's cost", "InvokeModel");
        put(
                0.7,
                "gets access to models at somebody's cost",
                "PutUseCaseForModelAccess",
                "PutFoundationModelEntitlement",
                "CreateFoundationModelAgreement");
        put(1, "shows all identities and their rights at once", "GetAccountAuthorizationDetails");
        put(2, "takes the account out of the organisation's reach", "LeaveOrganization");
        put(
                1.5,
                "destroys what others could restore from",
                "DeleteDBSnapshot",
                "DeleteRecoveryPoint",
                "DeleteBackupVault",
                "ScheduleKeyDeletion",
                "DisableKey");
    }

    private TellingActs() {}

    private static void put(double stakes, String words, String... actions) {
        List.of(actions).forEach(action -> USES.put(action, new Use(stakes, words)));
    }

    /** Decades; 0 for any other call. */
    static double stakes(String action) {
        Use use = USES.get(action);
        return use == null ? 0 : use.stakes();
    }

    /** Continues "called X, which …". */
    static String use(String action) {
        Use use = USES.get(action);
        return use == null ? "" : use.words();
    }
}
