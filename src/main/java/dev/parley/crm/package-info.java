/** The CRM records that a session is linked to: companies, persons, projects, sales, tickets and users, to be read. */
package dev.parley.crm;
