/** Tags of chats, skills of agents, and the details that staff note at the end. */
@NullMarked
package dev.parley.chat.tag;

import org.jspecify.annotations.NullMarked;
