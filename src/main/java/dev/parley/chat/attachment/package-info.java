/** Files in chats: their names and types, their bytes in PostgreSQL or S3, the scan for viruses, and the URLs by which they are read. */
@NullMarked
package dev.parley.chat.attachment;

import org.jspecify.annotations.NullMarked;
