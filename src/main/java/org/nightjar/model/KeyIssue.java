package org.nightjar.model;

/**
 * A credential that one principal obtained: the link from a role session back to who assumed the role.
 *
 * @param issuer who made the call that handed it out
 * @param accessKeyId the credential handed out
 */
public record KeyIssue(PrincipalUse issuer, String accessKeyId) {}
