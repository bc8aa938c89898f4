package org.nightjar.casefile;

import java.util.Map;
import java.util.stream.Collectors;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;

/**
 * The widest limits that evidence of a case was read under. Who reads it again to check it reads under these: under
 * narrower ones, what was imported whole would seem to be cut off.
 */
final class CaseLimits {

    /** Setting: lines {@code name=value}; missing while all imports had the ordinary limits or narrower ones. */
    private static final String LIMITS = "import.limits";

    private CaseLimits() {}

    /** Notes that evidence is read under these limits. */
    static void note(CaseStore store, EvidenceLimits limits) throws NightjarException {
        EvidenceLimits before = of(store);
        EvidenceLimits now = before.widest(limits);
        if (!now.equals(before)) {
            store.saveSetting(
                    LIMITS,
                    now.byName().entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("\n")));
        }
    }

    /** At least the ordinary ones; a line that says nothing sensible is passed over. */
    static EvidenceLimits of(CaseStore store) throws NightjarException {
        EvidenceLimits limits = EvidenceLimits.DEFAULT;
        for (String line : store.findSetting(LIMITS).orElse("").lines().toList()) {
            String[] parts = line.split("=", 2);
            if (parts.length == 2 && parts[1].matches("\\d{1,18}")) {
                EvidenceLimits wider =
                        limits.with(parts[0], Long.parseLong(parts[1])).orElse(limits);
                limits = limits.widest(wider);
            }
        }
        return limits;
    }
}
