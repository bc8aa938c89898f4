package org.nightjar.casefile;

import java.util.List;

/**
 * What a verification checked.
 *
 * @param passed checks that held, a sentence each
 * @param failed checks that did not hold, a sentence each
 * @param notChecked what could not be checked and why, a sentence each
 */
public record VerifyReport(List<String> passed, List<String> failed, List<String> notChecked) {

    public VerifyReport {
        passed = List.copyOf(passed);
        failed = List.copyOf(failed);
        notChecked = List.copyOf(notChecked);
    }

    public boolean holds() {
        return failed.isEmpty();
    }
}
