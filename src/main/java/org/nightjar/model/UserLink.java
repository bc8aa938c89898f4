package org.nightjar.model;

/**
 * The user behind one use of a credential, and the next link of the chain that leads there.
 *
 * @param user who
 * @param issuer position, in the list that was folded, of the use that obtained this credential; -1 if this is the far
 *     end of what is known
 * @param proof how the far end is known
 * @param folded whom the evidence itself leads to: the same user, unless the analyst merged that one into another
 */
public record UserLink(User user, int issuer, ChainProof proof, User folded) {

    /** As the evidence has it. */
    public UserLink(User user, int issuer, ChainProof proof) {
        this(user, issuer, proof, user);
    }

    /** A use that leads nowhere but to the user that it names. */
    public static UserLink named(User user) {
        return new UserLink(user, -1, user.equals(User.NOBODY) ? ChainProof.NOBODY : ChainProof.NAMED);
    }

    /** The same where the analyst says that its user is a part of another. */
    public UserLink mergedInto(User whole) {
        return new UserLink(whole, issuer, proof, folded);
    }

    /** Whether the analyst, not the evidence, says who it is. */
    public boolean isMerged() {
        return !user.equals(folded);
    }
}
