package dev.parley.crm;

import org.jspecify.annotations.Nullable;

/**
 * An amount of money.
 *
 * @param currencyCode ISO 4217 code, or null if the currency is not known
 */
public record Money(double amount, @Nullable String currencyCode) {}
