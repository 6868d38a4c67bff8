/** CRM records that chat sessions link to: companies, persons, projects, sales, tickets and users. Most are read-only. */
package dev.parley.crm;
