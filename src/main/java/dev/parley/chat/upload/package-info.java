/** The resource that receives the bytes of files. */
@NullMarked
package dev.parley.chat.upload;

import org.jspecify.annotations.NullMarked;
