/** Web Push: browsers of agents and customers that subscribed, and the pushes to them. */
@NullMarked
package dev.parley.chat.push;

import org.jspecify.annotations.NullMarked;
