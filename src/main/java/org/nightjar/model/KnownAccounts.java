package org.nightjar.model;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an analyst says of accounts against what the evidence says: which belong to the organisation though nothing shows
 * it, and which do not though events happened in them or their people act here every day.
 *
 * @param ours ids of twelve digits, sorted, each once
 * @param notOurs the same; an account that is in both is not ours
 */
public record KnownAccounts(List<String> ours, List<String> notOurs) {

    /** Nothing is said. */
    public static final KnownAccounts NONE = new KnownAccounts(List.of(), List.of());

    private static final Pattern ID = Pattern.compile("[0-9]{12}");

    public KnownAccounts {
        ours = List.copyOf(new TreeSet<>(ours));
        notOurs = List.copyOf(new TreeSet<>(notOurs));
    }

    /** Whether a text is the id of an account. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
