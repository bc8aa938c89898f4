package org.nightjar.enrich;

import org.nightjar.model.UserKind;

/**
 * Who stands behind a principal, before it is known whether the name is unique in the case. Two principals are one user
 * if these are equal.
 *
 * @param name the plain name
 * @param kind what stands behind it
 * @param account the account that the name is valid in, or "" if it means the same person everywhere
 */
record Identity(String name, UserKind kind, String account) {}
