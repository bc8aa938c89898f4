package org.nightjar.model;

/**
 * What a detection knew of one user, in three numbers that change when it does: findings made of another basis are out of
 * date. They are sums over the user's events, so their order does not matter.
 *
 * @param events how many events
 * @param people of which principals and credentials, and as whom
 * @param facts what was known of their addresses and clients
 */
public record UserBasis(long events, long people, long facts) {}
