package org.nightjar.parse;

import java.util.regex.Pattern;
import org.nightjar.model.Access;

/** What the name of an AWS operation tells, for logs that do not say {@code readOnly} (before version 1.05). */
final class ActionVerbs {

    private static final Pattern VERSION = Pattern.compile("20\\d{6}(v\\d+)?$");

    private static final String[] READ = {
        "Get", "List", "Describe", "Head", "Lookup", "BatchGet", "BatchDescribe", "Search", "Query", "Scan", "Select",
        "View", "Check", "Test", "Validate", "Verify", "Preview", "Estimate", "Simulate", "Count", "Discover",
                "Download",
        "Filter", "Resolve", "Read", "AssumeRole", "Decrypt", "Export", "Retrieve", "Detect"
    };
    private static final String[] WRITE = {
        "Add",
        "Allocate",
        "Apply",
        "Associate",
        "Attach",
        "Authorize",
        "BatchDelete",
        "BatchPut",
        "Cancel",
        "Change",
        "Complete",
        "ConsoleLogin",
        "Copy",
        "Create",
        "Deactivate",
        "Delete",
        "Deregister",
        "Detach",
        "Disable",
        "Disassociate",
        "Enable",
        "Encrypt",
        "Import",
        "Initiate",
        "Invite",
        "Invoke",
        "Leave",
        "Modify",
        "Move",
        "Post",
        "Publish",
        "Purchase",
        "Put",
        "Reboot",
        "Register",
        "Release",
        "Remove",
        "Replace",
        "Request",
        "Reset",
        "Restore",
        "Resume",
        "Revoke",
        "Rotate",
        "Run",
        "Schedule",
        "Send",
        "Set",
        "Share",
        "Start",
        "Stop",
        "Subscribe",
        "Suspend",
        "Tag",
        "Terminate",
        "Unsubscribe",
        "Untag",
        "Update",
        "Upload",
        "Write"
    };

    private ActionVerbs() {}

    /** The name without the version that Lambda and CloudFront put behind it. */
    static String unversioned(String action) {
        return action.length() > 8 && Character.isDigit(action.charAt(action.length() - 1))
                ? VERSION.matcher(action).replaceFirst("")
                : action;
    }

    static Access access(String action) {
        return startsWith(action, READ) ? Access.READ : startsWith(action, WRITE) ? Access.WRITE : Access.UNKNOWN;
    }

    private static boolean startsWith(String action, String[] verbs) {
        for (String verb : verbs) {
            if (action.startsWith(verb)) {
                return true;
            }
        }
        return false;
    }
}
