/** CRM records that chat sessions link to: companies, persons, projects, sales, tickets and users. Most are read-only. */
@NullMarked
package dev.parley.crm;

import org.jspecify.annotations.NullMarked;
