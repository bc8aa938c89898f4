package org.nightjar.model;

/**
 * A principal together with the credential it used: the finest thing that is folded into a user.
 *
 * @param principal as logged
 * @param accessKeyId the credential, or ""
 */
public record PrincipalUse(Principal principal, String accessKeyId) {}
