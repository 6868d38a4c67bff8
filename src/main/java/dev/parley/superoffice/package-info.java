/**
 * The command "import": rows of SuperOffice's tables, from files into Parley's tables. Files are loaded into staging tables; scripts of SQL apply the
 * rules to them and insert the rows in batches.
 */
@NullMarked
package dev.parley.superoffice;

import org.jspecify.annotations.NullMarked;
