package dev.parley.chat.privacy;

/**
 * A person, with all that is the person's own. Other classes must not change the arrays.
 *
 * @param persons numbers of the CRM persons
 * @param sessions numbers of the sessions
 * @param tickets numbers of the tickets that were made from these sessions
 * @param addresses spellings of the e-mail addresses, as the database's function parley_email returns them
 */
public record DataSubject(Long[] persons, Long[] sessions, Long[] tickets, String[] addresses) {}
