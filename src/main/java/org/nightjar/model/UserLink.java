package org.nightjar.model;

/**
 * The user behind one use of a credential, and the next link of the chain that leads there.
 *
 * @param user who
 * @param issuer position, in the list that was folded, of the use that obtained this credential; -1 if this is the far
 *     end of what is known
 * @param proof how the far end is known
 */
public record UserLink(User user, int issuer, ChainProof proof) {

    /** A use that leads nowhere but to the user that it names. */
    public static UserLink named(User user) {
        return new UserLink(user, -1, user.equals(User.NOBODY) ? ChainProof.NOBODY : ChainProof.NAMED);
    }
}
