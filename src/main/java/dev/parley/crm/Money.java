package dev.parley.crm;

/**
 * An amount of money.
 *
 * @param currencyCode ISO 4217 code, or null if the currency is not known
 */
public record Money(double amount, String currencyCode) {}
