package org.nightjar.model;

/**
 * What a user agent string says about the client.
 *
 * @param family the client, such as {@code aws-cli}, {@code Boto3}, {@code Chrome}, {@code Terraform}; the service
 *     host name for calls made by a service; "" if the log does not say
 * @param interactive whether a person is likely to sit in front of it (console or browser)
 */
public record AgentFacts(String family, boolean interactive) {}
