package dev.parley.chat;

/**
 * What customers say of themselves; every part may be null.
 *
 * @param country SuperOffice's number of the country
 */
public record CustomerDetails(
        String name, String companyName, String email, String phone, Integer country, Boolean consented) {}
