/** Files of SuperOffice rows: their tables and columns, their formats, and the values in Parley's form. */
@NullMarked
package dev.parley.superoffice.source;

import org.jspecify.annotations.NullMarked;
