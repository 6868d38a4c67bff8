package dev.parley.chat;

/**
 * What a customer says of itself when it asks for a session; every part may be null.
 *
 * @param country SuperOffice's number of the country
 * @param customerHost address of the customer's client
 */
record ChatRequest(
        String customerAlias,
        String name,
        String companyName,
        String email,
        String phone,
        Integer country,
        boolean consented,
        String customerHost) {}
