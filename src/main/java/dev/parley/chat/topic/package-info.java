/** Chat topics: settings, members, opening hours, and the rules that follow from them. */
package dev.parley.chat.topic;
